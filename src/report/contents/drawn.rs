//! The pictures of a verdict, as data, each with what it shows in words.

use crate::report::matter::Matter;
use crate::report::paper::{Bar, Drawn, Picture, Span, Weight};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, number};
use pesee_core::method::{Leaders, Ranking};

/// The most balances: of those that are level.
const MOST_BALANCES: usize = 2;

/// What would read as 0.0 is drawn, but not told.
const LEAST_TOLD: f64 = 0.05;

/// What each criterion adds to an option, the heaviest first: what speaks against it, and what speaks for it.
fn weights(matter: &Matter, option: usize) -> [Vec<Weight>; 2] {
    let part = |sign: f64| {
        let rows = matter.figures().matrix().counted_rows();
        let parts = rows.filter_map(|(_, factor, row)| {
            let amount = sign * factor.share * row.get(option)?.value;
            let name = say::criterion(matter.document(), &factor.id);
            (amount > 0.0).then_some(Weight { name, amount })
        });
        let mut parts: Vec<Weight> = parts.collect();
        parts.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        parts
    };
    [part(-1.0), part(1.0)]
}

/// What stands left and right of the middle.
fn sides(tongue: &Tongue) -> [Shown; 2] {
    [tell!(tongue, "screen-cons"), tell!(tongue, "screen-pros")]
}

/// The balance of the option in front, or of the first that are level.
pub(super) fn balances(tongue: &Tongue, matter: &Matter, ranking: &Ranking) -> Vec<Picture> {
    let places = match &ranking.leaders {
        Leaders::NoEligible => Vec::new(),
        Leaders::Leader(at) => vec![*at],
        Leaders::Tied(places) => places.iter().take(MOST_BALANCES).copied().collect(),
    };
    let balance = |at: usize| {
        let option = matter.figures().matrix().options.get(at)?;
        let score = ranking.scores.get(at)?;
        let option = say::option(matter.document(), &option.id);
        let [cons, pros] = weights(matter, at);
        let figure = |value| number::number(tongue.language(), value, 1);
        let side = |id: &'static str, total: f64, weights: &[Weight]| {
            let part = |weight: &Weight| {
                tell!(tongue, "report-part", criterion = &weight.name, amount = figure(weight.amount))
            };
            let parts: Vec<Shown> = weights.iter().filter(|weight| weight.amount >= LEAST_TOLD).map(part).collect();
            (!parts.is_empty()).then(|| tell!(tongue, id, total = figure(total), parts = Shown::join(&parts, "; ")))
        };
        let told = [side("report-pros", score.pros, &pros), side("report-cons", score.cons, &cons)];
        Some(Picture {
            title: tell!(tongue, "report-balance", option = option),
            told: told.into_iter().flatten().collect(),
            drawn: Drawn::Balance { cons, pros, sides: sides(tongue) },
        })
    };
    places.into_iter().filter_map(balance).collect()
}

/// A bar for each option, best first.
pub(super) fn bars(tongue: &Tongue, matter: &Matter, ranking: &Ranking) -> Picture {
    let (document, figures) = (matter.document(), matter.figures());
    let bar = |at: usize| {
        let (course, score) = (figures.matrix().options.get(at)?, ranking.scores.get(at)?);
        let name = say::option(document, &course.id).isolated();
        if !course.is_eligible() {
            let score = tell!(tongue, "report-ruled-out");
            return Some(Bar { name, score, cons: Vec::new(), pros: Vec::new() });
        }
        let amounts = |weights: Vec<Weight>| weights.into_iter().map(|weight| weight.amount).collect();
        let [cons, pros] = weights(matter, at).map(amounts);
        Some(Bar { name, score: number::signed(tongue.language(), score.score, 1), cons, pros })
    };
    Picture {
        title: tell!(tongue, "report-bars"),
        told: say::ranking(tongue, document, figures, ranking),
        drawn: Drawn::Bars {
            bars: ranking.options_by_rank().into_iter().filter_map(bar).collect(),
            sides: sides(tongue),
        },
    }
}

/// Who leads at each place of the lens; `None` where nobody does.
pub(super) fn horizon(tongue: &Tongue, matter: &Matter, ranking: &Ranking) -> Option<Picture> {
    let table = matter.figures().matrix();
    let spans: Vec<Span> = ranking
        .lens_intervals
        .iter()
        .map(|interval| {
            let leading = interval.options.iter().filter_map(|at| table.options.get(*at));
            let names: Vec<Shown> =
                leading.map(|option| say::option(matter.document(), &option.id).isolated()).collect();
            Span { from: interval.from, to: interval.to, name: Shown::join(&names, "; ") }
        })
        .collect();
    let place = |at: f64| number::number(tongue.language(), at, 2);
    let span =
        |span: &Span| tell!(tongue, "report-span", from = place(span.from), to = place(span.to), options = &span.name);
    let mut told: Vec<Shown> = spans.iter().map(span).collect();
    let at = matter.document().lens();
    told.push(tell!(tongue, "report-lens-at", at = place(at)));
    (!spans.is_empty()).then(|| Picture {
        title: tell!(tongue, "report-horizon-picture"),
        told,
        drawn: Drawn::Horizon { spans, at, ends: [tell!(tongue, "walk-when-now"), tell!(tongue, "walk-when-later")] },
    })
}
