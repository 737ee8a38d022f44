//! The comparison of two states of a deliberation: differences, causes of a change of the leader, and reconstruction of
//! an earlier state.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration};
use pesee::messages::FileVersion;
use pesee::phrases::{self, ComparisonSides};
use pesee::store;
use pesee::text::{Language as Reader, Locale};
use pesee::walk::{self, HistoryError, HistoryGap, PastSource, Session};
use pesee_core::deliberation::*;
use pesee_core::method::{self, ChangeRole, ChangeSubject, Comparison, Figures, compare, reveal_ranking};

use crate::common::made_up::{Dice, made_up};
use crate::common::seeds::few_or_many;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// Returns a file with two options and three criteria: the weights, and the ratings of keep and pause.
fn file(weights: [f64; 3], keep: [i8; 3], pause: [i8; 3]) -> String {
    let mut text = String::from(
        "format = 1\n[deliberation]\ntitle = \"x\"\n[[option]]\nid = \"keep\"\nname = \"Keep both\"\n\
         [[option]]\nid = \"pause\"\nname = \"Pause mine\"\n",
    );
    let names = ["network", "time", "voice"];
    for (name, weight) in names.iter().zip(weights) {
        text += &format!("[[criterion]]\nid = \"{name}\"\nname = \"The {name}\"\nweight = {weight:.1}\n");
    }
    text += "[rating.me]\n";
    for (at, name) in names.iter().enumerate() {
        text += &format!("{name} = {{ keep = {}, pause = {} }}\n", keep[at], pause[at]);
    }
    text
}

fn read(text: &str) -> Deliberation {
    store::parse_document(text.as_bytes()).unwrap()
}

fn compared(then: &Deliberation, now: &Deliberation) -> Comparison {
    compare(then, now, (&Figures::without_draws(then), &Figures::without_draws(now)))
}

/// Returns the subjects of the changes and their roles.
fn roles(comparison: &Comparison) -> Vec<(String, Option<ChangeRole>)> {
    let name = |part: &ChangeSubject| match part {
        ChangeSubject::CriterionWeight(criterion) => format!("weight {criterion}"),
        ChangeSubject::Rating(_, on, of) => format!("{of} on {on}"),
        ChangeSubject::Entry(list, id) => format!("{} {id}", list.toml_path()),
        other => format!("{other:?}"),
    };
    comparison.groups.iter().map(|m| (name(&m.subject), m.effect.as_ref().map(|tried| tried.role))).collect()
}

fn describe_both_languages(sides: &ComparisonSides, then: &Deliberation, now: &Deliberation) -> [Vec<String>; 2] {
    [Reader::English, Reader::French].map(|language| {
        let description = phrases::describe_comparison(&Locale::new(language), sides, then, now, &compared(then, now));
        let all = [&description.verdicts]
            .into_iter()
            .chain(&description.explanation)
            .chain(description.lines.iter().map(|line| &line.text));
        all.map(|line| line.as_str().replace('\u{a0}', " ")).collect()
    })
}

