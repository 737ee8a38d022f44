//! What a screen may ask for. Confirmations and prompts are data too.

use std::path::{Path, PathBuf};

use crate::messages::{ReportRequest, has_encrypted_extension};
use crate::text::Shown;
use crate::walk::{Ask, With};
use pesee_core::deliberation::{CriterionField, Deliberation, Edit, FieldPath, FieldValue, Id};

use super::action::Action;
use super::event::{Effect, Order};

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Change the document.
    Edit(Edit),
    /// Go somewhere.
    Go(Route),
    /// On to the question after this one, as the document then stands.
    Onward,
    /// Back to the question before.
    Back,
    /// Show something over the screen.
    Open(Overlay),
    /// Close what is shown over the screen.
    Close,
    /// Leave what cannot be saved.
    Abandon,
    /// Take up what was not saved, or not.
    Recover(bool),
    /// Take so many acts back, or do so many again.
    Travel {
        /// How many.
        acts: usize,
        /// Whether they are taken back.
        undoes: bool,
    },
    /// Ask something of the world.
    Run(Effect),
    /// Look what a report of the open deliberation would be.
    Preview(ReportRequest),
    /// Write a report of it.
    Export(Order),
    /// Read a deliberation, and go somewhere in it.
    Load(PathBuf, Route),
    /// Compare the open deliberation.
    Compare(With),
    /// What a key would do there.
    Do(Action),
    /// Send these lines to the clipboard.
    Copy(Vec<Shown>),
    /// Say something on the line above the footer.
    Tell(Shown),
}

/// Somewhere to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The library.
    Library,
    /// The card of the open deliberation.
    Card,
    /// A question of the walk.
    Walk(Ask),
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
    Return,
    /// Another round of a decided deliberation, from what counts on.
    Round,
}

/// Something over the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys, for these scopes first.
    Help,
    /// Something to read: a title, then paragraphs.
    Page(Vec<Shown>),
    /// A question with yes and no.
    Confirm {
        /// The question.
        question: Shown,
        /// What yes means.
        yes: Box<Outcome>,
    },
    /// A line to write.
    Prompt {
        /// What stands there at first.
        text: String,
        /// What the line is for.
        purpose: Purpose,
    },
    /// A passphrase to write.
    Passphrase(Sealing),
    /// The choice of a template, for this client.
    Templates(Option<String>),
    /// Work that did not get into the file: how old it is, and what it changes.
    Recovery(Vec<Shown>),
}

/// What a passphrase is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// To open this file.
    Open(PathBuf),
    /// To seal it.
    Lock(PathBuf),
    /// To unseal it for good.
    Unlock(PathBuf),
}

impl Sealing {
    /// To seal a file, or to unseal it where it is sealed.
    pub fn turned(path: PathBuf) -> Sealing {
        if has_encrypted_extension(&path) { Sealing::Unlock(path) } else { Sealing::Lock(path) }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            Sealing::Open(path) | Sealing::Lock(path) | Sealing::Unlock(path) => path,
        }
    }
}

/// What a line is written for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
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
    StepDay(Id),
    /// A rating, typed.
    Rating(Id, Id, Id),
    /// A note on a rating.
    Note(Id, Id, Id),
    /// A criterion's points, to a person.
    Points(Id, Id),
    /// A criterion's place in a person's order.
    Place(Id, Id),
    /// The day to look again.
    ReviewDay,
    /// What a criterion is like at an end of its scale.
    Words(Id, End),
    /// Another title for a file.
    Title(PathBuf),
    /// Whose a file is, and the clients there are.
    Client(PathBuf, Vec<String>),
    /// The path of a file to compare with.
    OtherFile,
}

/// The ends of a criterion's scale, and its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// At −5.
    Con,
    /// At 0.
    Zero,
    /// At +5.
    Pro,
}

impl End {
    /// All of them, in the order they are asked.
    pub const ALL: [End; 3] = [End::Con, End::Zero, End::Pro];

    /// The one asked after it.
    pub fn next(self) -> Option<End> {
        End::ALL.into_iter().skip_while(|end| *end != self).nth(1)
    }

    /// Where its words stand in the document.
    pub fn place(self, criterion: &Id) -> FieldPath {
        let field = match self {
            End::Con => CriterionField::Con,
            End::Zero => CriterionField::Zero,
            End::Pro => CriterionField::Pro,
        };
        FieldPath::Criterion(criterion.clone(), field)
    }

