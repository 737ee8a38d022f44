//! Builds the edits of the people who decide: how many they are, their names and their roles.

use std::collections::BTreeSet;

use pesee_core::deliberation::{
    Builder, Deliberation, Edit, EntryId, FieldPath, FieldValue, HeadField, Id, List, Participant, ParticipantField,
    RecordWithId, Seat,
};

use super::question::AnswerChoice;
use super::weights;

/// The reason why the people of a deliberation cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleError {
    /// The change would remove or open answers that are sealed: those of these people.
    AnswersSealed(Vec<Id>),
    /// Fewer than two people would decide.
    TooFewPeople,
    /// Another participant has this name.
    NameTaken,
}

impl std::fmt::Display for PeopleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            PeopleError::AnswersSealed(_) => "the change would remove or open sealed answers",
            PeopleError::TooFewPeople => "fewer than two people would decide",
            PeopleError::NameTaken => "another participant has this name",
        })
    }
}

impl std::error::Error for PeopleError {}

/// Returns who decides according to the document; `None` if the document does not state it.
pub fn current_deciders(document: &Deliberation) -> Option<AnswerChoice> {
    let people = document.people();
    let has_employer = people.iter().any(|person| person.seat == Seat::Employer);
    match people.len() {
        _ if document.participants().is_empty() => None,
        0 | 1 => Some(AnswerChoice::OnePerson),
        2 if has_employer => Some(AnswerChoice::PersonAndEmployer),
        _ => Some(AnswerChoice::SeveralPeople),
    }
}

/// Returns the edit that sets who decides, one of the choices of [`Question::Seats`](super::Question::Seats).
///
/// # Errors
/// Returns [`PeopleError::AnswersSealed`] if somebody with sealed answers would be removed, or if the sealed answers of
/// the only person who remains would be opened to another person. `turn` is the person at the keyboard, if known.
pub fn set_deciders(document: &Deliberation, choice: &AnswerChoice, turn: Option<&Id>) -> Result<Edit, PeopleError> {
    let edit = build_deciders(document, choice);
    if !document.is_blind() {
        return Ok(edit);
    }
    let mut sealed: Vec<Id> =
        list_removed_people(&edit).into_iter().filter(|person| count_answers(document, person) > 0).collect();
    if *choice == AnswerChoice::OnePerson
        && let Some(first) = document.people().first()
        && turn != Some(first.id)
        && count_answers(document, first.id) > 0
    {
        sealed.insert(0, first.id.clone());
    }
    if sealed.is_empty() { Ok(edit) } else { Err(PeopleError::AnswersSealed(sealed)) }
}

fn build_deciders(document: &Deliberation, choice: &AnswerChoice) -> Edit {
    let people: Vec<(Id, Seat)> = document.people().iter().map(|person| (person.id.clone(), person.seat)).collect();
    match choice {
        _ if current_deciders(document).as_ref() == Some(choice) => Edit::default(),
        AnswerChoice::OnePerson => set_one_person(document),
        AnswerChoice::PersonAndEmployer if people.len() > 1 => set_person_and_employer(document, &people),
        // The employer becomes one person among others, with the same answers.
        AnswerChoice::SeveralPeople if people.len() > 1 => Edit::build(document, |builder| {
            for (id, _) in people.iter().filter(|(_, seat)| *seat == Seat::Employer) {
                builder.set_typed(FieldPath::Participant(id.clone(), ParticipantField::Seat), Seat::Person);
            }
        }),
        AnswerChoice::SeveralPeople => add_second_person(document, Seat::Person),
        AnswerChoice::PersonAndEmployer => add_second_person(document, Seat::Employer),
        _ => Edit::default(),
    }
}

/// Returns whether one answer to [`Question::Seats`](super::Question::Seats) leads from `before` to `after`.
pub fn is_answer_about_deciders(before: &Deliberation, after: &Deliberation) -> bool {
    let answer = current_deciders(after).filter(|answer| current_deciders(before).as_ref() != Some(answer));
    answer.is_some_and(|answer| super::apply_edit(before, &build_deciders(before, &answer)) == *after)
}

/// Sets one person to decide: the answers of the first person remain and those of the others are removed. Personal
/// weights of the first person become the shared weights.
fn set_one_person(document: &Deliberation) -> Edit {
    if document.participants().is_empty() {
        let person = Participant { seat: Some(Seat::Person), ..Participant::new(Id::me()) };
        return Edit::build(document, |builder| builder.push(person));
    }
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let Some((first, others)) = people.split_first() else { return Edit::default() };
    Edit::build(document, |builder| {
        others.iter().for_each(|id| remove_participant(builder, id));
        weights::convert_to_shared_weights(builder, document, first);
    })
}