/// The lead of keep is 4·(3 − 3 + 1) = 4 then, and 4·3 − 9·3 + 4·2 = −7 now. With only the new weight of time the lead
/// is 12 − 27 + 4 = −11. With only the new rating of keep on voice the lead is 4·(3 − 3 + 2) = 8.
#[test]
fn one_change_alone_moves_the_leader() {
    let then = read(&file([4.0, 4.0, 4.0], [4, -1, 1], [1, 2, 0]));
    let now = read(&file([4.0, 9.0, 4.0], [4, -1, 2], [1, 2, 0]));
    let comparison = compared(&then, &now);
    let expected =
        [("weight time".to_owned(), Some(ChangeRole::Moved)), ("keep on voice".to_owned(), Some(ChangeRole::Against))];
    assert_eq!(roles(&comparison), expected);
    let tried = comparison.groups[0].effect.clone().unwrap();
    assert_eq!((tried.leaders_alone, tried.leaders_without), (vec![id("pause")], vec![id("keep")]));
    let share = comparison.groups[0].weight_changes[0].clone();
    assert!((share.from.unwrap().share - 1.0 / 3.0).abs() < 1e-12);
    assert!((share.to.unwrap().share - 9.0 / 17.0).abs() < 1e-12);
    assert_eq!((share.from.unwrap().effective_weight, share.to.unwrap().effective_weight), (4.0, 9.0));
    let [english, french] = describe_both_languages(&ComparisonSides::Versions, &then, &now);
    assert_eq!(
        english,
        [
            "Then: “Keep both”, but not by enough to be sure. Now: “Pause mine”, but not by enough to be sure.",
            "What changed the verdict: the weight of “The time”, from 33 to 53 of 100; this change alone would have been enough.",
            "Without this change, “Keep both” would still lead.",
            "1 change worked the other way, and was not enough: the rating of “Keep both” on “The voice” (+1 → +2).",
            "Weight of The time: 33 → 53 of 100",
            "Keep both on The voice: +1 → +2",
        ]
    );
    assert_eq!(
        french,
        [
            "Avant : « Keep both », mais pas assez pour que ce soit sûr. Maintenant : « Pause mine », mais pas assez pour que ce soit sûr.",
            "Ce qui a fait basculer le verdict : le poids de « The time », de 33 à 53 sur 100; ce changement aurait \
             suffi à lui seul.",
            "Sans ce changement, « Keep both » serait encore en tête.",
            "1 changement allait dans l'autre sens, sans l'emporter : l'évaluation de « Keep both » pour « The voice » \
             (+1 → +2).",
            "Poids de The time : 33 → 53 sur 100",
            "Keep both, The voice : +1 → +2",
        ]
    );
}

/// The lead is 4·4 − 4·1 = 12 then. Each change subtracts 8: the lead is 4 after one change and −4 after both.
#[test]
fn two_changes_move_the_leader_only_together() {
    let then = read(&file([4.0, 4.0, 4.0], [4, 0, 0], [0, 1, 0]));
    let now = read(&file([4.0, 4.0, 4.0], [2, 0, 0], [0, 3, 0]));
    let comparison = compared(&then, &now);
    let expected = [
        ("keep on network".to_owned(), Some(ChangeRole::Together)),
        ("pause on time".to_owned(), Some(ChangeRole::Together)),
    ];
    assert_eq!(roles(&comparison), expected);
    let [english, french] = describe_both_languages(&ComparisonSides::Versions, &then, &now);
    assert!(english[1].ends_with("(+1 → +3); they were enough only together."), "{english:?}");
    assert_eq!(english[2], "Without either of them, “Keep both” would still lead.");
    assert!(french[1].ends_with("(+1 → +3); il fallait tout cela ensemble."), "{french:?}");
}

/// The lead is 4 then. Each change subtracts 8: the lead is −4 after either change and −12 after both.
#[test]
fn each_of_two_changes_would_have_been_enough() {
    let then = read(&file([4.0, 4.0, 4.0], [2, 0, 0], [0, 1, 0]));
    let now = read(&file([4.0, 4.0, 4.0], [0, 0, 0], [0, 3, 0]));
    let comparison = compared(&then, &now);
    assert!(roles(&comparison).iter().all(|(_, role)| *role == Some(ChangeRole::Enough)), "{:?}", roles(&comparison));
    let [english, french] = describe_both_languages(&ComparisonSides::Versions, &then, &now);
    assert!(english[1].starts_with("Each of these changes alone would have been enough: the rating"), "{english:?}");
    assert!(french[1].starts_with("Chacun de ces changements aurait suffi à lui seul : l'évaluation"), "{french:?}");
}

