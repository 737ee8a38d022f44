//! Tests of the lines, in both languages.

use super::{change_lines, change_text};
use crate::t;
use crate::text::{Language, Locale, SafeText};
use pesee_core::deliberation::{
    Account, AccountField, ActionStep, Alternative, Basis, Builder, Condition, ConditionField, ConditionState, Count,
    Criterion, CriterionField, Decision, Deliberation, Edit, EntryId, Fate, FieldPath, FirstFeeling, FirstFeelingField,
    Head, HeadField, Id, Lens, List, LogId, LoggedChange, Moment, Participant, Points, Rating, Record, RecordWithId,
    Review, Seat, Status, Strength, TimeHorizon, Tripwire, Visit, WeighingField, WeightingMethod, diff,
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
fn a_weight_and_a_rating_have_both_values() {
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
    let guess = Rating::guess(2.0, 0.0, 3.0).unwrap().with_basis(Some(Basis::Estimate));
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
fn long_texts_are_quoted_from_their_first_difference() {
    let question = FieldPath::Head(HeadField::Question);
    assert_lines(
        |builder| builder.set_typed(question.clone(), "Whose name comes first?".to_owned()),
        &["Question: “What should become of my account and my employe…” → “Whose name comes first?”"],
        &["Question : « What should become of my account and my employe… » → « Whose name comes first? »"],
    );
    assert_lines(
        |builder| builder.set_typed(question, "What should become of my account and my employer's page?".to_owned()),
        &["Question: “…y employer's?” → “…y employer's page?”"],
        &["Question : « …y employer's? » → « …y employer's page? »"],
    );
}

#[test]
fn an_added_or_removed_entry_is_one_line() {
    assert_lines(
        |builder| {
            builder.push(Alternative { name: "Merge".to_owned(), note: Some("a note".to_owned()), ..blank("merge") });
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
    <Alternative as RecordWithId>::new(id(name))
}

#[test]
fn a_new_order_is_one_line() {
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
fn a_decision_is_first_and_automatic_changes_have_no_line() {
    let now = at("2026-11-22T21:04:00-05:00");
    let stamp = LogId { at: Some(now), nth: 0 };
    assert_lines(
        |builder| {
            builder.set_typed(FieldPath::Head(HeadField::Updated), now);
            builder.set_typed(FieldPath::Head(HeadField::Status), Status::Decided);
            builder.set_typed(FieldPath::Head(HeadField::Title), "One account".to_owned());
            builder.set_typed(FieldPath::Account(id("mine"), AccountField::Audience), count(1900));
            builder.push(Decision { option: Some(id("pause")), ..RecordWithId::new(stamp) });
            builder.push(<Visit as RecordWithId>::new(stamp));
            builder.push(LoggedChange { what: Some("x".to_owned()), ..RecordWithId::new(stamp) });
        },
        &["Decided: Pause mine", "Mine, followers: 1,840 → 1,900", "Title: “Two accounts” → “One account”"],
        &["Choix : Pause mine", "Le mien, abonnés : 1 840 → 1 900", "Titre : « Two accounts » → « One account »"],
    );
}

fn count(number: u64) -> Count {
    Count::new(number).unwrap()
}

#[test]
fn the_last_line_counts_the_changes_without_a_line() {
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
fn lines_name_the_person_if_several_answer() {
    let mut whole = document();
    let employer = Edit::build(&whole, |builder| {
        builder.push(Participant { seat: Some(Seat::Employer), ..RecordWithId::new(id("firm")) });
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
fn every_other_kind_of_value_has_a_text() {
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
                Strength::new(5).unwrap(),
            );
        },
        &[
            "Keep both, mine: keep → merge into the employer's",
            "Time and fatigue, when it matters: always → now",
            "“Does my employer agree?”: not met",
            "“Does my employer agree?”, rules out: yes → no",
            "Lens: the years ahead count more",
            "Time and fatigue, counts: yes → no",
            "Weights: from the order",
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
            "Horizon : les années à venir comptent plus",
            "Time and fatigue, compte : oui → non",
            "Poids : tirés de l'ordre",
            "Force du premier penchant : 3 sur 5 → 5 sur 5",
            "Mots-clés : a, b",
            "Jour du bilan : 22 novembre 2026",
            "Rangement : non → oui",
        ],
    );
}

#[test]
fn a_shared_weight_that_becomes_personal_is_no_change() {
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
fn assert_distinct_names<R: Record>(message: &'static str) {
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
fn every_field_of_a_record_has_its_own_name() {
    assert_distinct_names::<Head>("change-head");
    assert_distinct_names::<Account>("change-account");
    assert_distinct_names::<Condition>("change-condition");
    assert_distinct_names::<Criterion>("change-criterion");
    assert_distinct_names::<FirstFeeling>("change-first-feeling");
    assert_distinct_names::<Decision>("change-decision");
    assert_distinct_names::<ActionStep>("change-step");
    assert_distinct_names::<Tripwire>("change-tripwire");
    assert_distinct_names::<Review>("change-review");
    assert_distinct_names::<LoggedChange>("change-log-entry");
    assert_distinct_names::<Visit>("change-visit");
}

#[test]
fn every_field_of_a_file_has_a_line() {
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
