//! What a screen may ask for. Confirmations and prompts are data too.

use std::path::{Path, PathBuf};

use crate::messages::{ReportRequest, has_encrypted_extension};
use crate::text::SafeText;
use crate::walk::{ComparisonTarget, Question};
use pesee_core::deliberation::{CriterionField, Deliberation, Edit, FieldPath, FieldValue, Id};

use super::action::Action;
use super::event::{Effect, ExportRequest};

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Change the document.
    Edit(Edit),
    /// Go somewhere.
    Navigate(Route),
    /// On to the question after this one, as the document then stands.
    NextQuestion,
    /// Back to the question before.
    PreviousQuestion,
    /// Show something over the screen.
    OpenOverlay(Overlay),
    /// Close what is shown over the screen.
    CloseOverlay,
    /// Leave what cannot be saved.
    LeaveUnsaved,
    /// Take up what was not saved, or not.
    Recover(bool),
    /// Take so many acts back, or do so many again.
    UndoRedo {
        /// How many.
        steps: usize,
        /// Whether they are taken back.
        is_undo: bool,
    },
    /// Ask something of the world.
    RunEffect(Effect),
    /// Look what a report of the open deliberation would be.
    PreviewReport(ReportRequest),
    /// Write a report of it.
    ExportReport(ExportRequest),
    /// Read a deliberation, and go somewhere in it.
    LoadAndNavigate(PathBuf, Route),
    /// Compare the open deliberation.
    Compare(ComparisonTarget),
    /// What a key would do there.
    PerformAction(Action),
    /// Send these lines to the clipboard.
    CopyLines(Vec<SafeText>),
    /// Say something on the line above the footer.
    Notify(SafeText),
}

/// Somewhere to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The library.
    Library,
    /// The card of the open deliberation.
    DecisionCard,
    /// A question of the walk.
    Walk(Question),
    /// Where the walk was left.
    Resume,
    /// The matrix.
    Matrix,
    /// The history.
    History,
    /// What it can be compared with.
    Compare,
    /// What lies between several people.
    People,
    /// From the matrix, the history, a comparison, what lies between people or the card, back to where one was.
    PreviousScreen,
    /// Another round of a decided deliberation, from what counts on.
    NewRound,
}

/// Something over the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys, for these scopes first.
    Help,
    /// Something to read: a title, then paragraphs.
    Page(Vec<SafeText>),
    /// A question with yes and no.
    Confirm {
        /// The question.
        question: SafeText,
        /// What yes means.
        on_yes: Box<Outcome>,
    },
    /// A line to write.
    Prompt {
        /// What stands there at first.
        initial_text: String,
        /// What the line is for.
        purpose: PromptPurpose,
    },
    /// A passphrase to write.
    Passphrase(PassphrasePurpose),
    /// The choice of a template, for this client.
    Templates(Option<String>),
    /// Work that did not get into the file: how old it is, and what it changes.
    Recovery(Vec<SafeText>),
}

/// What a passphrase is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassphrasePurpose {
    /// To open this file.
    Open(PathBuf),
    /// To seal it.
    Encrypt(PathBuf),
    /// To unseal it for good.
    Decrypt(PathBuf),
}

impl PassphrasePurpose {
    /// To seal a file, or to unseal it where it is sealed.
    pub fn toggle_encryption(path: PathBuf) -> PassphrasePurpose {
        if has_encrypted_extension(&path) { PassphrasePurpose::Decrypt(path) } else { PassphrasePurpose::Encrypt(path) }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            PassphrasePurpose::Open(path) | PassphrasePurpose::Encrypt(path) | PassphrasePurpose::Decrypt(path) => path,
        }
    }
}

/// What a line is written for.
#[derive(Clone, Debug, PartialEq)]
pub enum PromptPurpose {
    /// A new option.
    AddOption,
    /// An option's name.
    RenameOption(Id),
    /// A new criterion.
    AddCriterion,
    /// A criterion's name.
    RenameCriterion(Id),
    /// A new thing to do.
    AddStep,
    /// A thing to do.
    EditStep(Id),
    /// By when.
    StepDueDate(Id),
    /// A rating, typed.
    Rating(Id, Id, Id),
    /// A note on a rating.
    Note(Id, Id, Id),
    /// A criterion's points, to a person.
    CriterionPoints(Id, Id),
    /// A criterion's place in a person's order.
    CriterionRank(Id, Id),
    /// The day to look again.
    ReviewDate,
    /// What a criterion is like at an end of its scale.
    AnchorText(Id, ScaleAnchor),
    /// Another title for a file.
    FileTitle(PathBuf),
    /// Whose a file is, and the clients there are.
    FileClient(PathBuf, Vec<String>),
    /// The path of a file to compare with.
    ComparisonFile,
}

