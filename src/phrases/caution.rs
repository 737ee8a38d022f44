//! Sentences for the cautions: one warning and one suggestion each.

use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::Caution;
use pesee_core::deliberation::{Deliberation, Fate, Holder};

use super::names;

/// Whether a line about cautions warns or suggests something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CautionLine {
    Warning,
    Suggestion,
}

/// Returns the lines about several cautions, each line once: a suggestion that several warnings share stands after the
/// last of them.
pub fn caution_lines(locale: &Locale, document: &Deliberation, found: &[Caution]) -> Vec<(SafeText, CautionLine)> {
    let pairs: Vec<(SafeText, SafeText)> = found.iter().map(|one| caution(locale, document, one)).collect();
    let mut lines: Vec<(SafeText, CautionLine)> = Vec::new();
    for (at, (warning, suggestion)) in pairs.iter().enumerate() {
        if !lines.iter().any(|(line, _)| line == warning) {
            lines.push((warning.clone(), CautionLine::Warning));
        }
        if !pairs.iter().skip(at + 1).any(|(_, later)| later == suggestion) {
            lines.push((suggestion.clone(), CautionLine::Suggestion));
        }
    }
    lines
}

/// Returns the warning and the suggestion for a caution.
pub fn caution(locale: &Locale, document: &Deliberation, caution: &Caution) -> (SafeText, SafeText) {
    match caution {
        Caution::YesNo => (t!(locale, "caution-yes-no"), t!(locale, "caution-yes-no-offer")),
        Caution::FewOptions(count) => {
            (t!(locale, "caution-few-options", count = *count), t!(locale, "caution-few-options-offer"))
        }
        Caution::IrreversibleFate { option, account, fate, gentler_option: gentler } => {
            let name = names::option(document, option);
            let personal = document.account(account).is_some_and(|a| a.holder == Some(Holder::Personal));
            let account = names::account(locale, document, account);
            let (sentence, offer) = match (fate, personal) {
                (Fate::HandOver, _) => ("caution-hand-over", "caution-hand-over-offer"),
                (Fate::Merge(_), true) => ("caution-merge", "caution-merge-offer"),
                (Fate::Merge(_), false) => ("caution-merge-employer", "caution-merge-employer-offer"),
                (_, true) => ("caution-close", "caution-close-offer"),
                (_, false) => ("caution-close-employer", "caution-close-employer-offer"),
            };
            let offer = match gentler {
                Some(gentler) => t!(locale, "caution-gentler-option", option = names::option(document, gentler)),
                None => t!(locale, offer, account = &account),
            };
            (t!(locale, sentence, option = &name, account = &account), offer)
        }
        Caution::PersonalNetwork { platform } => {
            let sentence = t!(locale, "caution-personal-network", platform = SafeText::sanitize(platform));
            (sentence, t!(locale, "caution-personal-network-offer"))
        }
        Caution::PolicyMissing => (t!(locale, "caution-policy"), t!(locale, "caution-policy-offer")),
        Caution::NearDuplicates(a, b) => {
            let (a, b) = (names::criterion(document, a), names::criterion(document, b));
            (t!(locale, "caution-near-duplicates", a = a, b = b), t!(locale, "caution-near-duplicates-offer"))
        }
    }
}
