//! What a place of a deliberation is called, and what it holds, in words.

use crate::tell;
use crate::text::{Shown, Tongue, date, number};
use crate::walk;
use pesee_core::deliberation::{
    Account, AccountField, AlternativeField, Changed, Condition, ConditionField, Criterion, CriterionField, Decision,
    DecisionField, Deliberation, Gut, Head, HeadField, Holder, Id, Key, Language, Leaf, List, Method, Name, Outcome,
    ParticipantField, Perspective, Rating, Record, Review, Seat, Stamp, State, Status, Step, StepField, Visit,
    WeighingField, When,
};

use super::names;

/// The most columns of a name in a line.
const LONGEST_NAME: usize = 40;
/// The most columns of a text in a line.
const LONGEST_TEXT: usize = 48;
/// So many columns of what two texts have in common stand before the point where they part.
const LEAD: usize = 12;

/// What a place of the document is called: `weight of The network I built`, `Keep both on Time and fatigue`.
pub fn place(tongue: &Tongue, document: &Deliberation, key: &Key) -> Shown {
    let of = |list: List, name: Name, field: Shown| {
        tell!(tongue, "change-place-of", entry = entry(tongue, document, list, &name), field = field)
    };
    let step = |step| super::question::step(tongue, step);
    match key {
        Key::Head(field) => tell!(tongue, "change-head", key = Head::spec(*field).key),
        Key::Weighing(WeighingField::Later) => tell!(tongue, "change-place-lens"),
        Key::Weighing(WeighingField::Method) | Key::Order(List::Pairs) => step(walk::Step::Weights),
        Key::Order(List::Accounts) => step(walk::Step::Accounts),
        Key::Order(List::Options) => step(walk::Step::Options),
        Key::Order(List::Conditions) => step(walk::Step::Conditions),
        Key::Order(List::Criteria) => step(walk::Step::Criteria),
        Key::Order(List::Decisions) => tell!(tongue, "change-decision", key = "option"),
        Key::Order(list) => tell!(tongue, "change-list", list = list_word(*list)),
        Key::Account(id, field) => {
            of(List::Accounts, id.clone().into(), tell!(tongue, "change-account", key = Account::spec(*field).key))
        }
        Key::Option(_, AlternativeField::Name) => tell!(tongue, "change-place-option-name"),
        Key::Option(id, AlternativeField::Note) => of(List::Options, id.clone().into(), tell!(tongue, "change-note")),
        Key::Fate(option, account) => {
            of(List::Options, option.clone().into(), names::account(tongue, document, account))
        }
        Key::Condition(_, ConditionField::Question) => tell!(tongue, "change-place-condition"),
        Key::Condition(id, ConditionField::State) => entry(tongue, document, List::Conditions, &id.clone().into()),
        Key::Condition(id, field) => {
            let field = tell!(tongue, "change-condition", key = Condition::spec(*field).key);
            of(List::Conditions, id.clone().into(), field)
        }
        Key::Criterion(_, CriterionField::Name) => tell!(tongue, "change-place-criterion-name"),
        Key::Criterion(id, CriterionField::Weight) | Key::Weight(_, id) => {
            tell!(tongue, "walk-place-weight", criterion = criterion(document, id))
        }
        Key::Criterion(id, CriterionField::Rank) => {
            tell!(tongue, "change-place-rank", criterion = criterion(document, id))
        }
        Key::Criterion(id, field) => {
            let field = tell!(tongue, "change-criterion", key = Criterion::spec(*field).key);
            of(List::Criteria, id.clone().into(), field)
        }
        Key::Pair(a, b, _) => entry(tongue, document, List::Pairs, &(a.clone(), b.clone()).into()),
        Key::Participant(id, ParticipantField::Name) => {
            tell!(tongue, "change-place-person-name", seat = seat(tongue, document, id))
        }
        Key::Participant(id, ParticipantField::Seat) => {
            of(List::Participants, id.clone().into(), tell!(tongue, "change-place-seat"))
        }
        Key::Participant(id, ParticipantField::Voice) => {
            of(List::Participants, id.clone().into(), tell!(tongue, "change-place-voice"))
        }
        Key::Gut(_, field) => tell!(tongue, "change-gut", key = Gut::spec(*field).key),
        Key::Rating(_, on, of) => {
            tell!(tongue, "walk-place-rating", criterion = criterion(document, on), option = option(document, of))
        }
        Key::Decision(at, field) => {
            let field = tell!(tongue, "change-decision", key = Decision::spec(*field).key);
            // The last one is the decision; the others are told apart by their day.
            let stands = document.decisions().last().is_none_or(|last| last.at == *at);
            if stands { field } else { tell!(tongue, "change-place-of", entry = day(tongue, at), field = field) }
        }
        Key::Step(_, StepField::What) => tell!(tongue, "change-place-step"),
        Key::Step(id, field) => {
            of(List::Steps, id.clone().into(), tell!(tongue, "change-step", key = Step::spec(*field).key))
        }
        Key::Review(at, field) => tell!(
            tongue,
            "change-place-of",
            entry = tell!(tongue, "change-place-review", day = day(tongue, at)),
            field = tell!(tongue, "change-review", key = Review::spec(*field).key)
        ),
        Key::Changed(at, field) => tell!(
            tongue,
            "change-place-of",
            entry = tell!(tongue, "change-place-changed", day = day(tongue, at)),
            field = tell!(tongue, "change-changed", key = Changed::spec(*field).key)
        ),
        Key::Visit(at, field) => tell!(
            tongue,
            "change-place-of",
            entry = tell!(tongue, "change-place-visit", day = day(tongue, at)),
            field = tell!(tongue, "change-visit", key = Visit::spec(*field).key)
        ),
        Key::PrivateNotes | Key::PrivateVisit(_) => tell!(tongue, "change-place-private"),
        Key::PrivateCriterion(id) => of(List::Criteria, id.clone().into(), tell!(tongue, "change-place-private")),
    }
}

