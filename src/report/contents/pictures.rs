//! The pictures of a verdict as data, each with its content as text.

use crate::phrases;
use crate::report::document::{HorizonSpan, OptionBar, Picture, PictureData, ReportContribution};
use crate::report::source::ReportSource;
use crate::t;
use crate::text::{Locale, SafeText, number};
use pesee_core::method::{Leaders, OptionScore, Ranking};

/// The number of balances drawn if several options are tied.
const MAX_BALANCES: usize = 2;

/// Smaller contributions are drawn but not listed, because they would be listed as 0.0.
const MIN_LISTED_AMOUNT: f64 = 0.05;

/// Returns the contributions of the criteria against and for an option, each with the largest first.
fn criterion_contributions(source: &ReportSource, option: usize) -> [Vec<ReportContribution>; 2] {
    let language = source.language();
    let part = |sign: f64| {
        let rows = source.figures().matrix().counted_rows();
        let parts = rows.filter_map(|(_, factor, row)| {
            let amount = sign * factor.share * row.get(option)?.value;
            let name = phrases::criterion(source.document(), &factor.id);
            let figure = number::format_signed(language, sign * amount, 1);
            (amount > 0.0).then_some(ReportContribution { name, amount, figure })
        });
        let mut parts: Vec<ReportContribution> = parts.collect();
        parts.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        parts
    };
    [part(-1.0), part(1.0)]
}

fn rank_text(locale: &Locale, score: &OptionScore) -> SafeText {
    number::format(locale.language(), score.rank as f64, 0)
}

fn side_labels(locale: &Locale) -> [SafeText; 2] {
    [t!(locale, "screen-cons"), t!(locale, "screen-pros")]
}

/// Builds the balance of the leading option, or of the first tied options.
pub(super) fn balance_pictures(locale: &Locale, source: &ReportSource, ranking: &Ranking) -> Vec<Picture> {
    let places = match &ranking.leaders {
        Leaders::NoLeader => Vec::new(),
        Leaders::Leader(at) => vec![*at],
        Leaders::Tied(places) => places.iter().take(MAX_BALANCES).copied().collect(),
    };
    let balance = |at: usize| {
        let option = source.figures().matrix().options.get(at)?;
        let score = ranking.scores.get(at)?;
        let option = phrases::option(source.document(), &option.id);
        let [cons, pros] = criterion_contributions(source, at);
        let figure = |value| number::format(locale.language(), value, 1);
        let side = |id: &'static str, total: f64, weights: &[ReportContribution]| {
            let part = |weight: &ReportContribution| {
                t!(locale, "report-balance-part", criterion = &weight.name, amount = figure(weight.amount))
            };
            let parts: Vec<SafeText> =
                weights.iter().filter(|weight| weight.amount >= MIN_LISTED_AMOUNT).map(part).collect();
            (!parts.is_empty()).then(|| t!(locale, id, total = figure(total), parts = SafeText::join(&parts, "; ")))
        };
        let description =
            [side("report-balance-pros", score.pros, &pros), side("report-balance-cons", score.cons, &cons)];
        Some(Picture {
            title: t!(locale, "report-balance", option = option),
            description: description.into_iter().flatten().collect(),
            data: PictureData::Balance { cons, pros, sides: side_labels(locale) },
        })
    };
    places.into_iter().filter_map(balance).collect()
}

pub(super) fn bars_picture(locale: &Locale, source: &ReportSource, ranking: &Ranking) -> Picture {
    let (document, figures) = (source.document(), source.figures());
    let bar = |at: usize| {
        let (option, score) = (figures.matrix().options.get(at)?, ranking.scores.get(at)?);
        let name = phrases::option(document, &option.id).to_isolated();
        if !option.is_eligible() {
            let score = t!(locale, "report-ruled-out");
            return Some(OptionBar { rank: SafeText::default(), name, score, cons: Vec::new(), pros: Vec::new() });
        }
        let rank = rank_text(locale, score);
        let amounts = |weights: Vec<ReportContribution>| weights.into_iter().map(|weight| weight.amount).collect();
        let [cons, pros] = criterion_contributions(source, at).map(amounts);
        Some(OptionBar { rank, name, score: number::format_signed(locale.language(), score.score, 1), cons, pros })
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

/// Builds the picture of the leading options at each value of the lens; `None` if no option leads.
pub(super) fn horizon_picture(locale: &Locale, source: &ReportSource, ranking: &Ranking) -> Option<Picture> {
    let table = source.figures().matrix();
    // Where answers are missing, one of several options may lead; otherwise several options are level.
    let has_open_cells = table.rows().any(|(_, row)| row.iter().any(|cell| cell.is_open));
    let separator = if has_open_cells { t!(locale, "screen-horizon-or") } else { SafeText::from_static(" = ") };
    let spans: Vec<HorizonSpan> = ranking
        .lens_intervals
        .iter()
        .map(|interval| {
            let leading = interval.options.iter().filter_map(|at| table.options.get(*at));
            let names: Vec<SafeText> =
                leading.map(|option| phrases::option(source.document(), &option.id).to_isolated()).collect();
            let scores = interval.options.iter().filter_map(|at| ranking.scores.get(*at));
            let ranks: Vec<SafeText> = scores.map(|score| rank_text(locale, score)).collect();
            HorizonSpan {
                from: interval.from,
                to: interval.to,
                ranks: SafeText::join(&ranks, ", "),
                name: SafeText::join(&names, separator.as_str()),
            }
        })
        .collect();
    let place = |at: f64| number::format(locale.language(), at, 2);
    let span = |span: &HorizonSpan| {
        t!(locale, "report-horizon-span", from = place(span.from), to = place(span.to), options = &span.name)
    };
    let mut description: Vec<SafeText> = spans.iter().map(span).collect();
    let lens = source.document().lens();
    let people = source.document().people().len();
    description.push(t!(locale, "report-horizon-lens", at = place(lens), people = people));
    (!spans.is_empty()).then(|| Picture {
        title: t!(locale, "report-horizon-picture"),
        description,
        data: PictureData::Horizon {
            spans,
            lens,
            ends: [t!(locale, "walk-time-horizon-now"), t!(locale, "walk-time-horizon-later")],
        },
    })
}