/// Keeps the employer, or the second person as the employer, and the first other person; removes everybody else.
fn set_person_and_employer(document: &Deliberation, people: &[(Id, Seat)]) -> Edit {
    let employer = people.iter().find(|(_, seat)| *seat == Seat::Employer).or(people.get(1));
    let person = people.iter().find(|known| Some(*known) != employer);
    Edit::build(document, |builder| {
        for known in people {
            let seat = match Some(known) {
                known if known == employer => Seat::Employer,
                known if known == person => Seat::Person,
                _ => {
                    remove_participant(builder, &known.0);
                    continue;
                }
            };
            if known.1 != seat {
                builder.set_typed(FieldPath::Participant(known.0.clone(), ParticipantField::Seat), seat);
            }
        }
    })
}

/// Adds a second person without a name. The existing answers become personal answers of the first person and are sealed
/// until all answers are revealed.
fn add_second_person(document: &Deliberation, seat: Seat) -> Edit {
    let first = document.people().first().map(|person| person.id.clone());
    let first_seat = document.people().first().map(|person| person.seat);
    // An employer who decided alone is joined by a person.
    let seat = if first_seat == Some(Seat::Employer) { Seat::Person } else { seat };
    Edit::build(document, |builder| {
        if builder.document().participants().is_empty() {
            builder.push(Participant { seat: Some(Seat::Person), ..Participant::new(Id::me()) });
        }
        let base = if seat == Seat::Employer { "employer" } else { "person" };
        let id = generate_id(builder.document(), base);
        builder.push(Participant { seat: Some(seat), ..Participant::new(id) });
        drop(builder.set(FieldPath::Head(HeadField::Revealed), None));
        if let Some(first) = &first {
            weights::convert_to_own_weights(builder, document, first);
        }
    })
}

/// Returns the number of answers of a person: the first feeling, the weights and the ratings.
pub fn count_answers(document: &Deliberation, person: &Id) -> usize {
    let feeling = usize::from(document.first_feeling(person).is_some());
    let weights = document.weights(person).map_or(0, |weights| weights.len());
    let ratings = document.ratings(person).map_or(0, |rows| rows.values().map(|row| row.len()).sum());
    feeling + weights + ratings
}

/// Returns the first person who decides and has no name yet.
pub fn next_unnamed_person(document: &Deliberation) -> Option<Id> {
    document.people().into_iter().find(|person| !has_name(document, person.id)).map(|person| person.id.clone())
}

fn has_name(document: &Deliberation, id: &Id) -> bool {
    document.participant(id).is_some_and(Participant::has_name)
}

/// Returns the edit that adds a person with a name.
///
/// # Errors
/// Returns [`PeopleError::NameTaken`] if a participant has this name already.
pub fn add_person(document: &Deliberation, name: &str) -> Result<Edit, PeopleError> {
    ensure_name_is_free(document, None, name)?;
    let id = generate_id(document, name);
    let person = Participant { name: Some(name.to_owned()), seat: Some(Seat::Person), ..Participant::new(id) };
    Ok(Edit::build(document, |builder| builder.push(person)))
}

/// Returns the edit that names a participant; an empty name changes nothing. The id of a participant who had no name
/// and has no answers yet is made from the name too.
///
/// # Errors
/// Returns [`PeopleError::NameTaken`] if another participant has this name.
pub fn name_person(document: &Deliberation, id: &Id, name: &str) -> Result<Edit, PeopleError> {
    let Some(participant) = document.participant(id).filter(|_| !name.trim().is_empty()) else {
        return Ok(Edit::default());
    };
    ensure_name_is_free(document, Some(id), name)?;
    let set_name = || Edit::set_text(document, FieldPath::Participant(id.clone(), ParticipantField::Name), name);
    // The change list and other copies of the file refer to the id of a person with answers.
    if participant.has_name() || count_answers(document, id) > 0 {
        return Ok(set_name());
    }
    let others = document.participants().iter().map(|known| &known.id).filter(|known| *known != id);
    let new_id = Id::generate(name, "person", others);
    if new_id == *id {
        return Ok(set_name());
    }
    let named = Participant { name: Some(name.to_owned()), id: new_id.clone(), ..participant.clone() };
    let mut order = document.entry_ids(List::Participants);
    for entry in &mut order {
        if *entry == EntryId::Id(id.clone()) {
            *entry = EntryId::Id(new_id.clone());
        }
    }
    Ok(Edit::build(document, |builder| {
        builder.push(named);
        drop(builder.set(FieldPath::ListOrder(List::Participants), Some(FieldValue::EntryIds(order))));
    }))
}

