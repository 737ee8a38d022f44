//! Converts between the changes of weights and ratings and the entries of the change list. Moving one criterion changes
//! the ranks of several, which are one entry.

use std::fmt;

use super::change::Change;
use super::document::Deliberation;
use super::field_path::FieldPath;
use super::field_value::FieldValue;
use super::ids::{Id, LogId};
use super::keyword_enums::WeightingMethod;
use super::rating::Rating;
use super::record::RecordWithId;
use super::tables::{CriterionField, LoggedChange};
use super::typed_value::TypedValue;

/// The weights of several criteria that change together. One entry of the change list names them in `what`.
///
/// Each value of such an entry is a list of texts, `ID NUMBER` for each criterion that has a weight: for example
/// `["network 1", "time 2"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WeightGroup {
    /// The shared ranks: `criterion.rank`.
    Ranks,
    /// The weights by order of one of several people: `weights.PERSON`.
    OwnWeights(Id),
}

impl WeightGroup {
    /// Returns the group of the field at `path`; `None` for a field that changes alone.
    fn of_path(document: &Deliberation, path: &FieldPath) -> Option<WeightGroup> {
        match path {
            FieldPath::Criterion(_, CriterionField::Rank) => Some(WeightGroup::Ranks),
            FieldPath::Weight(person, _) if document.weighting_method() == WeightingMethod::Order => {
                Some(WeightGroup::OwnWeights(person.clone()))
            }
            _ => None,
        }
    }

    /// Parses the `what` of an entry; `None` for the path of one field.
    pub(super) fn parse(text: &str) -> Option<WeightGroup> {
        match text.split_once('.')? {
            ("criterion", "rank") => Some(WeightGroup::Ranks),
            ("weights", person) => Id::new(person).map(WeightGroup::OwnWeights),
            _ => None,
        }
    }

    /// Returns the path of the weight of a criterion.
    fn path(&self, criterion: Id) -> FieldPath {
        match self {
            WeightGroup::Ranks => FieldPath::Criterion(criterion, CriterionField::Rank),
            WeightGroup::OwnWeights(person) => FieldPath::Weight(person.clone(), criterion),
        }
    }
}

impl fmt::Display for WeightGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WeightGroup::Ranks => f.write_str("criterion.rank"),
            WeightGroup::OwnWeights(person) => write!(f, "weights.{person}"),
        }
    }
}

/// The content of an entry of the change list, without its time: a field, or several weights that changed together, and
/// the values before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedPlace {
    /// The fields that changed.
    pub paths: Vec<FieldPath>,
    what: String,
    /// The value before the change.
    pub from: Option<FieldValue>,
    /// The value after the change.
    pub to: Option<FieldValue>,
}

impl ChangedPlace {
    /// Returns the changes of weights and ratings, one for each entry of the change list.
    ///
    /// Several weights that change with the order of the criteria are one entry. Two numbers that differ by less than
    /// a millionth are the same: the difference comes from rounding and not from a person.
    ///
    /// # Examples
    /// ```
    /// use pesee_core::deliberation::{Change, ChangedPlace, CriterionField, Deliberation, FieldPath, FieldValue, Id};
    ///
    /// let change_rank = |id: &str, from: f64, to: f64| Change {
    ///     path: FieldPath::Criterion(Id::new(id).unwrap(), CriterionField::Rank),
    ///     from: Some(FieldValue::Number(from)),
    ///     to: Some(FieldValue::Number(to)),
    /// };
    /// let changes = vec![change_rank("network", 1.0, 2.0), change_rank("time", 2.0, 1.0)];
    /// let entries = ChangedPlace::list(&Deliberation::default(), changes);
    /// assert_eq!(entries.len(), 1);
    /// assert_eq!(entries[0].paths.len(), 2);
    /// assert_eq!(entries[0].to, Some(FieldValue::Texts(vec!["network 2".to_owned(), "time 1".to_owned()])));
    /// ```
    pub fn list(document: &Deliberation, changes: Vec<Change>) -> Vec<ChangedPlace> {
        let mut groups: Vec<(WeightGroup, Vec<Change>)> = Vec::new();
        let mut entries = Vec::new();
        for change in changes.into_iter().filter(|change| !is_rounding(change)) {
            match WeightGroup::of_path(document, &change.path) {
                Some(group) => match groups.iter_mut().find(|(known, _)| *known == group) {
                    Some((_, changes)) => changes.push(change),
                    None => groups.push((group, vec![change])),
                },
                None => entries.push(ChangedPlace::of_field(change)),
            }
        }
        for (group, mut changes) in groups {
            if changes.len() == 1 {
                entries.extend(changes.pop().map(ChangedPlace::of_field));
                continue;
            }
            let texts = |value: fn(&Change) -> &Option<FieldValue>| {
                let number = |change: &Change| match (value(change), criterion_of(&change.path)) {
                    (Some(FieldValue::Number(number)), Some(criterion)) => Some(format!("{criterion} {number}")),
                    _ => None,
                };
                Some(FieldValue::Texts(changes.iter().filter_map(number).collect()))
            };
            let (from, to) = (texts(|change| &change.from), texts(|change| &change.to));
            let paths = changes.into_iter().map(|change| change.path).collect();
            entries.push(ChangedPlace { paths, what: group.to_string(), from, to });
        }
        entries
    }

