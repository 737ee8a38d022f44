//! The part of a deliberation that an audience may see.
//!
//! Private notes, sealed answers and exports for other people share this module, so that the rules are in one place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use super::document::{Deliberation, PrivateNotes};
use super::field_path::FieldPath;
use super::ids::Id;
use super::keyword_enums::WeightingMethod;
use super::tables::VisitField;

/// A person or group who reads a deliberation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The owner of the file. Sees everything.
    Author,
    /// A client, or any other reader who is not the owner. Sees everything except the coach's private notes.
    Client,
    /// A person who answers while answers are sealed. Sees only the person's own answers, until all answers are
    /// revealed.
    Rater(Id),
    /// All participants together while answers are sealed. Sees no person's answers.
    Group,
}

impl Audience {
    /// Returns the audience if other people can see the screen: [`Audience::Author`] becomes [`Audience::Client`].
    #[must_use]
    pub fn with_onlookers(self) -> Audience {
        if self == Audience::Author { Audience::Client } else { self }
    }

    /// Returns whether the audience may see the value at `path`.
    ///
    /// While answers are sealed, a recorded verdict is sealed too, because it may be that of one person from before
    /// other participants were added. For the same reason the group does not see the common weights, ranks and pairwise
    /// judgements. A rater may see them, because they count where the rater has no own weights; [`view`] leaves them
    /// out if they count nowhere.
    pub fn can_see(&self, path: &FieldPath) -> bool {
        match path {
            FieldPath::Visit(_, VisitField::Verdict | VisitField::Leader | VisitField::Scores) => {
                matches!(self, Audience::Author | Audience::Client)
            }
            path if path.is_common_weight() => *self != Audience::Group,
            FieldPath::PrivateNotes | FieldPath::PrivateCriterion(_) | FieldPath::PrivateVisit(_) => {
                *self == Audience::Author
            }
            FieldPath::FirstFeeling(person, _) | FieldPath::Weight(person, _) | FieldPath::Rating(person, ..) => {
                self.can_see_answers_of(person)
            }
            _ => true,
        }
    }

    /// Returns whether the audience may see the answers of `person`.
    pub fn can_see_answers_of(&self, person: &Id) -> bool {
        match self {
            Audience::Author | Audience::Client => true,
            Audience::Rater(own) => own == person,
            Audience::Group => false,
        }
    }
}

/// A deliberation without the values that an audience may not see. Dereferences to [`Deliberation`].
#[derive(Clone, Debug)]
pub struct View<'a> {
    document: Cow<'a, Deliberation>,
    audience: Audience,
}

impl View<'_> {
    /// Returns the same view with its own copy of the document.
    pub fn into_owned(self) -> View<'static> {
        View { document: Cow::Owned(self.document.into_owned()), audience: self.audience }
    }

    /// Returns whether the audience may see the current or an earlier value at `path`.
    ///
    /// While answers are sealed, the common weights, ranks and pairwise judgements of criteria are sealed too, because
    /// they may be the answers of one person from before other participants were added.
    pub fn can_see(&self, path: &FieldPath) -> bool {
        self.audience.can_see(path) && !(path.is_common_weight() && self.is_blind())
    }

    /// Returns the audience of the view.
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

/// Returns the view of `document` for `audience`. The document is copied unless the audience is [`Audience::Author`].
pub fn view<'a>(document: &'a Deliberation, audience: &Audience) -> View<'a> {
    let without_private = || Deliberation { private: PrivateNotes::default(), ..document.clone() };
    let visible = match audience {
        Audience::Author => Cow::Borrowed(document),
        Audience::Client => Cow::Owned(without_private()),
        Audience::Rater(_) | Audience::Group => {
            let mut visible = without_private();
            visible.first_feelings.retain(|person, _| audience.can_see_answers_of(person));
            visible.weights.retain(|person, _| audience.can_see_answers_of(person));
            visible.ratings.retain(|person, _| audience.can_see_answers_of(person));
            for visit in &mut visible.visits {
                (visit.verdict, visit.leader, visit.scores) = (None, None, None);
            }
            let needs_common_weights = match audience {
                Audience::Rater(person) => !visible.has_all_own_points(person),
                _ => false,
            };
            if !needs_common_weights {
                visible.clear_common_weights();
            }
            Cow::Owned(visible)
        }
    };
    View { document: visible, audience: audience.clone() }
}

impl Deliberation {
    /// Returns whether answers are sealed: two or more people answer, and `revealed` is absent.
    pub fn is_blind(&self) -> bool {
        self.head.revealed.is_none() && self.people().len() > 1
    }

    /// Returns whether `person` gives points and has given them to every criterion that may count.
    fn has_all_own_points(&self, person: &Id) -> bool {
        let gives_points = matches!(self.weighting_method(), WeightingMethod::Points | WeightingMethod::Swing);
        let has_points = |criterion: &Id| self.weights(person).is_some_and(|own| own.contains_key(criterion));
        let mut counting = self.criteria.iter().filter(|criterion| criterion.may_count());
        gives_points && counting.all(|criterion| has_points(&criterion.id))
    }

    /// Removes the weights, ranks and pairwise judgements that people have in common.
    fn clear_common_weights(&mut self) {
        for criterion in &mut self.criteria {
            (criterion.weight, criterion.rank) = (None, None);
        }
        self.pairs.clear();
    }

    /// Returns a deliberation with only the answers of `person`, as if that person were alone (`me`), without private
    /// notes.
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
