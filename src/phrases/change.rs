//! Lines that describe changes: one line per changed field, and a short summary of an edit.

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{
    Change, ConditionField, CriterionField, Deliberation, Edit, EntryId, FieldPath, FieldValue, FirstFeelingField,
    HeadField, Id, List, WeightingMethod,
};

use super::change_line::{ChangeCategory, ChangeLine};
use super::field_name::{default_value, entry_name, field_name, list_word, value_pair};
use super::names;

/// The maximum width of a list of ranked criteria in a line, in columns.
const MAX_ORDER_COLUMNS: usize = 60;

/// Describes one changed field: its name, both values and, if several people answer, the person.
pub fn change_text(locale: &Locale, before: &Deliberation, after: &Deliberation, change: &Change) -> SafeText {
    build_change_line(locale, before, after, change).text
}

/// Returns the line of `change_text` together with separate columns for the name and both values.
pub(super) fn build_change_line(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    change: &Change,
) -> ChangeLine {
    let category = ChangeCategory::of_path(&change.path);
    if let FieldPath::ListOrder(list) = change.path {
        let (added, removed) = (added_names(change), removed_names(change));
        if added.is_empty() && removed.is_empty() {
            return ChangeLine::from_text(category, t!(locale, "change-order", list = list_word(list)));
        }
        let added = added.into_iter().map(|name| ChangeItem::Added(list, name));
        let lines = added.chain(removed.into_iter().map(|name| ChangeItem::Removed(list, name)));
        let lines: Vec<SafeText> = lines.map(|item| item.to_line(locale, before, after).text).collect();
        return ChangeLine::from_text(category, SafeText::join(&lines, " · "));
    }
    let place = field_name(locale, if change.to.is_some() { after } else { before }, &change.path);
    let (from, to) = value_pair(locale, (before, change.from.as_ref()), (after, change.to.as_ref()), &change.path);
    // A first answer has no earlier value, unless the format defines a default for the field.
    let line = if change.from.is_none() && default_value(&change.path).is_none() {
        t!(locale, "change-field", place = &place, to = &to)
    } else {
        t!(locale, "change-field-both", place = &place, from = &from, to = &to)
    };
    let of = |line| with_person(locale, (before, after), &change.path, line);
    ChangeLine { columns: Some([of(place), from, to]), ..ChangeLine::from_text(category, of(line)) }
}

/// Returns the person whose order of the criteria a change belongs to, `Some(None)` for the shared order; `None` for
/// another change.
pub(super) fn order_owner<'a>(document: &Deliberation, change: &'a Change) -> Option<Option<&'a Id>> {
    match &change.path {
        FieldPath::Criterion(_, CriterionField::Rank) => Some(None),
        FieldPath::Weight(person, _) if document.weighting_method() == WeightingMethod::Order => Some(Some(person)),
        _ => None,
    }
}

/// Lists the people in whose order several criteria changed; `None` stands for the shared order.
pub(super) fn list_changed_orders<'a>(
    document: &Deliberation,
    changes: impl Iterator<Item = &'a Change>,
) -> Vec<Option<&'a Id>> {
    let (mut once, mut several) = (Vec::new(), Vec::new());
    for owner in changes.filter_map(|change| order_owner(document, change)) {
        if !once.contains(&owner) {
            once.push(owner);
        } else if !several.contains(&owner) {
            several.push(owner);
        }
    }
    several
}

/// Names the criteria in the order of a person, or in the shared order.
pub(super) fn order_text(locale: &Locale, document: &Deliberation, person: Option<&Id>) -> SafeText {
    let mut ranked: Vec<_> = document.criteria().iter().filter(|criterion| criterion.may_count()).collect();
    match person.and_then(|person| document.weights(person)) {
        Some(own) => {
            let points = |id: &Id| own.get(id).map_or(0.0, |points| points.get());
            ranked.sort_by(|a, b| points(&b.id).total_cmp(&points(&a.id)));
        }
        None => ranked.sort_by_key(|criterion| criterion.rank.map_or(u64::MAX, |rank| rank.get())),
    }
    let names: Vec<SafeText> = ranked.iter().map(|criterion| SafeText::sanitize(&criterion.name)).collect();
    t!(locale, "change-ranks", names = SafeText::join(&names, ", ").truncate(MAX_ORDER_COLUMNS))
}

