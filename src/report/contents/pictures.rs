//! The pictures of a verdict, as data, each with what it shows in words.

use crate::phrases;
use crate::report::document::{HorizonSpan, OptionBar, Picture, PictureData, ReportContribution};
use crate::report::source::ReportSource;
use crate::t;
use crate::text::{Locale, SafeText, number};
use pesee_core::method::{Leaders, Ranking};

/// The most balances: of those that are level.
const MAX_BALANCES: usize = 2;

/// What would read as 0.0 is drawn, but not told.
const MIN_LISTED_AMOUNT: f64 = 0.05;

/// What each criterion adds to an option, the heaviest first: what speaks against it, and what speaks for it.
fn criterion_contributions(matter: &ReportSource, option: usize) -> [Vec<ReportContribution>; 2] {
    let part = |sign: f64| {
        let rows = matter.figures().matrix().counted_rows();
        let parts = rows.filter_map(|(_, factor, row)| {
            let amount = sign * factor.share * row.get(option)?.value;
            let name = phrases::criterion(matter.document(), &factor.id);
            (amount > 0.0).then_some(ReportContribution { name, amount })
        });
        let mut parts: Vec<ReportContribution> = parts.collect();
        parts.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        parts
    };
    [part(-1.0), part(1.0)]
}

/// What stands left and right of the middle.
fn side_labels(locale: &Locale) -> [SafeText; 2] {
    [t!(locale, "screen-cons"), t!(locale, "screen-pros")]
}

/// The balance of the option in front, or of the first that are level.
pub(super) fn balance_pictures(locale: &Locale, matter: &ReportSource, ranking: &Ranking) -> Vec<Picture> {
    let places = match &ranking.leaders {
        Leaders::NoEligible => Vec::new(),
        Leaders::Leader(at) => vec![*at],
        Leaders::Tied(places) => places.iter().take(MAX_BALANCES).copied().collect(),
    };
    let balance = |at: usize| {
        let option = matter.figures().matrix().options.get(at)?;
        let score = ranking.scores.get(at)?;
        let option = phrases::option(matter.document(), &option.id);
        let [cons, pros] = criterion_contributions(matter, at);
        let figure = |value| number::format(locale.language(), value, 1);
        let side = |id: &'static str, total: f64, weights: &[ReportContribution]| {
            let part = |weight: &ReportContribution| {
                t!(locale, "report-balance-part", criterion = &weight.name, amount = figure(weight.amount))
            };
            let parts: Vec<SafeText> =
                weights.iter().filter(|weight| weight.amount >= MIN_LISTED_AMOUNT).map(part).collect();
            (!parts.is_empty()).then(|| t!(locale, id, total = figure(total), parts = SafeText::join(&parts, "; ")))
        };
        let told = [side("report-balance-pros", score.pros, &pros), side("report-balance-cons", score.cons, &cons)];
        Some(Picture {
            title: t!(locale, "report-balance", option = option),
            description: told.into_iter().flatten().collect(),
            data: PictureData::Balance { cons, pros, sides: side_labels(locale) },
        })
    };
    places.into_iter().filter_map(balance).collect()
}

/// A bar for each option, best first.
pub(super) fn bars_picture(locale: &Locale, matter: &ReportSource, ranking: &Ranking) -> Picture {
    let (document, figures) = (matter.document(), matter.figures());
    let bar = |at: usize| {
        let (course, score) = (figures.matrix().options.get(at)?, ranking.scores.get(at)?);
        let name = phrases::option(document, &course.id).to_isolated();
        if !course.is_eligible() {
            let score = t!(locale, "report-ruled-out");
            return Some(OptionBar { name, score, cons: Vec::new(), pros: Vec::new() });
        }
        let amounts = |weights: Vec<ReportContribution>| weights.into_iter().map(|weight| weight.amount).collect();
        let [cons, pros] = criterion_contributions(matter, at).map(amounts);
        Some(OptionBar { name, score: number::format_signed(locale.language(), score.score, 1), cons, pros })
    };
    Picture {
        title: t!(locale, "report-bars"),
        description: phrases::ranking_lines(locale, document, figures, ranking),
        data: PictureData::Bars {
            bars: ranking.options_by_rank().into_iter().filter_map(bar).collect(),
            sides: side_labels(locale),
        },
    }
}

/// Who leads at each place of the lens; `None` where nobody does.
pub(super) fn horizon_picture(locale: &Locale, matter: &ReportSource, ranking: &Ranking) -> Option<Picture> {
    let table = matter.figures().matrix();
    let spans: Vec<HorizonSpan> = ranking
        .lens_intervals
        .iter()
        .map(|interval| {
            let leading = interval.options.iter().filter_map(|at| table.options.get(*at));
            let names: Vec<SafeText> =
                leading.map(|option| phrases::option(matter.document(), &option.id).to_isolated()).collect();
            HorizonSpan { from: interval.from, to: interval.to, name: SafeText::join(&names, "; ") }
        })
        .collect();
    let place = |at: f64| number::format(locale.language(), at, 2);
    let span = |span: &HorizonSpan| {
        t!(locale, "report-horizon-span", from = place(span.from), to = place(span.to), options = &span.name)
    };
    let mut told: Vec<SafeText> = spans.iter().map(span).collect();
    let at = matter.document().lens();
    told.push(t!(locale, "report-horizon-lens", at = place(at)));
    (!spans.is_empty()).then(|| Picture {
        title: t!(locale, "report-horizon-picture"),
        description: told,
        data: PictureData::Horizon {
            spans,
            lens: at,
            ends: [t!(locale, "walk-time-horizon-now"), t!(locale, "walk-time-horizon-later")],
        },
    })
}
