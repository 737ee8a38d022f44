//! Comparisons in pairs in words: each one, and whether they hang together.

use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::walk::{self, PAIR_RATIOS};
use pesee_core::deliberation::{Deliberation, Id};
use pesee_core::method::{InconsistentJudgement, MAX_CONSISTENCY_RATIO, PairwiseResult};

use super::names;

/// Above this the answers contradict each other more than a little.
const STRONGLY_INCONSISTENT_RATIO: f64 = 0.20;

/// How many times as much `a` matters as `b`, as a sentence about the one that matters more.
pub fn pair_comparison(locale: &Locale, document: &Deliberation, (a, b): (&Id, &Id), ratio: f64) -> SafeText {
    let (name, times) = if ratio < 1.0 { (b, 1.0 / ratio) } else { (a, ratio) };
    if times == 1.0 {
        return t!(locale, "walk-pair-comparison-alike");
    }
    let size = times.round().clamp(1.0, f64::from(*PAIR_RATIOS.end())) as usize;
    let times = number::format_short(locale.language(), times);
    t!(locale, "walk-pair-comparison", name = names::criterion(document, name), size = size, times = times)
}

/// The same in as few signs as say it; names are cut where the line would be wider than `width`.
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
    // The longer of the two gives way first.
    let room = (first.width() + second.width()).saturating_sub(over);
    let shorter = first.width().min(second.width()).min(room / 2);
    let cut = |name: &SafeText| name.truncate(if name.width() <= shorter { shorter } else { room - shorter });
    line(&cut(&first), &cut(&second))
}

/// Whether the answers hang together; `None` while none checks another, and where nothing is known about so many.
pub fn consistency(locale: &Locale, document: &Deliberation, judged: &PairwiseResult) -> Option<SafeText> {
    let ratio = judged.consistency_ratio.filter(|_| walk::has_consistency_check(document))?;
    let figure = |value| number::format(locale.language(), value, 2);
    let most = figure(MAX_CONSISTENCY_RATIO);
    Some(if ratio > MAX_CONSISTENCY_RATIO {
        let much = if ratio > STRONGLY_INCONSISTENT_RATIO { "much" } else { "little" };
        // Rounded up, so that it never reads as what is still fine.
        t!(locale, "walk-inconsistent", much = much, ratio = figure((ratio * 100.0).ceil() / 100.0), most = most)
    } else {
        t!(locale, "walk-consistent", ratio = figure(ratio), most = most)
    })
}

/// A comparison beside what the others make of the two.
pub fn inconsistent_judgement(locale: &Locale, document: &Deliberation, look: &InconsistentJudgement) -> SafeText {
    // What matters more comes first: as it was said, or where it was said to be alike, as the rest has it.
    let turned = look.stated < 1.0 || (look.stated == 1.0 && look.implied < 1.0);
    let (a, b) = if turned { (&look.b, &look.a) } else { (&look.a, &look.b) };
    let turn = |ratio: f64| if turned { 1.0 / ratio } else { ratio };
    let (stated, implied) = (turn(look.stated), turn(look.implied));
    let other = 1.0 / implied;
    // About: whole from two up, with one decimal below.
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