/// Four changes subtract 4 each from a lead of 6. Two of them move the leader, so no change is necessary or sufficient.
#[test]
fn many_small_changes_move_the_leader_and_none_alone() {
    let then = read(&file([4.0, 4.0, 4.0], [2, 0, 1], [0, 1, 0]));
    let now = read(&file([4.0, 4.0, 4.0], [1, -1, 0], [0, 3, 0]));
    let [english, french] = describe_both_languages(&ComparisonSides::Versions, &then, &now);
    assert!(english.iter().any(|line| line.starts_with("No single change explains the result")), "{english:?}");
    assert!(
        french.iter().any(|line| line.starts_with("Aucun changement n'explique le résultat à lui seul : ")),
        "{french:?}"
    );
}

/// The leader stays. One change alone would have moved the leader, and the other change prevented that.
#[test]
fn a_change_that_holds_the_leader_is_told_from_one_that_is_outweighed() {
    let then = read(&file([4.0, 4.0, 4.0], [2, 0, 0], [0, 1, 0]));
    let now = read(&file([4.0, 4.0, 4.0], [5, 0, 0], [0, 3, 0]));
    let comparison = compared(&then, &now);
    let expected = [
        ("keep on network".to_owned(), Some(ChangeRole::Held)),
        ("pause on time".to_owned(), Some(ChangeRole::Countered)),
    ];
    assert_eq!(roles(&comparison), expected);
    let [english, _] = describe_both_languages(&ComparisonSides::Versions, &then, &now);
    assert_eq!(english[1], "What keeps the verdict as it was: the rating of “Keep both” on “The network” (+2 → +5).");
    assert_eq!(english[2], "Without this change, “Pause mine” would lead.");
}

#[test]
fn an_option_or_criterion_with_its_ratings_is_one_change() {
    let then = read(&file([4.0, 4.0, 4.0], [2, 0, 0], [0, 1, 0]));
    let text = file([4.0, 4.0, 4.0], [2, 0, 0], [0, 1, 0]);
    let option = text.replace("[[criterion]]\nid = \"network\"", "[[option]]\nid = \"merge\"\nname = \"Merge\"\n$&");
    let option = option.replace("$&", "[[criterion]]\nid = \"network\"").replace("pause = ", "merge = 4, pause = ");
    let now = read(&option);
    assert_eq!(roles(&compared(&then, &now)), [("option merge".to_owned(), Some(ChangeRole::Moved))]);
    let [english, french] = describe_both_languages(&ComparisonSides::Versions, &then, &now);
    let description = "What changed the verdict: the new option “Merge”; this change alone would have been enough.";
    assert_eq!((english[1].as_str(), english.last().unwrap().as_str()), (description, "New option: Merge"));
    assert!(french[1].contains("la nouvelle option « Merge »;"), "{french:?}");
    assert_eq!(roles(&compared(&now, &then)), [("option merge".to_owned(), Some(ChangeRole::Moved))]);
    let more =
        "[[criterion]]\nid = \"peace\"\nname = \"Peace\"\nweight = 9\n[rating.me]\npeace = { pause = 5, keep = 0 }\n";
    let now = read(&text.replace("[rating.me]\n", more));
    assert_eq!(roles(&compared(&then, &now)), [("criterion peace".to_owned(), Some(ChangeRole::Moved))]);
}

