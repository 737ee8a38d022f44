//! Outcomes: the requests that a screen or an overlay returns to the app.
//!
//! Confirmations and prompts are values too, so that screens hold no callbacks and tests can compare outcomes.

use std::path::{Path, PathBuf};

use crate::manual::Page;
use crate::messages::{Draft, ReportRequest, has_encrypted_extension};
use crate::text::{Language, SafeText};
use crate::walk::{self, AnswerChoice, ComparisonTarget, Question};
use pesee_core::deliberation::{CriterionField, Deliberation, Edit, FieldPath, FieldValue, Id, Participant, Seat};

use super::action::Action;
use super::event::{Effect, ExportRequest};

/// A request of a screen or an overlay to the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Changes the document.
    Edit(Edit),
    /// Goes to another screen or question.
    Navigate(Route),
    /// Goes to the question after the current one, computed from the document as already edited.
    NextQuestion,
    PreviousQuestion,
    OpenOverlay(Overlay),
    CloseOverlay,
    /// Leaves although the work cannot be saved.
    LeaveUnsaved,
    /// Restores the work of the emergency copy (`true`) or discards it (`false`).
    Recover(bool),
    /// Shows the unfinished texts of a person who is at the keyboard.
    ShowDraftsOf(Id),
    /// Undoes or redoes several acts.
    UndoRedo {
        steps: usize,
        is_undo: bool,
    },
    /// Passes an effect to the runtime.
    RunEffect(Effect),
    /// Requests the preview of a report on the open deliberation.
    PreviewReport(ReportRequest),
    /// Writes a report on the open deliberation.
    ExportReport(ExportRequest),
    /// Opens a deliberation and goes to a route in it.
    LoadAndNavigate(PathBuf, Route),
    /// Compares the open deliberation with the target.
    Compare(ComparisonTarget),
    /// Performs an action as if its key were pressed.
    PerformAction(Action),
    /// Changes the unchanged texts of the template to the language of the interface.
    TranslateTexts,
    /// Changes the interface to a language.
    ChangeLanguage(Language),
    /// Copies the lines to the clipboard.
    CopyLines(Vec<SafeText>),
    /// Shows a notice above the footer.
    Notify(SafeText),
    /// Shows a notice about the edit among the outcomes, and the key that undoes it, if it can be undone.
    NotifyOfEdit(SafeText),
}

/// A destination of the navigation.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    Library,
    /// The decision card of the open deliberation.
    DecisionCard,
    Walk(Question),
    /// The question where the walk was left.
    Resume,
    Matrix,
    History,
    /// The list of comparison targets.
    Compare,
    /// The comparison of several people's answers.
    People,
    /// The export of a report, over the current screen.
    Export,
    /// The screen below the matrix, the history, a comparison or the comparison of people.
    PreviousScreen,
    /// A new round of a decided deliberation, starting at the criteria step.
    NewRound,
}

