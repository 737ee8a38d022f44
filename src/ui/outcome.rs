//! What a screen may ask for. Confirmations and prompts are data too.

use std::path::PathBuf;

use crate::deliberation::{Edit, Id};
use crate::text::Shown;
use crate::walk::Ask;

use super::event::Effect;

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
    /// Take so many acts back, or do so many again.
    Travel {
        /// How many.
        acts: usize,
        /// Whether they are taken back.
        undoes: bool,
    },
    /// Ask something of the world.
    Run(Effect),
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
    /// From the matrix, the history or the card, back to where one was.
    Return,
}

/// Something over the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The keys, for these scopes first.
    Help,
    /// A question with yes and no.
    Confirm {
        /// The question.
        question: Shown,
        /// What yes means.
        yes: Box<Outcome>,
    },
    /// A line to write.
    Prompt {
        /// What is asked for.
        title: Shown,
        /// What stands there at first.
        text: String,
        /// What the line is for.
        purpose: Purpose,
    },
    /// The choice of a template.
    Templates,
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
    /// A criterion's weight, to a person.
    Weight(Id, Id),
    /// The day to look again.
    ReviewDay,
    /// Another title for a file.
    Title(PathBuf),
}
