//! Lists safeguards: steps with a date that prevent avoidable harm from the chosen option, derived from the fate of
//! each account. Safeguards are offered and never added automatically.

use chrono::{Days, NaiveDate};

use pesee_core::deliberation::{
    Account, ActionStep, ActionStepField, Builder, Deliberation, Edit, Fate, FieldPath, FieldValue, Holder, Id,
    Perspective, RecordWithId,
};

use super::caution::{Caution, is_personal_network, list_condition_cautions};
use super::review;

/// A kind of safeguard; `phrases` provides the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SafeguardKind {
    /// State in the profile who is speaking.
    StateSpeaker,
    /// Choose a pace and state it in the profile.
    SetPace,
    /// Limit the evenings spent on the account.
    LimitEvenings,
    /// Keep a copy of the contacts elsewhere.
    BackUpContacts,
    /// Give the password to two people.
    SharePassword,
    /// Write down what may be said for the company.
    WritePolicy,
    /// Reserve the name on other platforms.
    ReserveName,
    /// Announce the pause and its end.
    AnnouncePause,
    /// Decide at the end of the pause whether the account continues.
    DecideAfterPause,
    /// Keep the account parked, so that nobody takes the name.
    KeepParked,
    /// State in the account where the posts continue.
    PointToSuccessor,
    /// Download the archive.
    DownloadArchive,
    /// Tell important contacts how to stay in touch.
    TellContacts,
    /// Pause for a month before closing.
    PauseBeforeClosing,
    /// Keep the profile, because contacts do not move on this platform.
    KeepProfile,
    /// Agree in writing who holds the account from now on.
    AgreeOnHolder,
    /// Change the password and the recovery address.
    ChangeCredentials,
}

/// An offered safeguard that is not yet a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Safeguard {
    /// The id of the step, which does not depend on who accepts the safeguard.
    pub id: Id,
    pub kind: SafeguardKind,
    pub account: Id,
    /// The suggested date.
    pub due_on: NaiveDate,
}

/// The owner of an account, from the perspective of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ownership {
    /// The account of the writing side: a person's own account, or the company's if the employer writes.
    Own,
    /// The employer's account, from the perspective of a person.
    Employer,
    /// The account of an employee, from the perspective of the employer.
    Employees,
}

/// One account under the chosen option.
struct SafeguardCase<'a> {
    document: &'a Deliberation,
    account: &'a Account,
    /// The holders of the accounts that continue under the option.
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

    /// Returns whether the employer holds the account, from either perspective.
    fn is_employers(&self) -> bool {
        self.account.holder == Some(Holder::Employer)
    }

    fn is_personal(&self) -> bool {
        self.is_own() && !self.is_employers()
    }

    /// Returns whether an account of another holder continues too, so that readers may confuse the two.
    fn has_other_holder(&self) -> bool {
        self.continuing_holders.iter().any(|holder| *holder != self.account.holder)
    }

    /// Returns whether the account is merged into a company account on a platform where contacts stay with the person.
    fn leaves_personal_network(&self) -> bool {
        let Fate::Merge(into) = self.fate else { return false };
        let is_into_employer = self.document.account(into).is_some_and(|into| into.holder == Some(Holder::Employer));
        is_into_employer && self.account.platform.as_deref().is_some_and(is_personal_network)
    }
}