/// What one entry of a list is called in a sentence.
pub(super) fn entry(tongue: &Tongue, document: &Deliberation, list: List, name: &Name) -> Shown {
    match (list, name) {
        (List::Accounts, Name::Id(id)) => names::account(tongue, document, id).cut(LONGEST_NAME),
        (List::Options, Name::Id(id)) => option(document, id),
        (List::Conditions, Name::Id(id)) => {
            quoted(tongue, document.condition(id).map_or(id.as_str(), |condition| &condition.question))
        }
        (List::Criteria, Name::Id(id)) => criterion(document, id),
        (List::Participants, Name::Id(id)) => names::person(tongue, document, id).cut(LONGEST_NAME),
        (List::Steps, Name::Id(id)) => {
            let step = document.steps().iter().find(|step| step.id == *id);
            quoted(tongue, step.map_or(id.as_str(), |step| &step.what))
        }
        (_, Name::Id(id)) => Shown::outside(id.as_str()),
        (_, Name::Pair(a, b)) => {
            tell!(tongue, "change-place-pair", first = criterion(document, a), second = criterion(document, b))
        }
        (List::Decisions, Name::At(at)) => {
            let decision = document.decisions().iter().find(|decision| decision.at == *at);
            let chosen = decision.and_then(|decision| decision.option.as_ref());
            chosen.map_or_else(|| day(tongue, at), |id| option(document, id))
        }
        (_, Name::At(at)) => day(tongue, at),
    }
}

/// A list as the catalogue chooses by it.
pub(super) fn list_word(list: List) -> &'static str {
    list.path().rsplit('.').next().unwrap_or_default()
}

fn option(document: &Deliberation, id: &Id) -> Shown {
    names::option(document, id).cut(LONGEST_NAME)
}

fn criterion(document: &Deliberation, id: &Id) -> Shown {
    names::criterion(document, id).cut(LONGEST_NAME)
}

