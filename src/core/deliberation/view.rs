//! What one audience may see of a deliberation: private notes, blind answers and handing over are this one thing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use super::document::{Deliberation, PrivateNotes};
use super::field_path::FieldPath;
use super::ids::Id;
use super::tables::CriterionField;

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
    Group,
}

impl Audience {
    /// The same where others look on: whoever keeps the file is not alone with it.
    #[must_use]
    pub fn with_onlookers(self) -> Audience {
        if self == Audience::Author { Audience::Client } else { self }
    }

    /// Whether it may see what stands at `key`.
    pub fn can_see(&self, key: &FieldPath) -> bool {
        match key {
            FieldPath::PrivateNotes | FieldPath::PrivateCriterion(_) | FieldPath::PrivateVisit(_) => {
                *self == Audience::Author
            }
            FieldPath::FirstFeeling(person, _) | FieldPath::Weight(person, _) | FieldPath::Rating(person, ..) => {
                self.can_see_answers_of(person)
            }
            _ => true,
        }
    }

    /// Whether it may see what `person` answered.
    pub fn can_see_answers_of(&self, person: &Id) -> bool {
        match self {
            Audience::Author | Audience::Client => true,
            Audience::Rater(own) => own == person,
            Audience::Group => false,
        }
    }
}

/// A deliberation as an audience sees it; reads like the document itself.
#[derive(Clone, Debug)]
pub struct View<'a> {
    document: Cow<'a, Deliberation>,
    audience: Audience,
}

impl View<'_> {
    /// The same, standing by itself.
    pub fn into_owned(self) -> View<'static> {
        View { document: Cow::Owned(self.document.into_owned()), audience: self.audience }
    }

    /// Whether it may show what stands, or once stood, at `key`. While answers are sealed, weights that are shared, or were
    /// one person's alone before there were others, are sealed with the rest.
    pub fn can_see(&self, key: &FieldPath) -> bool {
        let is_weight =
            matches!(key, FieldPath::Criterion(_, CriterionField::Weight | CriterionField::Rank) | FieldPath::Pair(..));
        self.audience.can_see(key) && !(is_weight && self.is_blind())
    }

    /// Whose view it is.
    pub fn audience(&self) -> &Audience {
        &self.audience
    }
}

impl Deref for View<'_> {
    type Target = Deliberation;
    fn deref(&self) -> &Deliberation {
        &self.document
    }
}

/// The document as `audience` may see it. Costs nothing for the author.
pub fn view<'a>(document: &'a Deliberation, audience: &Audience) -> View<'a> {
    let without_private = || Deliberation { private: PrivateNotes::default(), ..document.clone() };
    let seen = match audience {
        Audience::Author => Cow::Borrowed(document),
        Audience::Client => Cow::Owned(without_private()),
        Audience::Rater(_) | Audience::Group => {
            let mut seen = without_private();
            seen.first_feelings.retain(|person, _| audience.can_see_answers_of(person));
            seen.weights.retain(|person, _| audience.can_see_answers_of(person));
            seen.ratings.retain(|person, _| audience.can_see_answers_of(person));
            Cow::Owned(seen)
        }
    };
    View { document: seen, audience: audience.clone() }
}

impl Deliberation {
    /// Whether answers are given blind and have not been opened yet: two people or more, and no `revealed`.
    pub fn is_blind(&self) -> bool {
        self.head.revealed.is_none() && self.people().len() > 1
    }

    /// What one of several people answers, as a deliberation of theirs alone; without private notes.
    pub fn extract_person(&self, person: &Id) -> Deliberation {
        fn own<T: Clone>(all: &BTreeMap<Id, T>, person: &Id) -> BTreeMap<Id, T> {
            all.get(person).map(|own| (Id::me(), own.clone())).into_iter().collect()
        }
        Deliberation {
            participants: Vec::new(),
            first_feelings: own(&self.first_feelings, person),
            weights: own(&self.weights, person),
            ratings: own(&self.ratings, person),
            private: PrivateNotes::default(),
            ..self.clone()
        }
    }
}
