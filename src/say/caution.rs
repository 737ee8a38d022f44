//! What is questioned: one sentence and one offer.

use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::Caution;
use pesee_core::deliberation::{Deliberation, Fate, Holder};

use super::names;

/// The sentence, and the offer that goes with it.
pub fn caution(tongue: &Tongue, document: &Deliberation, caution: &Caution) -> (Shown, Shown) {
    match caution {
        Caution::YesNo => (tell!(tongue, "caution-yes-no"), tell!(tongue, "caution-yes-no-offer")),
        Caution::FewOptions(count) => {
            (tell!(tongue, "caution-few", count = *count), tell!(tongue, "caution-few-offer"))
        }
        Caution::Final { option, account, fate, gentler } => {
            let name = names::option(document, option);
            let personal = document.account(account).is_some_and(|a| a.holder == Some(Holder::Personal));
            let account = names::account(tongue, document, account);
            let (sentence, offer) = match (fate, personal) {
                (Fate::HandOver, _) => ("caution-hand-over", "caution-hand-over-offer"),
                (Fate::Merge(_), true) => ("caution-merge", "caution-merge-offer"),
                (Fate::Merge(_), false) => ("caution-merge-employer", "caution-merge-employer-offer"),
                (_, true) => ("caution-close", "caution-close-offer"),
                (_, false) => ("caution-close-employer", "caution-close-employer-offer"),
            };
            let offer = match gentler {
                Some(gentler) => tell!(tongue, "caution-gentler", option = names::option(document, gentler)),
                None => tell!(tongue, offer, account = &account),
            };
            (tell!(tongue, sentence, option = &name, account = &account), offer)
        }
        Caution::Individuals { platform } => {
            let sentence = tell!(tongue, "caution-individuals", platform = Shown::outside(platform));
            (sentence, tell!(tongue, "caution-individuals-offer"))
        }
        Caution::NearDuplicates(a, b) => {
            let (a, b) = (names::criterion(document, a), names::criterion(document, b));
            (tell!(tongue, "caution-near", a = a, b = b), tell!(tongue, "caution-near-offer"))
        }
    }
}