    /// Asks for its words, with those that stand there.
    pub fn ask(self, document: &Deliberation, criterion: &Id) -> Outcome {
        let text = match document.get(&self.place(criterion)) {
            Some(FieldValue::Text(text)) => text,
            _ => String::new(),
        };
        Outcome::Open(Overlay::Prompt { text, purpose: Purpose::Words(criterion.clone(), self) })
    }

    fn name(self) -> &'static str {
        match self {
            End::Con => "con",
            End::Zero => "zero",
            End::Pro => "pro",
        }
    }
}

impl Purpose {
    /// Whose answer it is, where it is a person's own.
    pub fn person(&self) -> Option<&Id> {
        match self {
            Purpose::Rating(person, ..) | Purpose::Note(person, ..) => Some(person),
            Purpose::Points(person, _) | Purpose::Place(person, _) => Some(person),
            _ => None,
        }
    }

    /// What it is, as a path that [`Purpose::of`] understands; `None` where nothing in the open deliberation is meant.
    pub fn path(&self) -> Option<String> {
        Some(match self {
            Purpose::AddOption => "add.option".to_owned(),
            Purpose::RenameOption(id) => format!("rename.option.{id}"),
            Purpose::AddCriterion => "add.criterion".to_owned(),
            Purpose::RenameCriterion(id) => format!("rename.criterion.{id}"),
            Purpose::AddStep => "add.step".to_owned(),
            Purpose::EditStep(id) => format!("rename.step.{id}"),
            Purpose::StepDay(id) => format!("day.step.{id}"),
            Purpose::Rating(person, criterion, option) => format!("rate.{person}.{criterion}.{option}"),
            Purpose::Note(person, criterion, option) => format!("note.{person}.{criterion}.{option}"),
            Purpose::Points(person, criterion) => format!("points.{person}.{criterion}"),
            Purpose::Place(person, criterion) => format!("place.{person}.{criterion}"),
            Purpose::ReviewDay => "day.review".to_owned(),
            Purpose::Words(criterion, end) => format!("{}.criterion.{criterion}", end.name()),
            Purpose::Title(_) | Purpose::Client(..) | Purpose::OtherFile => return None,
        })
    }

    /// What a path stands for.
    pub fn of(path: &str) -> Option<Purpose> {
        let parts: Vec<&str> = path.split('.').collect();
        let id = |text: &str| Id::new(text);
        Some(match parts.as_slice() {
            ["add", "option"] => Purpose::AddOption,
            ["rename", "option", name] => Purpose::RenameOption(id(name)?),
            ["add", "criterion"] => Purpose::AddCriterion,
            ["rename", "criterion", name] => Purpose::RenameCriterion(id(name)?),
            ["add", "step"] => Purpose::AddStep,
            ["rename", "step", name] => Purpose::EditStep(id(name)?),
            ["day", "step", name] => Purpose::StepDay(id(name)?),
            ["rate", person, criterion, option] => Purpose::Rating(id(person)?, id(criterion)?, id(option)?),
            ["note", person, criterion, option] => Purpose::Note(id(person)?, id(criterion)?, id(option)?),
            ["points", person, criterion] => Purpose::Points(id(person)?, id(criterion)?),
            ["place", person, criterion] => Purpose::Place(id(person)?, id(criterion)?),
            ["day", "review"] => Purpose::ReviewDay,
            [end, "criterion", name] => {
                Purpose::Words(id(name)?, End::ALL.into_iter().find(|known| known.name() == *end)?)
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
            Purpose::AddOption,
            Purpose::RenameOption(a.clone()),
            Purpose::AddCriterion,
            Purpose::RenameCriterion(a.clone()),
            Purpose::AddStep,
            Purpose::EditStep(a.clone()),
            Purpose::StepDay(a.clone()),
            Purpose::Rating(a.clone(), b.clone(), c.clone()),
            Purpose::Note(a.clone(), b.clone(), c),
            Purpose::Points(a.clone(), b.clone()),
            Purpose::Place(a, b),
            Purpose::ReviewDay,
            Purpose::Words(Id::new("network").unwrap(), End::Con),
            Purpose::Words(Id::new("network").unwrap(), End::Pro),
        ] {
            assert_eq!(purpose.path().and_then(|path| Purpose::of(&path)), Some(purpose));
        }
    }
}