/// An overlay over the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The help page, with the keys of the current scopes first.
    Help,
    /// A page of text: a title, then paragraphs.
    Page(Vec<SafeText>),
    /// A page of the manual.
    Manual(&'static Page),
    /// A yes-or-no question.
    Confirm { question: SafeText, on_yes: Vec<Outcome> },
    /// A prompt for one line of text.
    Prompt { initial_text: String, purpose: PromptPurpose },
    /// A prompt for a passphrase.
    Passphrase(PassphrasePurpose),
    /// The choice of a template, for this client.
    Templates(Option<String>),
    /// The choice of what a copy of a file contains: the path, the title and the client of the original.
    Duplicate { path: PathBuf, title: String, client: Option<String> },
    /// The offer to restore an emergency copy: the lines describe its age and its changes.
    Recovery(Vec<SafeText>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassphrasePurpose {
    Open(PathBuf),
    Encrypt(PathBuf),
    /// Decrypt the file permanently.
    Decrypt(PathBuf),
}

impl PassphrasePurpose {
    /// Returns `Decrypt` for an encrypted file and `Encrypt` for any other file.
    pub fn toggle_encryption(path: PathBuf) -> PassphrasePurpose {
        if has_encrypted_extension(&path) { PassphrasePurpose::Decrypt(path) } else { PassphrasePurpose::Encrypt(path) }
    }

    pub fn path(&self) -> &Path {
        match self {
            PassphrasePurpose::Open(path) | PassphrasePurpose::Encrypt(path) | PassphrasePurpose::Decrypt(path) => path,
        }
    }
}

/// What the line of a prompt is used for.
#[derive(Clone, Debug, PartialEq)]
pub enum PromptPurpose {
    AddOption,
    RenameOption(Id),
    AddCriterion,
    RenameCriterion(Id),
    /// Adds a person who decides.
    AddPerson,
    /// Names a participant with this role.
    PersonName(Id, Seat),
    /// Adds an action step.
    AddStep,
    /// Edits the text of an action step.
    EditStep(Id),
    StepDueDate(Id),
    /// Adds a warning sign.
    AddTripwire,
    /// Edits the text of a warning sign.
    EditTripwire(Id),
    /// Edits what to do when a warning sign is seen.
    TripwireThen(Id),
    /// Enters the day to look for a warning sign.
    TripwireDay(Id),
    /// Enters a rating: person, criterion, option.
    Rating(Id, Id, Id),
    /// Edits the note of a rating: person, criterion, option.
    Note(Id, Id, Id),
    /// Enters the points that a person gives a criterion: person, criterion.
    CriterionPoints(Id, Id),
    /// Enters the position of a criterion in a person's order: person, criterion.
    CriterionRank(Id, Id),
    ReviewDate,
    /// Enters the day by which to decide.
    DecideBy,
    /// Describes a criterion at one anchor of its scale.
    AnchorText(Id, ScaleAnchor),
    FileTitle(PathBuf),
    /// Assigns a file to a client; the names of the known clients complete the line.
    FileClient(PathBuf, Vec<String>),
    /// Enters the path of a file to compare with.
    ComparisonFile,
    /// Shows a text that was typed for something that was removed meanwhile: the path of the draft.
    Orphan(String),
}

/// The ends and the middle of a criterion's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleAnchor {
    /// The value −5.
    Con,
    /// The value 0.
    Zero,
    /// The value +5.
    Pro,
}

impl ScaleAnchor {
    /// All anchors, in the order of the prompts.
    pub const ALL: [ScaleAnchor; 3] = [ScaleAnchor::Con, ScaleAnchor::Zero, ScaleAnchor::Pro];

    /// Returns the anchor that the next prompt asks for.
    pub fn next(self) -> Option<ScaleAnchor> {
        ScaleAnchor::ALL.into_iter().skip_while(|end| *end != self).nth(1)
    }

    /// Returns the path of the anchor's description in the document.
    pub fn field_path(self, criterion: &Id) -> FieldPath {
        let field = match self {
            ScaleAnchor::Con => CriterionField::Con,
            ScaleAnchor::Zero => CriterionField::Zero,
            ScaleAnchor::Pro => CriterionField::Pro,
        };
        FieldPath::Criterion(criterion.clone(), field)
    }

    /// Returns the outcome that opens the prompt, filled with the current description.
    pub fn open_prompt(self, document: &Deliberation, criterion: &Id) -> Outcome {
        let text = match document.get(&self.field_path(criterion)) {
            Some(FieldValue::Text(text)) => text,
            _ => String::new(),
        };
        Outcome::OpenOverlay(Overlay::Prompt {
            initial_text: text,
            purpose: PromptPurpose::AnchorText(criterion.clone(), self),
        })
    }

    fn name(self) -> &'static str {
        match self {
            ScaleAnchor::Con => "con",
            ScaleAnchor::Zero => "zero",
            ScaleAnchor::Pro => "pro",
        }
    }
}

impl PromptPurpose {
    /// Returns the person whose own answer the prompt edits.
    pub fn person(&self) -> Option<&Id> {
        match self {
            PromptPurpose::Rating(person, ..) | PromptPurpose::Note(person, ..) => Some(person),
            PromptPurpose::CriterionPoints(person, _) | PromptPurpose::CriterionRank(person, _) => Some(person),
            _ => None,
        }
    }

    /// Returns the person whose own answer the draft at `path` is.
    pub fn person_of_draft(path: &str) -> Option<Id> {
        PromptPurpose::from_path(path)?.person().cloned()
    }