/// Ranks count only through the resulting weights, and a condition counts only through the options it rules out.
#[test]
fn ranks_conditions_and_the_lens_count_by_their_effect() {
    let ranked = |ranks: [u8; 3]| {
        let mut text = file([1.0, 1.0, 1.0], [4, 0, 0], [0, 3, 0])
            .replace("[rating.me]", "[weighing]\nmethod = \"order\"\n[rating.me]");
        for rank in ranks {
            text = text.replacen("weight = 1.0", &format!("rank = {rank}"), 1);
        }
        read(&text)
    };
    assert_eq!(
        roles(&compared(&ranked([1, 2, 3]), &ranked([2, 1, 3]))),
        [("AllWeights".to_owned(), Some(ChangeRole::Moved))]
    );
    // Different numbers in the same order give the same weights.
    let comparison = compared(&ranked([1, 2, 3]), &ranked([1, 4, 5]));
    assert_eq!((comparison.groups.len(), comparison.ungrouped.changes.len()), (0, 2));
    // Doubling all points gives the same weights.
    let (keep, pause) = ([4, 0, 1], [0, 3, 0]);
    let comparison = compared(&read(&file([4.0, 3.0, 2.0], keep, pause)), &read(&file([8.0, 6.0, 4.0], keep, pause)));
    assert_eq!((comparison.groups.len(), comparison.ungrouped.changes.len()), (0, 3));
    let conditional = |state: &str| {
        let condition = format!(
            "[[condition]]\nid = \"ok\"\nquestion = \"Allowed?\"\noptions = [\"keep\"]\nstate = \"{state}\"\n[rating.me]"
        );
        read(&file([4.0, 4.0, 4.0], [4, 0, 0], [0, 1, 0]).replace("[rating.me]", &condition))
    };
    let (met, unmet) = (conditional("met"), conditional("unmet"));
    let [english, french] = describe_both_languages(&ComparisonSides::Versions, &met, &unmet);
    assert_eq!(
        english[1],
        "What changed the verdict: the condition “Allowed?” (met → not met); this change alone would have been enough."
    );
    assert!(french[1].contains("la condition « Allowed? » (remplie → non remplie);"), "{french:?}");
    let lens = |later: f64| {
        let text = file([4.0, 4.0, 4.0], [4, 0, 0], [0, 3, 0]);
        let text = text.replace("name = \"The network\"", "name = \"The network\"\nwhen = \"later\"");
        read(&text.replace("[rating.me]", &format!("[weighing]\nlater = {later}\n[rating.me]")))
    };
    let [english, _] = describe_both_languages(&ComparisonSides::Versions, &lens(0.5), &lens(0.3));
    let description = "What changed the verdict: how much the years ahead count (both alike → now counts more); \
                       this change alone would have been enough.";
    assert_eq!(english[1], description);
}

#[test]
fn a_comparison_hides_withheld_rankings_private_notes_and_sealed_answers() {
    let text = file([4.0, 4.0, 4.0], [2, 0, 0], [0, 1, 0]);
    let unfinished = read(&text.replace("voice = { keep = 0, pause = 0 }", "voice = { keep = 0 }"));
    let whole = read(&format!("{}\n[private]\nnotes = \"he lies\"\n", file([4.0, 9.0, 4.0], [2, 0, 0], [0, 1, 0])));
    let comparison = compared(&unfinished, &whole);
    assert!(comparison.then.is_err() && comparison.now.is_ok());
    assert!(comparison.groups.iter().all(|change_group| change_group.effect.is_none()));
    assert_eq!((comparison.has_leader_changed(), comparison.untried_count()), (None, 0));
    for lines in describe_both_languages(&ComparisonSides::Versions, &unfinished, &whole) {
        assert!(!lines.join(" ").contains("he lies"), "{lines:?}");
    }
    // With sealed answers, neither the answers nor the resulting weights are compared.
    let sealed = |reach: u8| {
        let text = std::fs::read_to_string("tests/files/two-seats.toml").unwrap();
        read(&text.replace("reach = 7", &format!("reach = {reach}")))
    };
    let comparison = compared(&sealed(7), &sealed(1));
    assert_eq!((comparison.groups.len(), comparison.ungrouped.changes.len()), (0, 0));
}

/// Returns the scores of a document by option, as far as they can be computed.
fn scores(document: &Deliberation) -> BTreeMap<Id, [f64; 3]> {
    let figures = Figures::without_draws(document);
    let scores = &figures.ranking_unchecked().scores;
    let of = |at: usize| [scores[at].score, scores[at].low, scores[at].high];
    figures.matrix().options.iter().enumerate().map(|(at, option)| (option.id.clone(), of(at))).collect()
}

