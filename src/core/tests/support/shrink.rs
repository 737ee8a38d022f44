//! Finds and prints the smallest deliberation for which a check fails.

use std::fmt::Write;

use pesee_core::deliberation::*;

/// Returns the smallest document that simple removals lead to and for which `check` fails.
pub fn shrink(mut document: Deliberation, check: &impl Fn(&Deliberation) -> Result<(), String>) -> Deliberation {
    loop {
        let smaller = smaller_documents(&document).into_iter().find(|smaller| check(smaller).is_err());
        match smaller {
            Some(smaller) => document = smaller,
            None => return document,
        }
    }
}

fn smaller_documents(document: &Deliberation) -> Vec<Deliberation> {
    let mut edits = Vec::new();
    edits.extend(document.options().iter().map(|option| Edit::remove_option(document, &option.id)));
    edits.extend(document.criteria().iter().map(|criterion| Edit::remove_criterion(document, &criterion.id)));
    let removed = |list: List, id: &Id| {
        let mut ids = document.entry_ids(list);
        ids.retain(|other| *other != EntryId::Id(id.clone()));
        Edit::reorder(document, list, ids)
    };
    edits.extend(document.conditions().iter().map(|condition| removed(List::Conditions, &condition.id)));
    let mut people: Vec<Id> = document.participants().iter().map(|participant| participant.id.clone()).collect();
    for person in &people {
        let answers = document.paths_of_person(person).into_iter();
        let answers = answers.filter(|path| !matches!(path, FieldPath::Participant(..)));
        let emptied = answers.fold(Edit::default(), |edit, path| edit.chain(Edit::set(document, path, None)));
        edits.push(emptied.chain(removed(List::Participants, person)));
    }
    if people.is_empty() {
        people.push(Id::me());
    }
    let mut set = |path: FieldPath, value: Option<FieldValue>| edits.push(Edit::set(document, path, value));
    for person in &people {
        for path in document.paths_of_person(person) {
            match (&path, document.get(&path)) {
                (FieldPath::Participant(..), Some(_)) => set(path, None),
                (FieldPath::Rating(..), Some(FieldValue::Rating(rating))) if !rating.is_exact() => {
                    set(path, Rating::exact(rating.value()).map(FieldValue::Rating));
                }
                (FieldPath::Rating(..), Some(FieldValue::Rating(rating))) if rating.value() != 0.0 => {
                    set(path, Rating::exact((rating.value() / 2.0).trunc() + 0.0).map(FieldValue::Rating));
                }
                (_, Some(_)) => set(path, None),
                (_, None) => {}
            }
        }
    }
    for option in document.options() {
        for (account, _) in document.fates(&option.id) {
            set(FieldPath::Fate(option.id.clone(), account.clone()), None);
        }
    }
    for criterion in document.criteria() {
        for field in [CriterionField::When, CriterionField::Counts, CriterionField::Rank] {
            set(FieldPath::Criterion(criterion.id.clone(), field), None);
        }
        if criterion.weight.is_some_and(|weight| weight.get() != 1.0) {
            set(FieldPath::Criterion(criterion.id.clone(), CriterionField::Weight), Some(FieldValue::Number(1.0)));
        }
    }
    set(FieldPath::Weighing(WeighingField::Later), None);
    set(FieldPath::Weighing(WeighingField::Method), None);
    let mut smaller = Vec::new();
    for edit in edits {
        let mut copy = document.clone();
        if copy.apply(&edit).is_ok() && copy != *document {
            smaller.push(copy);
        }
    }
    smaller
}

/// Returns the document as a file that a person can try.
pub fn describe(document: &Deliberation) -> String {
    let mut text = "format = 1\n[deliberation]\ntitle = \"Edge\"\nrevealed = 2026-05-30T10:00:00Z\n".to_owned();
    for account in document.accounts() {
        writeln!(text, "[[account]]\nid = \"{}\"", account.id).unwrap();
    }
    for option in document.options() {
        let fates = document.fates(&option.id).map(|(account, fate)| match fate {
            Fate::Merge(into) => format!("{account} = {{ merge = \"{into}\" }}"),
            fate => format!("{account} = \"{fate}\""),
        });
        let fates: Vec<String> = fates.collect();
        let (id, fates) = (&option.id, fates.join(", "));
        writeln!(text, "[[option]]\nid = \"{id}\"\nname = \"Option\"\nfate = {{ {fates} }}").unwrap();
    }
    for condition in document.conditions() {
        writeln!(text, "[[condition]]\nid = \"{}\"\nquestion = \"?\"", condition.id).unwrap();
        let options: Vec<&str> = condition.options().iter().map(Id::as_str).collect();
        writeln!(text, "options = {options:?}\nstate = \"{}\"", condition.state().as_str()).unwrap();
        writeln!(text, "blocking = {}", condition.is_blocking()).unwrap();
    }
    for criterion in document.criteria() {
        writeln!(text, "[[criterion]]\nid = \"{}\"\nname = \"Criterion\"", criterion.id).unwrap();
        writeln!(text, "when = \"{}\"\ncounts = {}", criterion.time_horizon().as_str(), criterion.may_count()).unwrap();
        criterion.weight.iter().for_each(|weight| writeln!(text, "weight = {:?}", weight.get()).unwrap());
        criterion.rank.iter().for_each(|rank| writeln!(text, "rank = {}", rank.get()).unwrap());
    }
    let method = document.weighting_method().as_str();
    writeln!(text, "[weighing]\nmethod = \"{method}\"\nlater = {:?}", document.lens()).unwrap();
    for participant in document.participants() {
        writeln!(text, "[[participant]]\nid = \"{}\"\nvoice = {:?}", participant.id, participant.voice()).unwrap();
    }
    for pair in document.pairs() {
        let ((a, b), ratio) = (&pair.criteria, pair.ratio.map_or(1.0, Ratio::get));
        writeln!(text, "[[weighing.pair]]\na = \"{a}\"\nb = \"{b}\"\nratio = {ratio:?}").unwrap();
    }
    let me = [Id::me()];
    let people = document.participants().iter().map(|participant| &participant.id).chain(&me);
    for person in people {
        if document.weights(person).is_some() {
            writeln!(text, "[weight.{person}]").unwrap();
        }
        for (criterion, weight) in document.weights(person).into_iter().flatten() {
            writeln!(text, "{criterion} = {:?}", weight.get()).unwrap();
        }
        if document.ratings(person).is_some() {
            writeln!(text, "[rating.{person}]").unwrap();
        }
        for (criterion, row) in document.ratings(person).into_iter().flatten() {
            for (option, rating) in row {
                let (value, low, high) = (rating.value(), rating.low(), rating.high());
                let rating = match rating.stated_value() {
                    Some(_) if rating.is_exact() => format!("{value:?}"),
                    Some(_) => format!("{{ value = {value:?}, low = {low:?}, high = {high:?} }}"),
                    None => format!("{{ low = {low:?}, high = {high:?} }}"),
                };
                writeln!(text, "{criterion}.{option} = {rating}").unwrap();
            }
        }
    }
    text
}