    /// Adds to a list of people those whose own answers are among the drafts.
    pub fn add_draft_authors(mut authors: Vec<Id>, drafts: &[Draft]) -> Vec<Id> {
        for author in drafts.iter().filter_map(|draft| PromptPurpose::person_of_draft(&draft.field_path)) {
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
        authors
    }

    /// Returns the purpose of the prompt for the next name: that of somebody who has none yet, otherwise that of one
    /// more person, unless a person and the employer decide.
    pub fn next_name(document: &Deliberation) -> Option<PromptPurpose> {
        match walk::next_unnamed_person(document) {
            Some(id) => {
                let role = document.participant(&id).map_or(Seat::Person, Participant::seat);
                Some(PromptPurpose::PersonName(id, role))
            }
            None => (walk::current_deciders(document) == Some(AnswerChoice::SeveralPeople))
                .then_some(PromptPurpose::AddPerson),
        }
    }

    /// Returns the question of the walk that the prompt belongs to; `None` outside the open deliberation.
    pub fn question(&self) -> Option<Question> {
        Some(match self {
            PromptPurpose::AddOption | PromptPurpose::RenameOption(_) => Question::Options,
            PromptPurpose::AddCriterion | PromptPurpose::RenameCriterion(_) | PromptPurpose::AnchorText(..) => {
                Question::Criteria
            }
            PromptPurpose::AddPerson | PromptPurpose::PersonName(..) => Question::People,
            PromptPurpose::AddStep | PromptPurpose::EditStep(_) | PromptPurpose::StepDueDate(_) => Question::Steps,
            PromptPurpose::AddTripwire
            | PromptPurpose::EditTripwire(_)
            | PromptPurpose::TripwireThen(_)
            | PromptPurpose::TripwireDay(_) => Question::Tripwires,
            PromptPurpose::Rating(person, criterion, _) | PromptPurpose::Note(person, criterion, _) => {
                Question::Rating(person.clone(), criterion.clone())
            }
            PromptPurpose::CriterionPoints(person, _) | PromptPurpose::CriterionRank(person, _) => {
                Question::Weights(person.clone())
            }
            PromptPurpose::ReviewDate => Question::ReviewDate,
            PromptPurpose::DecideBy => Question::DecideBy,
            PromptPurpose::FileTitle(_)
            | PromptPurpose::FileClient(..)
            | PromptPurpose::ComparisonFile
            | PromptPurpose::Orphan(_) => return None,
        })
    }

    /// Returns whether the document contains everything that the prompt edits.
    pub fn has_target(&self, document: &Deliberation) -> bool {
        let has_option = |id: &Id| document.option(id).is_some();
        let has_criterion = |id: &Id| document.criterion(id).is_some();
        match self {
            PromptPurpose::RenameOption(id) => has_option(id),
            PromptPurpose::RenameCriterion(id) | PromptPurpose::AnchorText(id, _) => has_criterion(id),
            PromptPurpose::PersonName(id, _) => document.participant(id).is_some(),
            PromptPurpose::EditStep(id) | PromptPurpose::StepDueDate(id) => {
                document.steps().iter().any(|step| step.id == *id)
            }
            PromptPurpose::EditTripwire(id) | PromptPurpose::TripwireThen(id) | PromptPurpose::TripwireDay(id) => {
                document.tripwires().iter().any(|tripwire| tripwire.id == *id)
            }
            PromptPurpose::Rating(person, criterion, option) => {
                has_person(document, person) && has_criterion(criterion) && has_option(option)
            }
            // A note belongs to a rating.
            PromptPurpose::Note(person, criterion, option) => document.rating(person, criterion, option).is_some(),
            PromptPurpose::CriterionPoints(person, criterion) | PromptPurpose::CriterionRank(person, criterion) => {
                has_person(document, person) && has_criterion(criterion)
            }
            PromptPurpose::Orphan(_) => false,
            PromptPurpose::AddOption
            | PromptPurpose::AddCriterion
            | PromptPurpose::AddPerson
            | PromptPurpose::AddStep
            | PromptPurpose::AddTripwire
            | PromptPurpose::ReviewDate
            | PromptPurpose::DecideBy
            | PromptPurpose::FileTitle(_)
            | PromptPurpose::FileClient(..)
            | PromptPurpose::ComparisonFile => true,
        }
    }

    /// Returns a path that [`PromptPurpose::from_path`] parses.
    /// The path names a draft in the emergency copy. Purposes outside the open deliberation have no path.
    pub fn to_path(&self) -> Option<String> {
        Some(match self {
            PromptPurpose::AddOption => "add.option".to_owned(),
            PromptPurpose::RenameOption(id) => format!("rename.option.{id}"),
            PromptPurpose::AddCriterion => "add.criterion".to_owned(),
            PromptPurpose::RenameCriterion(id) => format!("rename.criterion.{id}"),
            PromptPurpose::AddPerson => "add.person".to_owned(),
            PromptPurpose::PersonName(id, role) => format!("name.{}.{id}", role.as_str()),
            PromptPurpose::AddStep => "add.step".to_owned(),
            PromptPurpose::EditStep(id) => format!("rename.step.{id}"),
            PromptPurpose::StepDueDate(id) => format!("day.step.{id}"),
            PromptPurpose::Rating(person, criterion, option) => format!("rate.{person}.{criterion}.{option}"),
            PromptPurpose::Note(person, criterion, option) => format!("note.{person}.{criterion}.{option}"),
            PromptPurpose::CriterionPoints(person, criterion) => format!("points.{person}.{criterion}"),
            PromptPurpose::CriterionRank(person, criterion) => format!("place.{person}.{criterion}"),
            PromptPurpose::ReviewDate => "day.review".to_owned(),
            PromptPurpose::DecideBy => "day.decide-by".to_owned(),
            PromptPurpose::AddTripwire => "add.tripwire".to_owned(),
            PromptPurpose::EditTripwire(id) => format!("rename.tripwire.{id}"),
            PromptPurpose::TripwireThen(id) => format!("then.tripwire.{id}"),
            PromptPurpose::TripwireDay(id) => format!("day.tripwire.{id}"),
            PromptPurpose::AnchorText(criterion, end) => format!("{}.criterion.{criterion}", end.name()),
            PromptPurpose::Orphan(path) => path.clone(),
            PromptPurpose::FileTitle(_) | PromptPurpose::FileClient(..) | PromptPurpose::ComparisonFile => return None,
        })
    }

    /// Parses a path that [`PromptPurpose::to_path`] returned.
    pub fn from_path(path: &str) -> Option<PromptPurpose> {
        let parts: Vec<&str> = path.split('.').collect();
        let id = |text: &str| Id::new(text);
        Some(match parts.as_slice() {
            ["add", "option"] => PromptPurpose::AddOption,
            ["rename", "option", name] => PromptPurpose::RenameOption(id(name)?),
            ["add", "criterion"] => PromptPurpose::AddCriterion,
            ["rename", "criterion", name] => PromptPurpose::RenameCriterion(id(name)?),
            ["add", "person"] => PromptPurpose::AddPerson,
            ["name", role, name] => PromptPurpose::PersonName(id(name)?, Seat::parse(role)?),
            ["add", "step"] => PromptPurpose::AddStep,
            ["rename", "step", name] => PromptPurpose::EditStep(id(name)?),
            ["day", "step", name] => PromptPurpose::StepDueDate(id(name)?),
            ["rate", person, criterion, option] => PromptPurpose::Rating(id(person)?, id(criterion)?, id(option)?),
            ["note", person, criterion, option] => PromptPurpose::Note(id(person)?, id(criterion)?, id(option)?),
            ["points", person, criterion] => PromptPurpose::CriterionPoints(id(person)?, id(criterion)?),
            ["place", person, criterion] => PromptPurpose::CriterionRank(id(person)?, id(criterion)?),
            ["day", "review"] => PromptPurpose::ReviewDate,
            ["day", "decide-by"] => PromptPurpose::DecideBy,
            ["add", "tripwire"] => PromptPurpose::AddTripwire,
            ["rename", "tripwire", name] => PromptPurpose::EditTripwire(id(name)?),
            ["then", "tripwire", name] => PromptPurpose::TripwireThen(id(name)?),
            ["day", "tripwire", name] => PromptPurpose::TripwireDay(id(name)?),
            [end, "criterion", name] => {
                PromptPurpose::AnchorText(id(name)?, ScaleAnchor::ALL.into_iter().find(|known| known.name() == *end)?)
            }
            _ => return None,
        })
    }
}

fn has_person(document: &Deliberation, person: &Id) -> bool {
    document.people().iter().any(|known| known.id == person) || document.participant(person).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompt_purpose_round_trips_through_its_path() {
        let [a, b, c] = ["me", "network", "keep-both"].map(|text| Id::new(text).unwrap());
        for purpose in [
            PromptPurpose::AddOption,
            PromptPurpose::RenameOption(a.clone()),
            PromptPurpose::AddCriterion,
            PromptPurpose::RenameCriterion(a.clone()),
            PromptPurpose::AddPerson,
            PromptPurpose::PersonName(a.clone(), Seat::Employer),
            PromptPurpose::AddStep,
            PromptPurpose::EditStep(a.clone()),
            PromptPurpose::StepDueDate(a.clone()),
            PromptPurpose::AddTripwire,
            PromptPurpose::EditTripwire(a.clone()),
            PromptPurpose::TripwireThen(a.clone()),
            PromptPurpose::TripwireDay(a.clone()),
            PromptPurpose::DecideBy,
            PromptPurpose::Rating(a.clone(), b.clone(), c.clone()),
            PromptPurpose::Note(a.clone(), b.clone(), c),
            PromptPurpose::CriterionPoints(a.clone(), b.clone()),
            PromptPurpose::CriterionRank(a, b),
            PromptPurpose::ReviewDate,
            PromptPurpose::AnchorText(Id::new("network").unwrap(), ScaleAnchor::Con),
            PromptPurpose::AnchorText(Id::new("network").unwrap(), ScaleAnchor::Pro),
        ] {
            assert_eq!(purpose.to_path().and_then(|path| PromptPurpose::from_path(&path)), Some(purpose));
        }
    }
}