/// Copies random fields of another document into `document`.
fn with_random_changes(document: &Deliberation, seed: u64) -> Deliberation {
    let other = made_up(seed);
    let mut dice = Dice::new(seed);
    let mut now = document.clone();
    for change in diff(document, &other).changes {
        if dice.one_in(3) {
            drop(now.apply(&Edit { changes: vec![change], coalesce_path: None }));
        }
    }
    now
}

#[test]
fn comparisons_of_any_two_documents_are_consistent() {
    let (mut tried, mut was_moved) = (0, 0);
    let count = few_or_many(150, 8_000);
    for seed in 0..count {
        let then = made_up(seed);
        let now = if seed % 3 == 0 { made_up(seed + 1_000) } else { with_random_changes(&then, seed + 2_000) };
        let same = compared(&then, &then);
        assert!(same.groups.is_empty() && same.ungrouped.is_empty() && same.then == same.now, "seed {seed}");
        let (there, back) = (compared(&then, &now), compared(&now, &then));
        let parts = |comparison: &Comparison| {
            comparison
                .groups
                .iter()
                .map(|change_group| change_group.subject.clone())
                .collect::<BTreeSet<ChangeSubject>>()
        };
        assert_eq!(parts(&there), parts(&back), "seed {seed}");
        for change_group in &there.groups {
            let other = back.groups.iter().find(|other| other.subject == change_group.subject).unwrap();
            let turned: Vec<Change> = other.changes.iter().cloned().map(Change::inverse).collect();
            let sorted = |changes: &[Change]| {
                let mut places: Vec<String> = changes.iter().map(|change| format!("{change:?}")).collect();
                places.sort();
                places
            };
            assert_eq!(sorted(&change_group.changes), sorted(&turned), "seed {seed}");
            for (weighed, other) in change_group
                .weight_changes
                .iter()
                .zip(&other.weight_changes)
                .filter(|(a, b)| a.criterion == b.criterion)
            {
                assert_eq!((weighed.from, weighed.to), (other.to, other.from), "seed {seed}");
            }
        }
        // If nothing is sealed, applying all reported groups gives the current figures.
        if !then.is_blind() && !now.is_blind() {
            let (made, wanted) = (scores(&there.apply_groups(&then, &now)), scores(&now));
            assert_eq!(made.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "seed {seed}");
            for (option, figures) in &wanted {
                let close = made[option].iter().zip(figures).all(|(a, b)| (a - b).abs() < 1e-9);
                assert!(close, "seed {seed}: {option} {:?} {figures:?}", made[option]);
            }
        }
        tried += there.groups_with_role(ChangeRole::NoEffect).count();
        was_moved += usize::from(there.has_leader_changed() == Some(true));
        for language in [Reader::English, Reader::French] {
            let description =
                phrases::describe_comparison(&Locale::new(language), &ComparisonSides::Versions, &then, &now, &there);
            assert!(description.lines.iter().all(|line| !line.text.is_empty()), "seed {seed}");
        }
    }
    assert!(tried as u64 > count / 16 && was_moved as u64 > count / 80, "{tried} {was_moved}");
}

#[test]
fn of_thousands_of_changes_the_largest_are_tried_and_the_rest_counted() {
    let large = |turned: bool| {
        let mut builder = Builder::default();
        builder.head_mut().title = "x".to_owned();
        for n in 0..20 {
            builder.push(Alternative { name: format!("o{n}"), ..Alternative::new(id(&format!("o{n}"))) });
        }
        for k in 0..150 {
            let weight = Points::new(1.0 + f64::from(k % 7));
            builder.push(Criterion { name: format!("k{k}"), weight, ..Criterion::new(id(&format!("k{k}"))) });
            for n in 0..20 {
                let value = f64::from((k * 7 + n * 3) % 11 - 5) * if turned { -1.0 } else { 1.0 };
                builder.set_typed(
                    FieldPath::Rating(Id::me(), id(&format!("k{k}")), id(&format!("o{n}"))),
                    Rating::exact(value).unwrap(),
                );
            }
        }
        builder.finish().0
    };
    let comparison = compared(&large(false), &large(true));
    assert!(comparison.groups.len() > 2_000);
    assert!(comparison.untried_count() > 2_000);
    let largest = comparison.groups.iter().filter(|change_group| change_group.effect.is_some()).count();
    assert!((10..=200).contains(&largest), "{largest}");
}