/// Puts the name of the person who gives the answer before the line, if several people answer.
fn with_person(
    locale: &Locale,
    (before, after): (&Deliberation, &Deliberation),
    path: &FieldPath,
    line: SafeText,
) -> SafeText {
    of_person(locale, (before, after), answer_owner(path), line)
}

fn of_person(
    locale: &Locale,
    (before, after): (&Deliberation, &Deliberation),
    person: Option<&Id>,
    line: SafeText,
) -> SafeText {
    match person {
        Some(person) if after.people().len() > 1 || before.people().len() > 1 => {
            let known = if after.has_person(person) { after } else { before };
            t!(locale, "change-of-person", person = names::person(locale, known, person).to_capitalized(), line = line)
        }
        _ => line.to_capitalized(),
    }
}

/// Summarizes an edit in at most `most` lines, the most important first, and one more line that counts the rest. An
/// added or removed entry is one line; automatic and implied changes are left out.
pub fn change_lines(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
    max_lines: usize,
) -> Vec<SafeText> {
    let (lines, count) = most_important_lines(locale, before, after, edit, max_lines);
    let mut lines: Vec<SafeText> = lines.into_iter().map(|line| line.text).collect();
    if count > lines.len() {
        lines.push(t!(locale, "change-more", count = count - lines.len()));
    }
    lines
}

/// Returns the lines of `change_lines` without the count of the rest, and the total number of lines.
pub(super) fn most_important_lines(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
    max_lines: usize,
) -> (Vec<ChangeLine>, usize) {
    let items = list_change_items(before, after, edit);
    (items.iter().take(max_lines).map(|item| item.to_line(locale, before, after)).collect(), items.len())
}

/// Returns the person whose own answer the field contains.
pub(super) fn answer_owner(path: &FieldPath) -> Option<&Id> {
    match path {
        FieldPath::FirstFeeling(person, _) | FieldPath::Weight(person, _) | FieldPath::Rating(person, ..) => {
            Some(person)
        }
        _ => None,
    }
}

/// The subject of one line.
enum ChangeItem<'a> {
    Added(List, &'a EntryId),
    Removed(List, &'a EntryId),
    /// A new order of the criteria by importance: of one of several people, or the shared one.
    Order(Option<&'a Id>),
    /// One changed field.
    Field(&'a Change),
}

impl ChangeItem<'_> {
    fn to_line(&self, locale: &Locale, before: &Deliberation, after: &Deliberation) -> ChangeLine {
        match self {
            ChangeItem::Added(list, name) => {
                let name = entry_name(locale, after, *list, name);
                ChangeLine::from_text(
                    ChangeCategory::of_list(*list),
                    t!(locale, "change-added", list = list_word(*list), name = name),
                )
            }
            ChangeItem::Removed(list, name) => {
                let name = entry_name(locale, before, *list, name);
                ChangeLine::from_text(
                    ChangeCategory::of_list(*list),
                    t!(locale, "change-removed", list = list_word(*list), name = name),
                )
            }
            ChangeItem::Order(person) => {
                let text = order_text(locale, after, *person);
                ChangeLine::from_text(ChangeCategory::Weights, of_person(locale, (before, after), *person, text))
            }
            ChangeItem::Field(place) => build_change_line(locale, before, after, place),
        }
    }

    /// Returns the sort key: decisions first, then the inputs of the method, then descriptive fields.
    fn importance(&self) -> usize {
        let list = match self {
            ChangeItem::Added(list, _) | ChangeItem::Removed(list, _) => *list,
            ChangeItem::Order(_) => return 6,
            ChangeItem::Field(change) => match (&change.path, change.path.entry()) {
                (FieldPath::Head(HeadField::Question | HeadField::Revealed), _) => return 1,
                (FieldPath::Head(_), _) => return 13,
                (FieldPath::Rating(..), _) => return 5,
                (FieldPath::Weight(..) | FieldPath::Weighing(_), _) => return 6,
                (
                    FieldPath::Criterion(_, CriterionField::Weight | CriterionField::Rank | CriterionField::Counts),
                    _,
                ) => {
                    return 6;
                }
                (FieldPath::FirstFeeling(..), _) => return 8,
                (FieldPath::ListOrder(list), _) => *list,
                (_, Some((list, _))) => list,
                _ => return 14,
            },
        };
        match list {
            List::Decisions => 0,
            List::Options => 2,
            List::Criteria => 3,
            List::Conditions => 4,
            List::Pairs => 6,
            List::Participants => 7,
            List::Steps => 9,
            List::Tripwires => 10,
            List::Reviews => 11,
            List::Accounts => 12,
            List::Changes | List::Visits => 15,
        }
    }
}

/// Lists the subjects of the lines about an edit, the most important first.
fn list_change_items<'a>(before: &Deliberation, after: &Deliberation, edit: &'a Edit) -> Vec<ChangeItem<'a>> {
    let mut items = Vec::new();
    let stays = |change: &&Change| !is_automatic(&change.path) && !is_implied(before, after, edit, change);
    let orders = list_changed_orders(after, edit.changes.iter().filter(stays));
    items.extend(orders.iter().map(|person| ChangeItem::Order(*person)));
    for change in edit.changes.iter().filter(stays) {
        match change.path {
            FieldPath::ListOrder(list) => {
                let (added, removed) = (added_names(change), removed_names(change));
                items.extend(added.into_iter().map(|name| ChangeItem::Added(list, name)));
                items.extend(removed.into_iter().map(|name| ChangeItem::Removed(list, name)));
                if is_rearranged(change) {
                    items.push(ChangeItem::Field(change));
                }
            }
            _ if order_owner(after, change).is_some_and(|person| orders.contains(&person)) => {}
            _ => items.push(ChangeItem::Field(change)),
        }
    }
    items.sort_by_key(ChangeItem::importance);
    items
}