    fn of_field(change: Change) -> ChangedPlace {
        let to_plain_value = |value: Option<FieldValue>| value.and_then(|value| FieldValue::from_value(value).ok());
        let (from, to) = (to_plain_value(change.from), to_plain_value(change.to));
        ChangedPlace { what: change.path.to_string(), paths: vec![change.path], from, to }
    }

    /// Returns the entry of the change list with the id `at`.
    pub fn into_entry(self, at: LogId) -> LoggedChange {
        LoggedChange { what: Some(self.what), from: self.from, to: self.to, ..LoggedChange::new(at) }
    }
}

impl LoggedChange {
    /// Returns the logged changes, one for each field. Returns none if `what` is neither the path of a field nor the
    /// name of several weights, as `criterion.rank` is. A weight that cannot be read is left out.
    ///
    /// # Examples
    /// ```
    /// use pesee_core::deliberation::FieldValue;
    /// use pesee_core::format::parse;
    ///
    /// let text = "format = 1\n[deliberation]\ntitle = \"Two\"\n[[change]]\nat = 2026-11-20T09:00:00-05:00\n\
    ///     what = \"criterion.rank\"\nfrom = [\"network 1\", \"time 2\"]\nto = [\"network 2\", \"time 1\"]\n";
    /// let document = parse(text.as_bytes()).unwrap();
    /// let changes = document.changes()[0].to_changes();
    /// assert_eq!(changes.len(), 2);
    /// assert_eq!(changes[0].path.to_string(), "criterion.network.rank");
    /// assert_eq!(changes[0].to, Some(FieldValue::Number(2.0)));
    /// ```
    pub fn to_changes(&self) -> Vec<Change> {
        let Some(what) = self.what.as_deref() else { return Vec::new() };
        if let Some(group) = WeightGroup::parse(what) {
            return group_changes(&group, self.from.as_ref(), self.to.as_ref());
        }
        let Some(path) = FieldPath::parse(what) else { return Vec::new() };
        // The log contains only the number of a rating that has no range, basis or note.
        let restore = |value: &Option<FieldValue>| match (&path, value) {
            (FieldPath::Rating(..), Some(FieldValue::Number(number))) => Rating::exact(*number).map(FieldValue::Rating),
            _ => value.clone(),
        };
        let (from, to) = (restore(&self.from), restore(&self.to));
        vec![Change { path, from, to }]
    }
}