/// A file that was changed after the verdict and saved contains enough to rebuild the earlier state.
#[test]
fn an_earlier_state_is_rebuilt_from_the_list_of_changes() {
    let (first, second) = (at("2026-11-20T20:00:00-05:00"), at("2026-11-22T09:00:00-05:00"));
    let mut rebuilt = 0;
    for seed in 0..120 {
        let begun = made_up(seed);
        // Remove the records of earlier verdicts and changes.
        let begun = {
            let edit = Edit::build(&begun, |builder| {
                builder.head_mut().verdict_seen = None;
                builder.head_mut().created = None;
                builder.head_mut().updated = None;
                drop(builder.set(FieldPath::ListOrder(List::Changes), None));
                drop(builder.set(FieldPath::ListOrder(List::Visits), None));
            });
            let mut document = begun.clone();
            document.apply(&edit).unwrap();
            document
        };
        let mut session = Session::open(begun, first);
        session.mark_verdict_seen(first);
        let was = session.document().clone();
        let mut dice = Dice::new(seed);
        let other = made_up(seed + 5_000);
        for (nth, change) in diff(&was, &other).changes.into_iter().enumerate() {
            let weighty = matches!(
                change.path,
                FieldPath::Rating(..) | FieldPath::Weight(..) | FieldPath::Weighing(_) | FieldPath::Pair(..)
            ) || matches!(&change.path, FieldPath::Criterion(_, field)
                    if matches!(field, CriterionField::Weight | CriterionField::Rank | CriterionField::Counts));
            if weighty && dice.one_in(2) {
                let now = second + Duration::seconds(nth as i64);
                drop(session.apply(Edit { changes: vec![change], coalesce_path: None }, now));
            }
        }
        let figures = Figures::without_draws(session.document());
        let saved = session.build_document_to_save(&figures, second + Duration::hours(1));
        let past = walk::reconstruct_at(&saved, &[], first + Duration::hours(1), second + Duration::days(30)).unwrap();
        if session.has_changes_since_open() {
            assert_eq!(past.source, PastSource::ChangeLog, "seed {seed}");
            assert_eq!(past.gap, Some(HistoryGap::AnswersOnly), "seed {seed}");
            rebuilt += usize::from(past.reverted_count > 0);
        }
        let comparison = compared(&was, &past.document);
        assert!(comparison.groups.is_empty(), "seed {seed}: {:?}", comparison.groups);
        let (a, b) = (Figures::without_draws(&was), Figures::without_draws(&past.document));
        assert_eq!(
            reveal_ranking(&was, &a).map(|r| &r.leaders),
            reveal_ranking(&past.document, &b).map(|r| &r.leaders)
        );
        // No change is later than the last save.
        let after =
            walk::reconstruct_at(&saved, &[], second + Duration::hours(2), second + Duration::days(30)).unwrap();
        assert_eq!(after.document, saved);
    }
    assert!(rebuilt > 40, "{rebuilt}");
}