fn order_names(value: Option<&FieldValue>) -> &[EntryId] {
    if let Some(FieldValue::EntryIds(names)) = value { names } else { &[] }
}

fn added_names(change: &Change) -> Vec<&EntryId> {
    let before = order_names(change.from.as_ref());
    order_names(change.to.as_ref()).iter().filter(|name| !before.contains(name)).collect()
}

fn removed_names(change: &Change) -> Vec<&EntryId> {
    let after = order_names(change.to.as_ref());
    order_names(change.from.as_ref()).iter().filter(|name| !after.contains(name)).collect()
}

/// Returns `true` if the order of the remaining entries changed.
fn is_rearranged(change: &Change) -> bool {
    let (before, after) = (order_names(change.from.as_ref()), order_names(change.to.as_ref()));
    let stayed =
        |of: &[EntryId], other: &[EntryId]| of.iter().filter(|name| other.contains(name)).cloned().collect::<Vec<_>>();
    stayed(before, after) != stayed(after, before)
}

/// Returns `true` for fields that the program writes without an action of the user.
fn is_automatic(path: &FieldPath) -> bool {
    matches!(
        path,
        FieldPath::Head(HeadField::Id | HeadField::Created | HeadField::Updated | HeadField::VerdictSeen)
            | FieldPath::FirstFeeling(_, FirstFeelingField::At)
            | FieldPath::ListOrder(List::Changes | List::Visits)
            | FieldPath::LoggedChange(..)
            | FieldPath::Visit(..)
    )
}