fn group_changes(group: &WeightGroup, from: Option<&FieldValue>, to: Option<&FieldValue>) -> Vec<Change> {
    let (from, to) = (parse_weights(from), parse_weights(to));
    let find = |weights: &[(Id, f64)], wanted: &Id| {
        weights.iter().find(|(id, _)| id == wanted).map(|(_, number)| FieldValue::Number(*number))
    };
    let mut criteria: Vec<&Id> = Vec::new();
    for (id, _) in from.iter().chain(&to) {
        if !criteria.contains(&id) {
            criteria.push(id);
        }
    }
    let change = |id: &Id| Change { path: group.path(id.clone()), from: find(&from, id), to: find(&to, id) };
    criteria.into_iter().map(change).filter(|change| change.from != change.to).collect()
}

/// Parses the value of an entry about several weights. Texts that are no weight are skipped.
fn parse_weights(value: Option<&FieldValue>) -> Vec<(Id, f64)> {
    let texts = if let Some(FieldValue::Texts(texts)) = value { texts.as_slice() } else { &[] };
    texts.iter().filter_map(|text| parse_weight(text)).collect()
}

/// Parses one weight of an entry about several: the id of the criterion and the number.
pub(super) fn parse_weight(text: &str) -> Option<(Id, f64)> {
    let (id, number) = text.split_once(' ')?;
    Some((Id::new(id)?, number.parse::<f64>().ok().filter(|number| number.is_finite())?))
}

fn criterion_of(path: &FieldPath) -> Option<&Id> {
    match path {
        FieldPath::Criterion(criterion, _) | FieldPath::Weight(_, criterion) => Some(criterion),
        _ => None,
    }
}

/// Returns whether a change comes from rounding: both values are numbers that hardly differ.
fn is_rounding(change: &Change) -> bool {
    const TOLERANCE: f64 = 1e-6;
    match (&change.from, &change.to) {
        (Some(FieldValue::Number(from)), Some(FieldValue::Number(to))) => {
            (from - to).abs() <= TOLERANCE * from.abs().max(to.abs()).max(1.0)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deliberation::{Criterion, Edit, Points, diff};

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn ranked(ranks: &[(&str, u64)]) -> Deliberation {
        let mut document = Deliberation::default();
        let edit = Edit::build(&document, |builder| {
            for (name, _) in ranks {
                builder.push(Criterion { name: (*name).to_owned(), ..Criterion::new(id(name)) });
            }
        });
        document.apply(&edit).unwrap();
        let ranks: Vec<(Id, u64)> = ranks.iter().map(|(name, rank)| (id(name), *rank)).collect();
        document.apply(&Edit::set_ranks(&document, &ranks)).unwrap();
        document
    }

    #[test]
    fn a_moved_criterion_is_one_entry_that_gives_back_every_rank() {
        let before = ranked(&[("a", 1), ("b", 2), ("c", 2), ("d", 4)]);
        let after = ranked(&[("a", 4), ("b", 1), ("c", 1), ("d", 3)]);
        let changes = diff(&before, &after).changes;
        assert_eq!(changes.len(), 4);
        let places = ChangedPlace::list(&after, changes.clone());
        let [place] = places.as_slice() else { panic!("{places:?}") };
        assert_eq!(place.paths.len(), 4);
        let entry = place.clone().into_entry(LogId::next(None, [].iter()));
        assert_eq!(entry.what.as_deref(), Some("criterion.rank"));
        let texts = |texts: &[&str]| Some(FieldValue::Texts(texts.iter().map(|text| (*text).to_owned()).collect()));
        assert_eq!(entry.from, texts(&["a 1", "b 2", "c 2", "d 4"]));
        assert_eq!(entry.to, texts(&["a 4", "b 1", "c 1", "d 3"]));
        assert_eq!(entry.to_changes(), changes);
    }

    #[test]
    fn a_weight_that_only_rounding_changes_is_no_entry() {
        let weight = |from: f64, to: f64| {
            let path = FieldPath::Criterion(id("a"), CriterionField::Weight);
            let number = |number: f64| Points::new(number).map(|points| points.to_value());
            let change = Change { path, from: number(from), to: number(to) };
            ChangedPlace::list(&Deliberation::default(), vec![change]).len()
        };
        assert_eq!(weight(0.6, 0.600_000_1), 0);
        assert_eq!(weight(0.6, 0.61), 1);
    }
}
