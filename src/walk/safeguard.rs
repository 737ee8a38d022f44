//! What can be done so that a choice harms nothing it need not: offered by what the chosen option does to each account,
//! as steps with a date. Nothing is done unasked.

use chrono::{Days, NaiveDate};

use pesee_core::deliberation::{
    Account, ActionStep, ActionStepField, Builder, Deliberation, Edit, Fate, FieldPath, FieldValue, Holder, Id,
    Perspective, RecordWithId,
};

use super::caution::is_personal_network;
use super::review;

/// A kind of safeguard; `say` has its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SafeguardKind {
    /// Say in the profile who is speaking.
    StateSpeaker,
    /// How many evenings it may take.
    LimitEvenings,
    /// A copy of the contacts elsewhere.
    BackUpContacts,
    /// Two people hold the password.
    SharePassword,
    /// What may be said for the firm stands written.
    WritePolicy,
    /// The name is taken elsewhere too.
    ReserveName,
    /// The pause is announced, with its end.
    AnnouncePause,
    /// Whether it goes on is decided, when the pause is over.
    DecideAfterPause,
    /// Parked, so that nobody takes the name.
    KeepParked,
    /// Where things go on is said there.
    PointToSuccessor,
    /// The archive is downloaded.
    DownloadArchive,
    /// The contacts that matter know where to find one.
    TellContacts,
    /// A month's rest before the end.
    PauseBeforeClosing,
    /// The profile stays where contacts do not move.
    KeepProfile,
    /// Who holds it from now on stands written.
    AgreeOnHolder,
    /// Password and recovery address change hands.
    ChangeCredentials,
}

/// A safeguard that is offered: a step that is not one yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Safeguard {
    /// The id it has as a step: the same for everybody who takes it.
    pub id: Id,
    /// What kind it is.
    pub kind: SafeguardKind,
    /// The account it is for.
    pub account: Id,
    /// The day that is suggested.
    pub due_on: NaiveDate,
}

/// Whom an account belongs to, seen from whose side it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ownership {
    /// Of one's own side: a person's own, or the firm's where the employer writes.
    Own,
    /// The employer's, to a person.
    Employer,
    /// That of its people, to an employer.
    Employees,
}

/// One account under the chosen option.
struct SafeguardCase<'a> {
    document: &'a Deliberation,
    account: &'a Account,
    /// Whose voices go on under the option.
    continuing_holders: &'a [Option<Holder>],
    fate: &'a Fate,
}

impl SafeguardCase<'_> {
    fn ownership(&self) -> Ownership {
        let employer_writes = self.document.head().perspective == Some(Perspective::Employer);
        match (self.account.holder, employer_writes) {
            (Some(Holder::Employer), false) => Ownership::Employer,
            (Some(Holder::Personal), true) => Ownership::Employees,
            _ => Ownership::Own,
        }
    }

    fn is_own(&self) -> bool {
        self.ownership() == Ownership::Own
    }

    /// Whether it is the firm's, whoever writes.
    fn is_employers(&self) -> bool {
        self.account.holder == Some(Holder::Employer)
    }

    fn is_personal(&self) -> bool {
        self.is_own() && !self.is_employers()
    }

    /// Whether a voice of the other kind goes on beside it: then readers may take one for the other.
    fn has_other_holder(&self) -> bool {
        self.continuing_holders.iter().any(|holder| *holder != self.account.holder)
    }

    /// Whether it goes into a firm's account on a platform where contacts stay with the person.
    fn leaves_personal_network(&self) -> bool {
        let Fate::Merge(into) = self.fate else { return false };
        let to_firm = self.document.account(into).is_some_and(|into| into.holder == Some(Holder::Employer));
        to_firm && self.account.platform.as_deref().is_some_and(is_personal_network)
    }
}