/// A person by seat alone: whose name is being told.
fn seat(tongue: &Tongue, document: &Deliberation, id: &Id) -> Shown {
    seat_word(tongue, document.participant(id).map_or(Seat::Person, |participant| participant.seat()))
}

fn seat_word(tongue: &Tongue, seat: Seat) -> Shown {
    match seat {
        Seat::Person => tell!(tongue, "walk-seat-person"),
        Seat::Employer => tell!(tongue, "walk-seat-employer"),
        Seat::Coach => tell!(tongue, "walk-seat-coach"),
    }
}

/// The day of an entry of a log.
fn day(tongue: &Tongue, stamp: &Stamp) -> Shown {
    stamp.at.map_or_else(|| tell!(tongue, "change-undated"), |at| date::day(tongue, at.date_naive()))
}

fn quoted(tongue: &Tongue, text: &str) -> Shown {
    tell!(tongue, "screen-quoted", text = Shown::outside(text).cut(LONGEST_TEXT))
}

/// What stood and what stands at `key`, in words. Two long texts are shown from where they part.
pub(super) fn values(
    tongue: &Tongue,
    (before, from): (&Deliberation, Option<&Leaf>),
    (after, to): (&Deliberation, Option<&Leaf>),
    key: &Key,
) -> (Shown, Shown) {
    let told = (value(tongue, before, key, from), value(tongue, after, key, to));
    match (from, to) {
        (Some(Leaf::Text(from)), Some(Leaf::Text(to))) if told.0 == told.1 && from != to => {
            let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).count().saturating_sub(LEAD);
            let rest = |text: &str| quoted(tongue, &format!("…{}", text.chars().skip(same).collect::<String>()));
            (rest(from), rest(to))
        }
        _ => told,
    }
}

/// What a place holds, in words; what the format takes for granted where it holds nothing.
fn value(tongue: &Tongue, document: &Deliberation, key: &Key, leaf: Option<&Leaf>) -> Shown {
    let granted = granted(key);
    let Some(leaf) = leaf.or(granted.as_ref()) else {
        return match key {
            Key::Rating(..) => names::rating_in_words(tongue, None),
            _ => tell!(tongue, "change-nothing"),
        };
    };
    match leaf {
        Leaf::Text(text) => word(tongue, key, text).unwrap_or_else(|| quoted(tongue, text)),
        Leaf::Number(value) => figure(tongue, key, *value),
        Leaf::Flag(true) => tell!(tongue, "key-yes"),
        Leaf::Flag(false) => tell!(tongue, "key-no"),
        Leaf::Date(day) => date::day(tongue, *day),
        Leaf::Moment(at) => date::moment(tongue, *at),
        Leaf::Id(id) if *key == Key::Head(HeadField::Id) => Shown::outside(id.as_str()),
        Leaf::Id(id) => option(document, id),
        Leaf::Ids(ids) => all(tongue, ids.iter().map(|id| option(document, id))),
        Leaf::Texts(texts) => all(tongue, texts.iter().map(|text| Shown::outside(text))),
        Leaf::Scores(scores) => {
            let score = |score: f64| number::signed(tongue.language(), score, 1);
            let of = |(id, at): (&Id, &f64)| Shown::join(&[option(document, id), score(*at)], " ");
            all(tongue, scores.iter().map(of))
        }
        Leaf::Fate(fate) => names::fate(tongue, document, Some(fate)),
        Leaf::Cell(rating) => cell(tongue, rating),
        Leaf::Order(names) => {
            let list = if let Key::Order(list) = key { *list } else { List::Changes };
            all(tongue, names.iter().map(|name| entry(tongue, document, list, name)))
        }
    }
}