#[test]
fn a_kept_version_is_preferred_to_the_list_of_changes() {
    let (seen, then) = (at("2026-05-10T20:00:00-05:00"), at("2026-07-15T12:00:00-05:00"));
    let dated = |updated: &str, network: f64| {
        let head = format!("title = \"x\"\nverdict_seen = 2026-05-10T20:00:00-05:00\nupdated = {updated}");
        read(&file([network, 4.0, 4.0], [2, 0, 0], [0, 1, 0]).replace("title = \"x\"", &head))
    };
    let (now, exact, later) = (
        dated("2026-11-20T10:00:00-05:00", 20.0),
        dated("2026-07-01T10:00:00-05:00", 12.0),
        dated("2026-08-01T10:00:00-05:00", 15.0),
    );
    let version =
        |at: &str, document: &Deliberation| FileVersion { replaced_at: self::at(at), document: document.clone() };
    let today = at("2026-12-22T09:00:00-05:00");
    let versions = [version("2026-11-20T10:00:00-05:00", &later), version("2026-08-01T10:00:00-05:00", &exact)];
    let past = walk::reconstruct_at(&now, &versions, then, today).unwrap();
    assert_eq!((past.source, past.gap), (PastSource::Version(at("2026-08-01T10:00:00-05:00")), None));
    assert_eq!(past.document, exact);
    // A version that is too late is still closer than the current state.
    let past = walk::reconstruct_at(&now, &versions[..1], then, today).unwrap();
    assert_eq!(
        (past.source, past.gap),
        (PastSource::Version(at("2026-11-20T10:00:00-05:00")), Some(HistoryGap::AnswersOnly))
    );
    let past = walk::reconstruct_at(&now, &[], seen - Duration::days(1), today).unwrap();
    assert_eq!(past.gap, Some(HistoryGap::VerdictSeenLater(seen)));
    assert_eq!(walk::reconstruct_at(&now, &[], today + Duration::days(1), today), Err(HistoryError::InFuture));
    let past = walk::reconstruct_at(&now, &versions, at("2026-11-20T10:00:00-05:00"), today).unwrap();
    assert_eq!((past.source, past.document), (PastSource::Unchanged, now));
}

/// Entries about removed entries, and invalid entries, are ignored.
#[test]
fn unknown_entries_in_the_list_of_changes_are_ignored() {
    let entry = |what: &str, from: &str| {
        format!("[[change]]\nat = 2026-11-20T10:00:00-05:00\nwhat = \"{what}\"\n{from}to = 1\n")
    };
    let mut text = file([4.0, 4.0, 4.0], [2, 0, 0], [0, 1, 0]);
    text = text.replace("title = \"x\"", "title = \"x\"\nverdict_seen = 2026-05-10T20:00:00-05:00");
    for what in [
        "rating.me.gone.keep",
        "rating.nobody.time.keep",
        "criterion.gone.weight",
        "weighing.pair.gone/time",
        "deliberation.title",
        "nonsense",
        "option",
    ] {
        text += &entry(what, "from = 3\n");
    }
    text += &entry("criterion.time.weight", "from = -3\n");
    let document = read(&text);
    let past =
        walk::reconstruct_at(&document, &[], at("2026-06-01T10:00:00-05:00"), at("2026-12-01T10:00:00-05:00")).unwrap();
    assert_eq!((past.reverted_count, past.document), (0, document));
}

#[test]
fn two_people_are_compared_by_what_each_answers() {
    let text = std::fs::read_to_string("tests/files/employes-sur-twitter.toml").unwrap();
    let document =
        read(&text.replacen("[deliberation]\n", "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n", 1));
    let figures = Figures::without_draws(&document);
    let people = reveal_ranking(&document, &figures).unwrap().group.clone().unwrap();
    for own in &people.people {
        let alone = document.extract_person(&own.id);
        let of_alone: Vec<f64> =
            Figures::without_draws(&alone).ranking_unchecked().scores.iter().map(|s| s.score).collect();
        for (a, b) in own.scores.iter().zip(&of_alone) {
            assert!((a - b).abs() < 1e-12);
        }
        assert!(
            method::compare(&alone, &alone, (&Figures::without_draws(&alone), &Figures::without_draws(&alone)))
                .groups
                .is_empty()
        );
    }
}