/// Returns `true` if another change of the edit causes this change: an added or removed entry, or a decision.
fn is_implied(before: &Deliberation, after: &Deliberation, edit: &Edit, change: &Change) -> bool {
    let both = |has: &dyn Fn(&Deliberation) -> bool| has(before) && has(after);
    let option = |id: &Id| both(&|document| document.option(id).is_some());
    let account = |id: &Id| both(&|document| document.account(id).is_some());
    let criterion = |id: &Id| both(&|document| document.criterion(id).is_some());
    let person = |id: &Id| both(&|document| document.has_person(id));
    match &change.path {
        FieldPath::ListOrder(_) => false,
        FieldPath::Rating(who, on, of) => !(person(who) && criterion(on) && option(of)),
        FieldPath::Weight(who, id) => !(person(who) && criterion(id)) || is_weight_transfer(edit, id, change),
        FieldPath::Criterion(id, CriterionField::Weight) => !criterion(id) || is_weight_transfer(edit, id, change),
        FieldPath::Fate(of, what) => !(option(of) && account(what)),
        FieldPath::Pair(a, b, _) => {
            let name: EntryId = (a.clone(), b.clone()).into();
            !both(&|document| document.entry_ids(List::Pairs).contains(&name))
        }
        FieldPath::FirstFeeling(who, _) => {
            let favoured_option = before.first_feeling(who).and_then(|feeling| feeling.option.as_ref());
            !person(who) || change.to.is_none() && favoured_option.is_some_and(|id| after.option(id).is_none())
        }
        FieldPath::Condition(id, ConditionField::Options) => {
            let rest = |value: &Option<FieldValue>| match value {
                Some(FieldValue::Ids(ids)) => ids.iter().filter(|id| option(id)).cloned().collect(),
                _ => Vec::new(),
            };
            !both(&|document| document.condition(id).is_some()) || rest(&change.from) == rest(&change.to)
        }
        FieldPath::Head(HeadField::Status) => {
            let logs = |change: &Change| matches!(&change.path, FieldPath::ListOrder(List::Decisions | List::Reviews));
            edit.changes.iter().any(logs)
        }
        FieldPath::PrivateCriterion(id) => !criterion(id),
        path => path.entry().is_some_and(|(list, name)| !both(&|document| document.entry_ids(list).contains(&name))),
    }
}

