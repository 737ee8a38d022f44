//! Sentences for the suggested safeguards; an accepted sentence becomes the text of an action step.

use chrono::NaiveDate;

use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{self, Safeguard, SafeguardKind};
use pesee_core::deliberation::{Account, Deliberation, Holder, Id, Perspective};

/// Lists the safeguards for the current decision with their sentences, without those that equal an existing step.
pub fn safeguard_offers(locale: &Locale, document: &Deliberation, today: NaiveDate) -> Vec<(Safeguard, SafeText)> {
    let mut offered: Vec<(Safeguard, SafeText)> = Vec::new();
    for safeguard in walk::list_safeguards(document, today) {
        let sentence = safeguard_sentence(locale, document, &safeguard);
        let is_step = || document.steps().iter().any(|step| step.what.trim() == sentence.as_str());
        if offered.iter().all(|(_, known)| *known != sentence) && !is_step() {
            offered.push((safeguard, sentence));
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
        SafeguardKind::SetPace => "safeguard-pace",
        SafeguardKind::LimitEvenings => "safeguard-evenings",
        SafeguardKind::BackUpContacts => "safeguard-contacts",
        SafeguardKind::SharePassword => "safeguard-hands",
        SafeguardKind::WritePolicy => "safeguard-policy",
        SafeguardKind::AnnouncePause => "safeguard-announce",
        SafeguardKind::DecideAfterPause => "safeguard-return",
        SafeguardKind::KeepParked => "safeguard-park",
        SafeguardKind::PointToSuccessor => "safeguard-pointer",
        // An archive contains private messages, so an employer must not hold the archive of an employee's account.
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

/// Names an account by its handle, with the platform if another account has the same handle; without a handle, by
/// holder and platform. French contracts "de" and "à" with a following "le", so no French sentence puts these
/// prepositions before the label.
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