/// A rule: which safeguard applies to which cases, and after how many days it is due.
struct SafeguardRule {
    kind: SafeguardKind,
    id_prefix: &'static str,
    due_after_days: u64,
    applies: fn(&SafeguardCase<'_>) -> bool,
}

impl SafeguardRule {
    /// Returns the safeguard for an account, with an id that differs from those of `known`.
    fn build(&self, account: &Id, today: NaiveDate, known: &[Safeguard]) -> Safeguard {
        let ids = known.iter().map(|safeguard| &safeguard.id);
        Safeguard {
            id: Id::generate(&format!("{}-{account}", self.id_prefix), "step", ids),
            kind: self.kind,
            account: account.clone(),
            due_on: today.checked_add_days(Days::new(self.due_after_days)).unwrap_or(today),
        }
    }
}

/// Returns the account of the employees, if the employer has answered that no policy exists.
fn find_account_without_policy(document: &Deliberation) -> Option<&Account> {
    let is_missing = document.conditions().iter().any(|condition| {
        list_condition_cautions(document, condition, condition.state).contains(&Caution::PolicyMissing)
    });
    let is_employees = |account: &&Account| account.holder == Some(Holder::Personal);
    document.accounts().iter().find(is_employees).filter(|_| is_missing)
}

const fn rule(
    kind: SafeguardKind,
    id_prefix: &'static str,
    due_after_days: u64,
    applies: fn(&SafeguardCase<'_>) -> bool,
) -> SafeguardRule {
    SafeguardRule { kind, id_prefix, due_after_days, applies }
}

/// All rules. Keeping an account has as many safeguards as ending one, so that neither looks like the option without
/// work.
const SAFEGUARD_RULES: &[SafeguardRule] = &[
    rule(SafeguardKind::ReserveName, "name", 3, |case| matches!(case.fate, Fate::Open)),
    rule(SafeguardKind::StateSpeaker, "speaks", 7, |case| {
        matches!(case.fate, Fate::Keep | Fate::Slow | Fate::Open) && case.has_other_holder()
    }),
    rule(SafeguardKind::SetPace, "pace", 3, |case| matches!(case.fate, Fate::Slow)),
    rule(SafeguardKind::LimitEvenings, "evenings", 7, |case| {
        matches!(case.fate, Fate::Keep | Fate::Slow | Fate::Open) && case.is_personal()
    }),
    rule(SafeguardKind::BackUpContacts, "contacts", 30, |case| {
        matches!(case.fate, Fate::Keep | Fate::Slow) && case.is_own()
    }),
    rule(SafeguardKind::SharePassword, "hands", 14, |case| {
        matches!(case.fate, Fate::Keep | Fate::Slow | Fate::Open) && case.is_employers()
    }),
    rule(SafeguardKind::WritePolicy, "policy", 30, |case| {
        matches!(case.fate, Fate::Keep | Fate::Slow | Fate::Open) && case.ownership() == Ownership::Employees
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

/// Returns the safeguards for the chosen option, account by account, without those that are already steps.
pub fn list_safeguards(document: &Deliberation, today: NaiveDate) -> Vec<Safeguard> {
    let Some(option) = review::current_decision(document).and_then(|decision| decision.option.as_ref()) else {
        return Vec::new();
    };
    let continues =
        |account: &&Account| matches!(document.fate(option, &account.id), Some(Fate::Keep | Fate::Slow | Fate::Open));
    let mut holders: Vec<Option<Holder>> = Vec::new();
    for account in document.accounts().iter().filter(continues) {
        if !holders.contains(&account.holder) {
            holders.push(account.holder);
        }
    }
    let mut safeguards: Vec<Safeguard> = Vec::new();
    let missing_policy = SAFEGUARD_RULES.iter().filter(|rule| rule.kind == SafeguardKind::WritePolicy);
    let missing_policy = missing_policy.zip(find_account_without_policy(document));
    // The options that need a policy are ruled out until the policy exists, so writing the policy is the first step.
    safeguards.extend(missing_policy.map(|(rule, account)| rule.build(&account.id, today, &[])));
    for account in document.accounts() {
        let id = &account.id;
        let Some(fate) = document.fate(option, id) else { continue };
        let case = SafeguardCase { document, account, continuing_holders: &holders, fate };
        for rule in SAFEGUARD_RULES.iter().filter(|rule| (rule.applies)(&case)) {
            if safeguards.iter().all(|known| (known.kind, &known.account) != (rule.kind, id)) {
                safeguards.push(rule.build(id, today, &safeguards));
            }
        }
    }
    safeguards.retain(|safeguard| document.steps().iter().all(|step| step.id != safeguard.id));
    safeguards
}

/// Adds a safeguard as a step with the suggested date; `what` is its sentence in the language of the reader.
pub fn add_safeguard_step(document: &Deliberation, safeguard: &Safeguard, what: &str) -> Edit {
    Edit::build(document, |builder: &mut Builder| {
        builder.push(ActionStep { what: what.to_owned(), ..ActionStep::new(safeguard.id.clone()) });
        drop(
            builder.set(
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

    /// Returns a document with an account of this holder and fate, one kept account of the employer, and one account
    /// without a fate.
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
                for fate in [
                    "\"keep\"",
                    "\"slow\"",
                    "\"pause\"",
                    "\"park\"",
                    "\"open\"",
                    "\"close\"",
                    "\"hand-over\"",
                    "{ merge = \"b\" }",
                ] {
                    let mut document = chosen(perspective, holder, fate);
                    let offered = list_safeguards(&document, today);
                    let about = |id: &str| offered.iter().filter(|s| s.account.as_str() == id).count();
                    assert!(about("a") > 0 && about("b") > 0, "{perspective} {holder} {fate}");
                    assert_eq!(about("left-alone"), 0, "{perspective} {holder} {fate}");
                    let ids: BTreeSet<&Id> = offered.iter().map(|safeguard| &safeguard.id).collect();
                    assert_eq!(ids.len(), offered.len());
                    assert!(offered.iter().all(|safeguard| safeguard.due_on > today));
                    // Accepting one safeguard removes it from the list and leaves the others unchanged.
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
    fn slowing_down_asks_for_a_pace_in_addition_to_what_keeping_asks() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let kinds = |fate: &str| {
            let document = chosen("individual", "holder = \"personal\"", fate);
            let offered = list_safeguards(&document, today);
            offered.into_iter().filter(|s| s.account.as_str() == "a").map(|s| s.kind).collect::<Vec<_>>()
        };
        let with_pace = kinds("\"slow\"");
        assert!(with_pace.contains(&SafeguardKind::SetPace));
        let others: Vec<_> = with_pace.into_iter().filter(|kind| *kind != SafeguardKind::SetPace).collect();
        assert_eq!(others, kinds("\"keep\""));
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
