//! What is offered so that a choice harms nothing it need not, in words that become a step.

use chrono::NaiveDate;

use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{self, Care, Safeguard};
use pesee_core::deliberation::{Account, Deliberation, Holder, Id, Perspective};

/// What is offered for the choice that stands, each with its sentence; none that reads like a step that is there.
pub fn safeguards(tongue: &Tongue, document: &Deliberation, today: NaiveDate) -> Vec<(Safeguard, Shown)> {
    let mut offered: Vec<(Safeguard, Shown)> = Vec::new();
    for safeguard in walk::safeguards(document, today) {
        let said = sentence(tongue, document, &safeguard);
        let is_step = || document.steps().iter().any(|step| step.what.trim() == said.as_str());
        if offered.iter().all(|(_, known)| *known != said) && !is_step() {
            offered.push((safeguard, said));
        }
    }
    offered
}

fn sentence(tongue: &Tongue, document: &Deliberation, safeguard: &Safeguard) -> Shown {
    let found = document.account(&safeguard.account);
    let account = found.map_or_else(Shown::default, |account| called(tongue, document, account));
    let id = match safeguard.care {
        Care::Name => "safeguard-name",
        Care::Speaks => "safeguard-speaks",
        Care::Evenings => "safeguard-evenings",
        Care::Contacts => "safeguard-contacts",
        Care::Hands => "safeguard-hands",
        Care::Policy => "safeguard-policy",
        Care::Announce => "safeguard-announce",
        Care::Return => "safeguard-return",
        Care::Park => "safeguard-park",
        Care::Pointer => "safeguard-pointer",
        // An archive holds what people wrote to each other: that of its people is not an employer's to have.
        Care::Archive if is_theirs(document, &safeguard.account) => "safeguard-archive-theirs",
        Care::Archive => "safeguard-archive",
        Care::Farewell => "safeguard-farewell",
        Care::Rest => "safeguard-rest",
        Care::Agree => "safeguard-agree",
        Care::Keys => "safeguard-keys",
        Care::Profile => {
            let platform = found.and_then(|account| account.platform.as_deref()).map(Shown::brief);
            let platform = platform.unwrap_or_default();
            return tell!(tongue, "safeguard-profile", account = account, platform = platform);
        }
    };
    tell!(tongue, id, account = account)
}

fn is_theirs(document: &Deliberation, account: &Id) -> bool {
    let holder = document.account(account).and_then(|account| account.holder);
    document.head().perspective == Some(Perspective::Employer) && holder == Some(Holder::Personal)
}

/// An account by its handle, which a sentence can stand on; with the platform where another has the same one. Without a
/// handle, by whose it is and where. None of these would melt into a French "de" or "à" before it, but for those that
/// begin with "le": no sentence puts these words there.
fn called(tongue: &Tongue, document: &Deliberation, account: &Account) -> Shown {
    let known =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(Shown::brief);
    let platform = known(&account.platform);
    if let Some(handle) = known(&account.handle) {
        let same = |other: &Account| other.id != account.id && known(&other.handle) == Some(handle.clone());
        return match platform.filter(|_| document.accounts().iter().any(same)) {
            Some(platform) => tell!(tongue, "safeguard-handle-on", handle = handle, platform = platform),
            None => handle,
        };
    }
    let employer_writes = document.head().perspective == Some(Perspective::Employer);
    let id = match (account.holder, employer_writes) {
        (Some(Holder::Employer), false) => "safeguard-account-employers",
        (Some(Holder::Employer), true) => "safeguard-account-ours",
        (Some(Holder::Personal), true) => "safeguard-account-theirs",
        _ => "safeguard-account-mine",
    };
    let is_known = if platform.is_some() { "yes" } else { "no" };
    tell!(tongue, id, known = is_known, platform = platform.unwrap_or_default())
}