/// A row of the table: which care fits which case, and how many days from today its date is suggested.
struct SafeguardRule {
    kind: SafeguardKind,
    id_prefix: &'static str,
    due_after_days: u64,
    applies: fn(&SafeguardCase<'_>) -> bool,
}

const fn rule(
    care: SafeguardKind,
    word: &'static str,
    days: u64,
    fits: fn(&SafeguardCase<'_>) -> bool,
) -> SafeguardRule {
    SafeguardRule { kind: care, id_prefix: word, due_after_days: days, applies: fits }
}

/// Every safeguard. Keeping has as many as ending: neither is to look like the way without work.
const SAFEGUARD_RULES: &[SafeguardRule] = &[
    rule(SafeguardKind::ReserveName, "name", 3, |case| matches!(case.fate, Fate::Open)),
    rule(SafeguardKind::StateSpeaker, "speaks", 7, |case| {
        matches!(case.fate, Fate::Keep | Fate::Open) && case.has_other_holder()
    }),
    rule(SafeguardKind::LimitEvenings, "evenings", 7, |case| {
        matches!(case.fate, Fate::Keep | Fate::Open) && case.is_personal()
    }),
    rule(SafeguardKind::BackUpContacts, "contacts", 30, |case| matches!(case.fate, Fate::Keep) && case.is_own()),
    rule(SafeguardKind::SharePassword, "hands", 14, |case| {
        matches!(case.fate, Fate::Keep | Fate::Open) && case.is_employers()
    }),
    rule(SafeguardKind::WritePolicy, "policy", 30, |case| {
        matches!(case.fate, Fate::Keep | Fate::Open) && case.ownership() == Ownership::Employees
    }),
    rule(SafeguardKind::AnnouncePause, "announce", 3, |case| matches!(case.fate, Fate::Pause)),
    rule(SafeguardKind::DecideAfterPause, "return", 90, |case| matches!(case.fate, Fate::Pause)),
    rule(SafeguardKind::DownloadArchive, "archive", 3, |case| case.fate.is_final()),
    rule(SafeguardKind::PointToSuccessor, "pointer", 7, |case| {
        matches!(case.fate, Fate::Park | Fate::Merge(_) | Fate::Close)
    }),
    rule(SafeguardKind::TellContacts, "farewell", 7, |case| case.fate.is_final() && case.is_personal()),
    rule(SafeguardKind::KeepProfile, "profile", 14, |case| case.leaves_personal_network()),
    rule(SafeguardKind::KeepParked, "park", 30, |case| matches!(case.fate, Fate::Park | Fate::Merge(_))),
    rule(SafeguardKind::AgreeOnHolder, "agree", 7, |case| matches!(case.fate, Fate::HandOver)),
    rule(SafeguardKind::ChangeCredentials, "keys", 14, |case| matches!(case.fate, Fate::HandOver)),
    rule(SafeguardKind::PauseBeforeClosing, "rest", 30, |case| matches!(case.fate, Fate::Close)),
];

/// What is offered for the option that is chosen, account by account, without what is a step already.
pub fn list_safeguards(document: &Deliberation, today: NaiveDate) -> Vec<Safeguard> {
    let Some(option) = review::current_decision(document).and_then(|decision| decision.option.as_ref()) else {
        return Vec::new();
    };
    let goes_on = |account: &&Account| matches!(document.fate(option, &account.id), Some(Fate::Keep | Fate::Open));
    let mut voices: Vec<Option<Holder>> = Vec::new();
    for account in document.accounts().iter().filter(goes_on) {
        if !voices.contains(&account.holder) {
            voices.push(account.holder);
        }
    }
    let mut found: Vec<Safeguard> = Vec::new();
    for account in document.accounts() {
        let id = &account.id;
        let Some(fate) = document.fate(option, id) else { continue };
        let case = SafeguardCase { document, account, continuing_holders: &voices, fate };
        for rule in SAFEGUARD_RULES.iter().filter(|rule| (rule.applies)(&case)) {
            let known = found.iter().map(|safeguard| &safeguard.id);
            let step = Id::generate(&format!("{}-{id}", rule.id_prefix), "step", known);
            let by = today.checked_add_days(Days::new(rule.due_after_days)).unwrap_or(today);
            found.push(Safeguard { id: step, kind: rule.kind, account: id.clone(), due_on: by });
        }
    }
    found.retain(|safeguard| document.steps().iter().all(|step| step.id != safeguard.id));
    found
}

/// Takes one as a step, in the words of the reader's language, with the day that is suggested.
pub fn add_safeguard_step(document: &Deliberation, safeguard: &Safeguard, what: &str) -> Edit {
    Edit::build(document, |draft: &mut Builder| {
        draft.push(ActionStep { what: what.to_owned(), ..ActionStep::new(safeguard.id.clone()) });
        drop(
            draft.set(
                FieldPath::Step(safeguard.id.clone(), ActionStepField::By),
                Some(FieldValue::Date(safeguard.due_on)),
            ),
        );
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// One account of each holder, one of nobody's, from a side, with this fate for the first.
    fn chosen(perspective: &str, holder: &str, fate: &str) -> Deliberation {
        let text = format!(
            "format = 1\n[deliberation]\ntitle = \"x\"\nperspective = \"{perspective}\"\n\
             [[account]]\nid = \"a\"\n{holder}\nplatform = \"LinkedIn\"\n\
             [[account]]\nid = \"b\"\nholder = \"employer\"\n\
             [[account]]\nid = \"left-alone\"\nholder = \"personal\"\n\
             [[option]]\nid = \"o\"\nname = \"o\"\nfate = {{ a = {fate}, b = \"keep\" }}\n\
             [[decision]]\nat = 2026-11-22T09:00:00-05:00\noption = \"o\"\n"
        );
        crate::store::parse_document(text.as_bytes()).unwrap()
    }

    #[test]
    fn every_fate_of_every_account_has_one_and_none_is_offered_twice() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for perspective in ["individual", "employer"] {
            for holder in ["holder = \"personal\"", "holder = \"employer\"", ""] {
                for fate in
                    ["\"keep\"", "\"pause\"", "\"park\"", "\"open\"", "\"close\"", "\"hand-over\"", "{ merge = \"b\" }"]
                {
                    let mut document = chosen(perspective, holder, fate);
                    let offered = list_safeguards(&document, today);
                    let about = |id: &str| offered.iter().filter(|s| s.account.as_str() == id).count();
                    assert!(about("a") > 0 && about("b") > 0, "{perspective} {holder} {fate}");
                    assert_eq!(about("left-alone"), 0, "{perspective} {holder} {fate}");
                    let ids: BTreeSet<&Id> = offered.iter().map(|safeguard| &safeguard.id).collect();
                    assert_eq!(ids.len(), offered.len());
                    assert!(offered.iter().all(|safeguard| safeguard.due_on > today));
                    // Taken one by one, each is gone and the others stay as they were.
                    for (at, safeguard) in offered.iter().enumerate() {
                        let edit = add_safeguard_step(&document, safeguard, "said");
                        document.apply(&edit).unwrap();
                        assert_eq!(list_safeguards(&document, today), offered.get(at + 1..).unwrap());
                    }
                    assert!(document.steps().iter().all(|step| step.by.is_some() && step.done.is_none()));
                }
            }
        }
    }

    #[test]
    fn ids_that_are_cut_alike_stay_apart() {
        let long = "a".repeat(62);
        let text = format!(
            "format = 1\n[deliberation]\ntitle = \"x\"\n[[account]]\nid = \"{long}b\"\n[[account]]\nid = \"{long}c\"\n\
             [[option]]\nid = \"o\"\nname = \"o\"\nfate = {{ {long}b = \"pause\", {long}c = \"pause\" }}\n\
             [[decision]]\nat = 2026-11-22T09:00:00-05:00\noption = \"o\"\n"
        );
        let document = crate::store::parse_document(text.as_bytes()).unwrap();
        let offered = list_safeguards(&document, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let ids: BTreeSet<&Id> = offered.iter().map(|safeguard| &safeguard.id).collect();
        assert_eq!((ids.len(), offered.len()), (4, 4));
    }
}