/// What an empty place means where that is more than nothing (FORMAT.md).
pub(super) fn granted(key: &Key) -> Option<Leaf> {
    let word = |word: &str| Some(Leaf::Text(word.to_owned()));
    match key {
        Key::Criterion(_, CriterionField::Counts) | Key::Condition(_, ConditionField::Blocking) => {
            Some(Leaf::Flag(true))
        }
        Key::Head(HeadField::Archived) | Key::Step(_, StepField::Done) => Some(Leaf::Flag(false)),
        Key::Criterion(_, CriterionField::When) => word(When::Always.word()),
        Key::Condition(_, ConditionField::State) => word(State::Unknown.word()),
        Key::Head(HeadField::Status) => word(Status::Open.word()),
        _ => None,
    }
}

/// Several things, in as much room as a text has.
fn all(tongue: &Tongue, of: impl Iterator<Item = Shown>) -> Shown {
    let of: Vec<Shown> = of.collect();
    if of.is_empty() { tell!(tongue, "change-nothing") } else { Shown::join(&of, ", ").cut(LONGEST_TEXT) }
}

/// A word of the format as a reader says it; `None` for free text.
fn word(tongue: &Tongue, key: &Key, text: &str) -> Option<Shown> {
    Some(match key {
        Key::Head(HeadField::Perspective) => {
            tell!(tongue, "change-perspective", word = Perspective::of(text)?.word())
        }
        Key::Head(HeadField::Language) => tell!(tongue, "change-language", word = Language::of(text)?.word()),
        Key::Head(HeadField::Status) => tell!(tongue, "change-status", word = Status::of(text)?.word()),
        Key::Head(HeadField::Template) => super::template(tongue, text),
        Key::Account(_, AccountField::Holder) => match Holder::of(text)? {
            Holder::Personal => tell!(tongue, "ask-holder-personal"),
            Holder::Employer => tell!(tongue, "ask-holder-employer"),
        },
        Key::Condition(_, ConditionField::State) => tell!(tongue, "change-state", word = State::of(text)?.word()),
        Key::Criterion(_, CriterionField::When) => names::when(tongue, When::of(text)?),
        Key::Weighing(WeighingField::Method) => names::method(tongue, Method::of(text)?),
        Key::Participant(_, ParticipantField::Seat) => seat_word(tongue, Seat::of(text)?),
        Key::Visit(..) => tell!(tongue, "change-outcome", word = Outcome::of(text)?.word()),
        _ => return None,
    })
}

/// A number with what it is counted in.
fn figure(tongue: &Tongue, key: &Key, value: f64) -> Shown {
    use pesee_core::deliberation::{GutField, ReviewField, VisitField};
    let plain = number::short(tongue.language(), value);
    match key {
        Key::Weighing(WeighingField::Later) if walk::LENS_PLACES.contains(&value) => {
            names::lens(tongue, walk::lens_place(value))
        }
        Key::Pair(..) if value < 1.0 => {
            let part = Shown::concat(&[Shown::fixed("1/"), number::short(tongue.language(), 1.0 / value)]);
            tell!(tongue, "change-times", count = part)
        }
        Key::Pair(..) => tell!(tongue, "change-times", count = plain),
        Key::Rating(..) => number::short_signed(tongue.language(), value),
        Key::Decision(_, DecisionField::Confidence) | Key::Review(_, ReviewField::CameTrue) => {
            tell!(tongue, "screen-percent", value = plain)
        }
        Key::Decision(_, DecisionField::Commitment) | Key::Review(_, ReviewField::Satisfied) => {
            tell!(tongue, "change-out-of", count = plain, most = 10_usize)
        }
        Key::Gut(_, GutField::Strength) => tell!(tongue, "change-out-of", count = plain, most = 5_usize),
        Key::Visit(_, VisitField::Minutes) => tell!(tongue, "change-minutes", count = plain),
        _ => plain,
    }
}

/// A rating in words, with what it rests on and its note.
fn cell(tongue: &Tongue, rating: &Rating) -> Shown {
    let mut parts = vec![names::rating_in_words(tongue, Some(rating))];
    parts.extend(rating.basis.map(|basis| tell!(tongue, "change-basis", basis = names::basis(tongue, basis))));
    parts.extend(rating.note.as_deref().map(|note| quoted(tongue, note)));
    Shown::join(&parts, " ")
}
