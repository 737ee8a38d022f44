//! What one audience may see of a deliberation: private notes, blind answers and handing over are this one thing.

use std::borrow::Cow;
use std::ops::Deref;

use super::document::{Deliberation, Private};
use super::name::Id;

/// Who is looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever keeps the file: everything.
    Author,
    /// A client at the table: everything but the coach's own notes.
    Client,
    /// A person answering blind: their own answers only, until all are opened.
    Rater(Id),
    /// Everybody around the table while answers are sealed: nobody's own answers.
    Table,
}

/// A deliberation as an audience sees it; reads like the document itself.
#[derive(Clone, Debug)]
pub struct View<'a>(Cow<'a, Deliberation>);

impl View<'_> {
    /// The same, standing by itself.
    pub fn into_owned(self) -> View<'static> {
        View(Cow::Owned(self.0.into_owned()))
    }
}

impl Deref for View<'_> {
    type Target = Deliberation;
    fn deref(&self) -> &Deliberation {
        &self.0
    }
}

/// The document as `audience` may see it. Costs nothing for the author.
pub fn view<'a>(document: &'a Deliberation, audience: &Audience) -> View<'a> {
    let without_private = || Deliberation { private: Private::default(), ..document.clone() };
    match audience {
        Audience::Author => View(Cow::Borrowed(document)),
        Audience::Client => View(Cow::Owned(without_private())),
        Audience::Rater(_) | Audience::Table => {
            let own = |person: &Id| *audience == Audience::Rater(person.clone());
            let mut seen = without_private();
            seen.guts.retain(|person, _| own(person));
            seen.weights.retain(|person, _| own(person));
            seen.ratings.retain(|person, _| own(person));
            View(Cow::Owned(seen))
        }
    }
}

impl Deliberation {
    /// Whether answers are given blind and have not been opened yet: two people or more, and no `revealed`.
    pub fn is_blind(&self) -> bool {
        self.head.revealed.is_none() && self.people().len() > 1
    }
}
