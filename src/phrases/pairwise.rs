//! Sentences about pairwise comparisons and their consistency.

use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::walk::{self, PAIR_RATIOS};
use pesee_core::deliberation::{Deliberation, Id};
use pesee_core::method::{InconsistentJudgement, MAX_CONSISTENCY_RATIO, PairwiseResult};

use super::names;

/// The consistency ratio above which the answers count as strongly inconsistent.
const STRONGLY_INCONSISTENT_RATIO: f64 = 0.20;

/// Describes a comparison in which `a` matters `ratio` times as much as `b`; the subject is the more important
/// criterion.
pub fn pair_comparison(locale: &Locale, document: &Deliberation, (a, b): (&Id, &Id), ratio: f64) -> SafeText {
    let (name, times) = if ratio < 1.0 { (b, 1.0 / ratio) } else { (a, ratio) };
    if times == 1.0 {
        return t!(locale, "walk-pair-comparison-alike");
    }
    let size = times.round().clamp(1.0, f64::from(*PAIR_RATIOS.end())) as usize;
    let times = number::format_short(locale.language(), times);
    t!(locale, "walk-pair-comparison", name = names::criterion(document, name), size = size, times = times)
}

/// Describes a comparison in short form; the names are truncated if the line would be wider than `width`.
pub fn pair_comparison_line(
    locale: &Locale,
    document: &Deliberation,
    (a, b): (&Id, &Id),
    ratio: f64,
    width: usize,
) -> SafeText {
    let (a, b, times) = if ratio < 1.0 { (b, a, 1.0 / ratio) } else { (a, b, ratio) };
    let (first, second) = (names::criterion(document, a), names::criterion(document, b));
    let line = |first: &SafeText, second: &SafeText| match times {
        1.0 => t!(locale, "walk-pair-comparison-short-alike", first = first, second = second),
        _ => {
            let times = number::format_short(locale.language(), times);
            t!(locale, "walk-pair-comparison-short", first = first, times = times, second = second)
        }
    };
    let whole = line(&first, &second);
    let over = whole.width().saturating_sub(width);
    if over == 0 {
        return whole;
    }
    // The longer name is truncated first.
    let available = (first.width() + second.width()).saturating_sub(over);
    let shorter = first.width().min(second.width()).min(available / 2);
    let cut = |name: &SafeText| name.truncate(if name.width() <= shorter { shorter } else { available - shorter });
    line(&cut(&first), &cut(&second))
}

/// Describes the consistency of the comparisons; `None` if no comparison checks another or the consistency ratio is
/// undefined.
pub fn consistency(locale: &Locale, document: &Deliberation, result: &PairwiseResult) -> Option<SafeText> {
    let ratio = result.consistency_ratio.filter(|_| walk::has_consistency_check(document))?;
    let figure = |value| number::format(locale.language(), value, 2);
    let most = figure(MAX_CONSISTENCY_RATIO);
    Some(if ratio > MAX_CONSISTENCY_RATIO {
        let much = if ratio > STRONGLY_INCONSISTENT_RATIO { "much" } else { "little" };
        // Rounding up prevents an excessive ratio from appearing equal to the limit.
        t!(locale, "walk-inconsistent", much = much, ratio = figure((ratio * 100.0).ceil() / 100.0), most = most)
    } else {
        t!(locale, "walk-consistent", ratio = figure(ratio), most = most)
    })
}

/// Describes a comparison together with the ratio that the other comparisons imply.
pub fn inconsistent_judgement(locale: &Locale, document: &Deliberation, judgement: &InconsistentJudgement) -> SafeText {
    // The criterion that matters more by the stated ratio comes first; for equal criteria, by the implied ratio.
    let turned = judgement.stated < 1.0 || (judgement.stated == 1.0 && judgement.implied < 1.0);
    let (a, b) = if turned { (&judgement.b, &judgement.a) } else { (&judgement.a, &judgement.b) };
    let turn = |ratio: f64| if turned { 1.0 / ratio } else { ratio };
    let (stated, implied) = (turn(judgement.stated), turn(judgement.implied));
    let other = 1.0 / implied;
    // The approximate ratio has one decimal below 2 and none from 2 on.
    let about = |times: f64| number::format(locale.language(), times, usize::from(times < 1.95));
    let (rest, times) = if implied >= 1.05 {
        ("more", about(implied))
    } else if other >= 1.05 {
        ("other", about(other))
    } else {
        ("alike", about(1.0))
    };
    t!(
        locale,
        "walk-inconsistent-judgement",
        first = names::criterion(document, a),
        second = names::criterion(document, b),
        said = if stated == 1.0 { "alike" } else { "more" },
        times = number::format_short(locale.language(), stated),
        rest = rest,
        implied = times
    )
}