/// Returns `true` if the points only moved between the shared weight and the weight of one person.
fn is_weight_transfer(edit: &Edit, criterion: &Id, change: &Change) -> bool {
    edit.changes.iter().any(|other| {
        let same =
            matches!(&other.path, FieldPath::Weight(_, id) | FieldPath::Criterion(id, CriterionField::Weight) if id == criterion);
        same && other.path != change.path && other.to == change.from && other.from == change.to
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use pesee_core::deliberation::{
        Account, ActionStep, Alternative, Builder, Condition, Criterion, Decision, Fate, FirstFeeling, Head, LogId,
        LoggedChange, Moment, Participant, Points, Rating, Record, Review, Status, Tripwire, Visit, diff,
    };

    const FILE: &str = r#"
        format = 1
        [deliberation]
        title = "Two accounts"
        question = "What should become of my account and my employer's?"
        [[account]]
        id = "mine"
        holder = "personal"
        audience = 1840
        [[account]]
        id = "work"
        holder = "employer"
        [[option]]
        id = "keep"
        name = "Keep both"
        fate = { mine = "keep", work = "keep" }
        [[option]]
        id = "pause"
        name = "Pause mine"
        fate = { mine = "pause" }
        [[condition]]
        id = "agrees"
        question = "Does my employer agree?"
        options = ["pause"]
        [[criterion]]
        id = "network"
        name = "The network I built"
        weight = 9
        rank = 1
        [[criterion]]
        id = "time"
        name = "Time and fatigue"
        weight = 5
        rank = 2
        [[participant]]
        id = "marie"
        name = "Marie"
        [gut.marie]
        option = "pause"
        strength = 3
        [rating.marie.time]
        keep = -4
        pause = 2
    "#;

    fn document() -> Deliberation {
        crate::store::parse_document(FILE.as_bytes()).unwrap()
    }

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn at(text: &str) -> Moment {
        Moment::parse_from_rfc3339(text).unwrap()
    }

    /// Returns all lines about an edit of `document`, in both languages.
    fn lines_about(document: &Deliberation, change: impl FnOnce(&mut Builder)) -> [Vec<String>; 2] {
        let edit = Edit::build(document, change);
        lines_of_edit(document, &edit, usize::MAX)
    }

    fn lines_of_edit(document: &Deliberation, edit: &Edit, max_lines: usize) -> [Vec<String>; 2] {
        let mut after = document.clone();
        after.apply(edit).unwrap();
        [Language::English, Language::French].map(|language| {
            let locale = Locale::new(language);
            // The tests of the message catalogue check the no-break spaces.
            let plain = |line: SafeText| line.as_str().replace('\u{a0}', " ");
            change_lines(&locale, document, &after, edit, max_lines).into_iter().map(plain).collect()
        })
    }

    #[track_caller]
    fn assert_lines(change: impl FnOnce(&mut Builder), english: &[&str], french: &[&str]) {
        assert_eq!(lines_about(&document(), change), [english, french]);
    }

    fn points(points: f64) -> Points {
        Points::new(points).unwrap()
    }

    #[test]
    fn a_weight_and_a_rating_are_told_with_both_values() {
        assert_lines(
            |builder| builder.set_typed(FieldPath::Criterion(id("network"), CriterionField::Weight), points(2.5)),
            &["Weight of The network I built: 9 → 2.5"],
            &["Poids de The network I built : 9 → 2,5"],
        );
        let rating = FieldPath::Rating(id("marie"), id("time"), id("keep"));
        assert_lines(
            |builder| drop(builder.set(rating.clone(), None)),
            &["Keep both on Time and fatigue: −4 → not rated"],
            &["Keep both, Time and fatigue : −4 → à évaluer"],
        );
        let guess = Rating::guess(2.0, 0.0, 3.0).unwrap().with_basis(Some(pesee_core::deliberation::Basis::Estimate));
        assert_lines(
            |builder| builder.set_typed(rating.clone(), guess.with_note(Some("two evenings".to_owned()))),
            &["Keep both on Time and fatigue: −4 → +2, between 0 and +3 (estimate) “two evenings”"],
            &["Keep both, Time and fatigue : −4 → +2, entre 0 et +3 (une estimation) « two evenings »"],
        );
        // A first answer has no earlier value.
        assert_lines(
            |builder| builder.set_typed(FieldPath::Rating(id("marie"), id("network"), id("keep")), Rating::unknown()),
            &["Keep both on The network I built: don't know"],
            &["Keep both, The network I built : je ne sais pas"],
        );
    }

    #[test]
    fn texts_are_quoted_and_told_from_where_they_part() {
        let question = FieldPath::Head(HeadField::Question);
        assert_lines(
            |builder| builder.set_typed(question.clone(), "Whose name comes first?".to_owned()),
            &["Question: “What should become of my account and my employe…” → “Whose name comes first?”"],
            &["Question : « What should become of my account and my employe… » → « Whose name comes first? »"],
        );
        assert_lines(
            |builder| {
                builder.set_typed(question, "What should become of my account and my employer's page?".to_owned())
            },
            &["Question: “…y employer's?” → “…y employer's page?”"],
            &["Question : « …y employer's? » → « …y employer's page? »"],
        );
    }

    #[test]
    fn an_entry_that_comes_or_leaves_is_one_line() {
        assert_lines(
            |builder| {
                builder.push(Alternative {
                    name: "Merge".to_owned(),
                    note: Some("a note".to_owned()),
                    ..blank("merge")
                });
                builder.set_typed(FieldPath::Fate(id("merge"), id("mine")), Fate::Merge(id("work")));
                builder.set_typed(FieldPath::Rating(id("marie"), id("time"), id("merge")), Rating::unknown());
            },
            &["New option: Merge"],
            &["Nouvelle option : Merge"],
        );
        let whole = document();
        let gone = Edit::remove_option(&whole, &id("pause"));
        assert_eq!(lines_of_edit(&whole, &gone, 9), [["Option removed: Pause mine"], ["Option retirée : Pause mine"]]);
        let gone = Edit::remove_criterion(&whole, &id("time"));
        let (english, french) = ("Criterion removed: Time and fatigue", "Critère retiré : Time and fatigue");
        assert_eq!(lines_of_edit(&whole, &gone, 9), [[english], [french]]);
        let gone = Edit::remove_account(&whole, &id("mine"));
        assert_eq!(lines_of_edit(&whole, &gone, 9), [["Account removed: mine"], ["Compte retiré : le mien"]]);
    }

    fn blank(name: &str) -> Alternative {
        <Alternative as pesee_core::deliberation::RecordWithId>::new(id(name))
    }

    #[test]
    fn an_order_is_told_as_one() {
        let whole = document();
        let names = vec![EntryId::Id(id("pause")), EntryId::Id(id("keep"))];
        let turned = Edit::reorder(&whole, List::Options, names);
        let lines = [["The order of the options changed"], ["L'ordre des options a changé"]];
        assert_eq!(lines_of_edit(&whole, &turned, 9), lines);
        let ranked = Edit::set_ranks(&whole, &[(id("time"), 1), (id("network"), 2)]);
        let english = "What matters, in order: Time and fatigue, The network I built";
        let french = "Ce qui compte, en ordre : Time and fatigue, The network I built";
        assert_eq!(lines_of_edit(&whole, &ranked, 9), [[english], [french]]);
    }

    #[test]
    fn a_decision_comes_first_and_what_the_program_notes_by_itself_not_at_all() {
        let now = at("2026-11-22T21:04:00-05:00");
        let stamp = LogId { at: Some(now), nth: 0 };
        assert_lines(
            |builder| {
                builder.set_typed(FieldPath::Head(HeadField::Updated), now);
                builder.set_typed(FieldPath::Head(HeadField::Status), Status::Decided);
                builder.set_typed(FieldPath::Head(HeadField::Title), "One account".to_owned());
                builder.set_typed(
                    FieldPath::Account(id("mine"), pesee_core::deliberation::AccountField::Audience),
                    count(1900),
                );
                builder
                    .push(Decision { option: Some(id("pause")), ..pesee_core::deliberation::RecordWithId::new(stamp) });
                builder.push(<Visit as pesee_core::deliberation::RecordWithId>::new(stamp));
                builder.push(LoggedChange {
                    what: Some("x".to_owned()),
                    ..pesee_core::deliberation::RecordWithId::new(stamp)
                });
            },
            &["Decided: Pause mine", "Mine, followers: 1,840 → 1,900", "Title: “Two accounts” → “One account”"],
            &["Choix : Pause mine", "Le mien, abonnés : 1 840 → 1 900", "Titre : « Two accounts » → « One account »"],
        );
    }

    fn count(number: u64) -> pesee_core::deliberation::Count {
        pesee_core::deliberation::Count::new(number).unwrap()
    }

    #[test]
    fn past_a_few_lines_it_is_said_how_many_more() {
        let whole = document();
        let edit = Edit::build(&whole, |builder| {
            for (criterion, option) in [("time", "keep"), ("time", "pause"), ("network", "keep")] {
                builder.set_typed(FieldPath::Rating(id("marie"), id(criterion), id(option)), Rating::unknown());
            }
        });
        let [english, french] = lines_of_edit(&whole, &edit, 1);
        assert_eq!(english.get(1).map(String::as_str), Some("and 2 more"));
        assert_eq!(french.get(1).map(String::as_str), Some("et 2 de plus"));
        assert_eq!(lines_of_edit(&whole, &edit, 3).map(|lines| lines.len()), [3, 3]);
    }

    #[test]
    fn where_several_answer_it_is_said_who() {
        let mut whole = document();
        let employer = Edit::build(&whole, |builder| {
            builder.push(Participant {
                seat: Some(pesee_core::deliberation::Seat::Employer),
                ..pesee_core::deliberation::RecordWithId::new(id("firm"))
            });
        });
        let lines = [["New person: the employer"], ["Nouvelle personne : l'employeur"]];
        assert_eq!(lines_of_edit(&whole, &employer, 9), lines);
        whole.apply(&employer).unwrap();
        let [english, french] = lines_about(&whole, |builder| {
            builder.set_typed(FieldPath::Weight(id("marie"), id("time")), points(3.0));
            builder.set_typed(FieldPath::FirstFeeling(id("firm"), FirstFeelingField::Option), id("keep"));
        });
        assert_eq!(english, ["Marie: weight of Time and fatigue: 3", "The employer: first feeling: Keep both"]);
        assert_eq!(french, ["Marie : poids de Time and fatigue : 3", "L'employeur : premier penchant : Keep both"]);
    }

    #[test]
    fn every_other_kind_of_value_has_its_words() {
        use pesee_core::deliberation::{ConditionState, Lens, TimeHorizon, WeighingField, WeightingMethod};
        let day = at("2026-11-22T21:04:00-05:00").date_naive();
        assert_lines(
            |builder| {
                builder.set_typed(FieldPath::Condition(id("agrees"), ConditionField::State), ConditionState::Unmet);
                builder.set_typed(FieldPath::Condition(id("agrees"), ConditionField::Blocking), false);
                builder.set_typed(FieldPath::Criterion(id("time"), CriterionField::When), TimeHorizon::Now);
                builder.set_typed(FieldPath::Criterion(id("time"), CriterionField::Counts), false);
                builder.set_typed(FieldPath::Weighing(WeighingField::Later), Lens::new(0.7).unwrap());
                builder.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Order);
                builder.set_typed(FieldPath::Fate(id("keep"), id("mine")), Fate::Merge(id("work")));
                builder.set_typed(FieldPath::Head(HeadField::ReviewOn), day);
                builder.set_typed(FieldPath::Head(HeadField::Tags), vec!["a".to_owned(), "b".to_owned()]);
                builder.set_typed(FieldPath::Head(HeadField::Archived), true);
                builder.set_typed(
                    FieldPath::FirstFeeling(id("marie"), FirstFeelingField::Strength),
                    pesee_core::deliberation::Strength::new(5).unwrap(),
                );
            },
            &[
                "Keep both, mine: keep → merge into the employer's",
                "Time and fatigue, when it matters: always → now",
                "“Does my employer agree?”: not met",
                "“Does my employer agree?”, rules out: yes → no",
                "Weights: from the order",
                "Lens: the years ahead count more",
                "Time and fatigue, counts: yes → no",
                "Strength of the first feeling: 3 of 5 → 5 of 5",
                "Tags: a, b",
                "Review day: 22 November 2026",
                "Put away: no → yes",
            ],
            &[
                "Keep both, le mien : garder → intégrer dans celui de l'employeur",
                "Time and fatigue, moment : toujours → maintenant",
                "« Does my employer agree? » : non remplie",
                "« Does my employer agree? », écarte : oui → non",
                "Poids : tirés de l'ordre",
                "Horizon : les années à venir comptent plus",
                "Time and fatigue, compte : oui → non",
                "Force du premier penchant : 3 sur 5 → 5 sur 5",
                "Mots-clés : a, b",
                "Jour du bilan : 22 novembre 2026",
                "Rangement : non → oui",
            ],
        );
    }

    #[test]
    fn points_that_become_ones_own_are_no_change_of_weight() {
        assert_lines(
            |builder| {
                builder.set_typed(FieldPath::Weight(id("marie"), id("time")), points(5.0));
                drop(builder.set(FieldPath::Criterion(id("time"), CriterionField::Weight), None));
            },
            &[],
            &[],
        );
    }

    /// Checks that each field of a record has a distinct name in the message.
    fn words<R: Record>(message: &'static str) {
        for language in [Language::English, Language::French] {
            let locale = Locale::new(language);
            let word = |field: &R::Field| t!(locale, message, key = R::spec(*field).key);
            let mut words: Vec<SafeText> = R::FIELDS.iter().map(word).collect();
            words.sort();
            words.dedup();
            assert_eq!(words.len(), R::FIELDS.len(), "{message}");
        }
    }

    #[test]
    fn every_key_of_the_format_is_called_something_of_its_own() {
        words::<Head>("change-head");
        words::<Account>("change-account");
        words::<Condition>("change-condition");
        words::<Criterion>("change-criterion");
        words::<FirstFeeling>("change-first-feeling");
        words::<Decision>("change-decision");
        words::<ActionStep>("change-step");
        words::<Tripwire>("change-tripwire");
        words::<Review>("change-review");
        words::<LoggedChange>("change-log-entry");
        words::<Visit>("change-visit");
    }

    #[test]
    fn every_place_of_a_file_has_a_line() {
        let (empty, whole) = (Deliberation::default(), document());
        for language in [Language::English, Language::French] {
            let locale = Locale::new(language);
            for (before, after) in [(&empty, &whole), (&whole, &empty)] {
                for one in diff(before, after).changes {
                    assert!(!change_text(&locale, before, after, &one).is_empty(), "{one:?}");
                }
            }
        }
    }
}
