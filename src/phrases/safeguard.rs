//! What is offered so that a choice harms nothing it need not, in words that become a step.

use chrono::NaiveDate;

use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{self, Safeguard, SafeguardKind};
use pesee_core::deliberation::{Account, Deliberation, Holder, Id, Perspective};

/// What is offered for the choice that stands, each with its sentence; none that reads like a step that is there.
pub fn safeguard_offers(locale: &Locale, document: &Deliberation, today: NaiveDate) -> Vec<(Safeguard, SafeText)> {
    let mut offered: Vec<(Safeguard, SafeText)> = Vec::new();
    for safeguard in walk::list_safeguards(document, today) {
        let said = safeguard_sentence(locale, document, &safeguard);
        let is_step = || document.steps().iter().any(|step| step.what.trim() == said.as_str());
        if offered.iter().all(|(_, known)| *known != said) && !is_step() {
            offered.push((safeguard, said));
        }
    }
    offered
}

fn safeguard_sentence(locale: &Locale, document: &Deliberation, safeguard: &Safeguard) -> SafeText {
    let found = document.account(&safeguard.account);
    let account = found.map_or_else(SafeText::default, |account| account_label(locale, document, account));
    let id = match safeguard.kind {
        SafeguardKind::ReserveName => "safeguard-name",
        SafeguardKind::StateSpeaker => "safeguard-speaks",
        SafeguardKind::LimitEvenings => "safeguard-evenings",
        SafeguardKind::BackUpContacts => "safeguard-contacts",
        SafeguardKind::SharePassword => "safeguard-hands",
        SafeguardKind::WritePolicy => "safeguard-policy",
        SafeguardKind::AnnouncePause => "safeguard-announce",
        SafeguardKind::DecideAfterPause => "safeguard-return",
        SafeguardKind::KeepParked => "safeguard-park",
        SafeguardKind::PointToSuccessor => "safeguard-pointer",
        // An archive holds what people wrote to each other: that of its people is not an employer's to have.
        SafeguardKind::DownloadArchive if is_employees_account(document, &safeguard.account) => {
            "safeguard-archive-theirs"
        }
        SafeguardKind::DownloadArchive => "safeguard-archive",
        SafeguardKind::TellContacts => "safeguard-farewell",
        SafeguardKind::PauseBeforeClosing => "safeguard-rest",
        SafeguardKind::AgreeOnHolder => "safeguard-agree",
        SafeguardKind::ChangeCredentials => "safeguard-keys",
        SafeguardKind::KeepProfile => {
            let platform = found.and_then(|account| account.platform.as_deref()).map(SafeText::excerpt);
            let platform = platform.unwrap_or_default();
            return t!(locale, "safeguard-profile", account = account, platform = platform);
        }
    };
    t!(locale, id, account = account)
}

fn is_employees_account(document: &Deliberation, account: &Id) -> bool {
    let holder = document.account(account).and_then(|account| account.holder);
    document.head().perspective == Some(Perspective::Employer) && holder == Some(Holder::Personal)
}

/// An account by its handle, which a sentence can stand on; with the platform where another has the same one. Without a
/// handle, by whose it is and where. None of these would melt into a French "de" or "à" before it, but for those that
/// begin with "le": no sentence puts these words there.
fn account_label(locale: &Locale, document: &Deliberation, account: &Account) -> SafeText {
    let known =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(SafeText::excerpt);
    let platform = known(&account.platform);
    if let Some(handle) = known(&account.handle) {
        let same = |other: &Account| other.id != account.id && known(&other.handle) == Some(handle.clone());
        return match platform.filter(|_| document.accounts().iter().any(same)) {
            Some(platform) => t!(locale, "safeguard-handle-on", handle = handle, platform = platform),
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
    t!(locale, id, known = is_known, platform = platform.unwrap_or_default())
}