/// Two people of the same name could not be told apart when it says whose turn it is.
fn ensure_name_is_free(document: &Deliberation, own: Option<&Id>, name: &str) -> Result<(), PeopleError> {
    let fold = |text: &str| text.trim().to_lowercase();
    let others = document.participants().iter().filter(|known| Some(&known.id) != own);
    let is_taken = others.filter_map(|known| known.name.as_deref()).any(|known| fold(known) == fold(name));
    if is_taken { Err(PeopleError::NameTaken) } else { Ok(()) }
}

fn generate_id(document: &Deliberation, base: &str) -> Id {
    Id::generate(base, "person", document.participants().iter().map(|known| &known.id))
}

/// Returns the edit that gives a participant a role. The answers of a coach do not count; they stay in the file.
///
/// # Errors
/// Returns [`PeopleError::TooFewPeople`] if fewer than two people would decide.
pub fn set_role(document: &Deliberation, id: &Id, role: Seat) -> Result<Edit, PeopleError> {
    let edit = Edit::build(document, |builder| {
        builder.set_typed(FieldPath::Participant(id.clone(), ParticipantField::Seat), role);
        let counts = document.people().iter().any(|person| person.id == id);
        if counts == (role == Seat::Coach) {
            // The number of votes in the file belongs to the other role.
            drop(builder.set(FieldPath::Participant(id.clone(), ParticipantField::Voice), None));
        }
    });
    ensure_two_people(document, edit)
}

/// Returns the next role of a participant: person, employer, coach, then person again. A role that would leave fewer
/// than two people is passed over.
pub fn next_role(document: &Deliberation, id: &Id) -> Option<Seat> {
    const ROLES: [Seat; 3] = [Seat::Person, Seat::Employer, Seat::Coach];
    let current = document.participant(id)?.seat();
    let at = ROLES.iter().position(|role| *role == current)?;
    let following = ROLES.iter().cycle().skip(at + 1).take(ROLES.len() - 1).copied();
    following.into_iter().find(|role| set_role(document, id, *role).is_ok())
}

/// Returns the edit that removes a participant with all answers.
///
/// # Errors
/// Returns [`PeopleError::TooFewPeople`] if fewer than two people would decide, and [`PeopleError::AnswersSealed`] if
/// the participant has answers that are sealed.
pub fn remove_person(document: &Deliberation, id: &Id) -> Result<Edit, PeopleError> {
    let edit = ensure_two_people(document, Edit::build(document, |builder| remove_participant(builder, id)))?;
    if document.is_blind() && count_answers(document, id) > 0 {
        return Err(PeopleError::AnswersSealed(vec![id.clone()]));
    }
    Ok(edit)
}

fn ensure_two_people(document: &Deliberation, edit: Edit) -> Result<Edit, PeopleError> {
    let mut after = document.clone();
    let is_valid = after.apply(&edit).is_ok() && after.people().len() > 1;
    if is_valid { Ok(edit) } else { Err(PeopleError::TooFewPeople) }
}

fn remove_participant(builder: &mut Builder, id: &Id) {
    let document = builder.document().clone();
    for path in document.paths_of_person(id) {
        drop(builder.set(path, None));
    }
    let remaining = document.participants().iter().filter(|p| p.id != *id).map(|p| EntryId::Id(p.id.clone())).collect();
    drop(builder.set(FieldPath::ListOrder(List::Participants), Some(FieldValue::EntryIds(remaining))));
}

/// Returns the participants that an edit removes.
pub fn list_removed_people(edit: &Edit) -> Vec<Id> {
    let is_order = |path: &FieldPath| *path == FieldPath::ListOrder(List::Participants);
    let Some(change) = edit.changes.iter().find(|change| is_order(&change.path)) else { return Vec::new() };
    let ids = |value: &Option<FieldValue>| -> Vec<Id> {
        let Some(FieldValue::EntryIds(entries)) = value else { return Vec::new() };
        entries.iter().filter_map(|entry| Id::try_from(entry.clone()).ok()).collect()
    };
    let after: BTreeSet<Id> = ids(&change.to).into_iter().collect();
    ids(&change.from).into_iter().filter(|id| !after.contains(id)).collect()
}