/// The ends of a criterion's scale, and its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleAnchor {
    /// At −5.
    Con,
    /// At 0.
    Zero,
    /// At +5.
    Pro,
}

impl ScaleAnchor {
    /// All of them, in the order they are asked.
    pub const ALL: [ScaleAnchor; 3] = [ScaleAnchor::Con, ScaleAnchor::Zero, ScaleAnchor::Pro];

    /// The one asked after it.
    pub fn next(self) -> Option<ScaleAnchor> {
        ScaleAnchor::ALL.into_iter().skip_while(|end| *end != self).nth(1)
    }

    /// Where its words stand in the document.
    pub fn field_path(self, criterion: &Id) -> FieldPath {
        let field = match self {
            ScaleAnchor::Con => CriterionField::Con,
            ScaleAnchor::Zero => CriterionField::Zero,
            ScaleAnchor::Pro => CriterionField::Pro,
        };
        FieldPath::Criterion(criterion.clone(), field)
    }

    /// Asks for its words, with those that stand there.
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
    /// Whose answer it is, where it is a person's own.
    pub fn person(&self) -> Option<&Id> {
        match self {
            PromptPurpose::Rating(person, ..) | PromptPurpose::Note(person, ..) => Some(person),
            PromptPurpose::CriterionPoints(person, _) | PromptPurpose::CriterionRank(person, _) => Some(person),
            _ => None,
        }
    }

    /// What it is, as a path that [`PromptPurpose::from_path`] understands; `None` where nothing in the open deliberation is meant.
    pub fn to_path(&self) -> Option<String> {
        Some(match self {
            PromptPurpose::AddOption => "add.option".to_owned(),
            PromptPurpose::RenameOption(id) => format!("rename.option.{id}"),
            PromptPurpose::AddCriterion => "add.criterion".to_owned(),
            PromptPurpose::RenameCriterion(id) => format!("rename.criterion.{id}"),
            PromptPurpose::AddStep => "add.step".to_owned(),
            PromptPurpose::EditStep(id) => format!("rename.step.{id}"),
            PromptPurpose::StepDueDate(id) => format!("day.step.{id}"),
            PromptPurpose::Rating(person, criterion, option) => format!("rate.{person}.{criterion}.{option}"),
            PromptPurpose::Note(person, criterion, option) => format!("note.{person}.{criterion}.{option}"),
            PromptPurpose::CriterionPoints(person, criterion) => format!("points.{person}.{criterion}"),
            PromptPurpose::CriterionRank(person, criterion) => format!("place.{person}.{criterion}"),
            PromptPurpose::ReviewDate => "day.review".to_owned(),
            PromptPurpose::AnchorText(criterion, end) => format!("{}.criterion.{criterion}", end.name()),
            PromptPurpose::FileTitle(_) | PromptPurpose::FileClient(..) | PromptPurpose::ComparisonFile => return None,
        })
    }

    /// What a path stands for.
    pub fn from_path(path: &str) -> Option<PromptPurpose> {
        let parts: Vec<&str> = path.split('.').collect();
        let id = |text: &str| Id::new(text);
        Some(match parts.as_slice() {
            ["add", "option"] => PromptPurpose::AddOption,
            ["rename", "option", name] => PromptPurpose::RenameOption(id(name)?),
            ["add", "criterion"] => PromptPurpose::AddCriterion,
            ["rename", "criterion", name] => PromptPurpose::RenameCriterion(id(name)?),
            ["add", "step"] => PromptPurpose::AddStep,
            ["rename", "step", name] => PromptPurpose::EditStep(id(name)?),
            ["day", "step", name] => PromptPurpose::StepDueDate(id(name)?),
            ["rate", person, criterion, option] => PromptPurpose::Rating(id(person)?, id(criterion)?, id(option)?),
            ["note", person, criterion, option] => PromptPurpose::Note(id(person)?, id(criterion)?, id(option)?),
            ["points", person, criterion] => PromptPurpose::CriterionPoints(id(person)?, id(criterion)?),
            ["place", person, criterion] => PromptPurpose::CriterionRank(id(person)?, id(criterion)?),
            ["day", "review"] => PromptPurpose::ReviewDate,
            [end, "criterion", name] => {
                PromptPurpose::AnchorText(id(name)?, ScaleAnchor::ALL.into_iter().find(|known| known.name() == *end)?)
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_is_for_is_found_again_by_its_path() {
        let [a, b, c] = ["me", "network", "keep-both"].map(|text| Id::new(text).unwrap());
        for purpose in [
            PromptPurpose::AddOption,
            PromptPurpose::RenameOption(a.clone()),
            PromptPurpose::AddCriterion,
            PromptPurpose::RenameCriterion(a.clone()),
            PromptPurpose::AddStep,
            PromptPurpose::EditStep(a.clone()),
            PromptPurpose::StepDueDate(a.clone()),
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
