//! Merging two versions of one file: the merged values and the reported conflicts.

use pesee::messages::CommentConflict;
use pesee::store::{MergeError, MergeInput, merge_texts, parse_document};
use pesee_core::deliberation::*;

use crate::common::merging::{at, id, in_any_order, merged, opened};

const FILE: &str = "\
format = 1

[deliberation]
title = \"Two accounts\"
tags = [\"twitter\"]

[[account]]
id = \"mine\"

[[account]]
id = \"firm\"

[[option]]
id = \"keep\"
name = \"Keep both\"
fate = { mine = \"keep\", firm = \"keep\" }

[[option]]
id = \"pause\"
name = \"Pause mine\"
fate = { mine = \"pause\", firm = \"keep\" }

[[option]]
id = \"close\"
name = \"Close mine\"
fate = { mine = \"close\", firm = \"keep\" }

[[condition]]
id = \"agrees\"
question = \"Does my employer agree?\"
options = [\"pause\", \"close\"]

[[criterion]]
id = \"network\"
name = \"Network\"
rank = 1

[[criterion]]
id = \"rest\"
name = \"Rest\"
rank = 2

[[criterion]]
id = \"name\"
name = \"My name\"
rank = 3

[weighing]
pair = [
  { a = \"network\", b = \"rest\", ratio = 2 },
]

[gut.me]
option = \"close\"
strength = 3

[rating.me.network]
keep = 4
close = -5

[rating.me.rest]
keep = -3
close = { value = 2, note = \"evenings\" }
";

fn file() -> Deliberation {
    parse_document(FILE.as_bytes()).unwrap()
}

/// Applies an edit on each side of the file and merges the sides.
fn both(ours: impl FnOnce(&mut Builder), theirs: impl FnOnce(&mut Builder)) -> (Deliberation, Vec<Conflict>) {
    let base = file();
    let side = |edit: Edit| {
        let mut document = base.clone();
        document.apply(&edit).unwrap();
        document
    };
    let (ours, theirs) = (side(Edit::build(&base, ours)), side(Edit::build(&base, theirs)));
    merged(&base, &ours, &theirs)
}

fn cell(criterion: &str, option: &str) -> FieldPath {
    FieldPath::Rating(Id::me(), id(criterion), id(option))
}

fn rating(value: f64) -> Rating {
    Rating::exact(value).unwrap()
}

fn names(document: &Deliberation, list: List) -> String {
    document.entry_ids(list).iter().map(EntryId::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn changes_of_two_fields_merge_and_changes_of_one_field_conflict() {
    let title = FieldPath::Head(HeadField::Title);
    let (document, conflicts) = both(
        |d| d.set_typed(cell("network", "keep"), rating(3.0)),
        |d| {
            d.set_typed(title.clone(), "One me".to_owned());
            d.set_typed(cell("network", "close"), rating(-4.0));
        },
    );
    assert_eq!(conflicts, []);
    assert_eq!(document.head().title, "One me");
    assert_eq!(document.get(&cell("network", "keep")), Some(FieldValue::Rating(rating(3.0))));
    assert_eq!(document.get(&cell("network", "close")), Some(FieldValue::Rating(rating(-4.0))));
    let (document, conflicts) =
        both(|d| d.set_typed(title.clone(), "Ours".to_owned()), |d| d.set_typed(title.clone(), "Theirs".to_owned()));
    let (ours, theirs) = (Some(FieldValue::Text("Ours".into())), Some(FieldValue::Text("Theirs".into())));
    assert_eq!(document.head().title, "Ours");
    assert_eq!(conflicts, [Conflict::Field { path: title, ours, theirs }]);
}

#[test]
fn a_note_and_a_number_merge_and_two_numbers_conflict() {
    let path = cell("rest", "close");
    let noted = rating(2.0).with_basis(Some(Basis::Fact)).with_note(Some("counted".into()));
    let number = rating(4.0).with_note(Some("evenings".into()));
    let (document, conflicts) =
        both(|d| d.set_typed(path.clone(), noted.clone()), |d| d.set_typed(path.clone(), number));
    assert_eq!(conflicts, []);
    let fit = rating(4.0).with_basis(Some(Basis::Fact)).with_note(Some("counted".into()));
    assert_eq!(document.get(&path), Some(FieldValue::Rating(fit)));
    let (document, conflicts) =
        both(|d| d.set_typed(path.clone(), noted.clone()), |d| d.set_typed(path.clone(), rating(1.0)));
    assert_eq!(document.get(&path), Some(FieldValue::Rating(noted)));
    assert_eq!(conflicts.len(), 1);
    // A removed rating differs from a rating.
    let taken = |d: &mut Builder| drop(d.set(path.clone(), None));
    assert_eq!(both(taken, |d| d.set_typed(path.clone(), rating(1.0))).1.len(), 1);
}

#[test]
fn additions_and_orders_are_merged() {
    let add = |name: &'static str| {
        move |d: &mut Builder| d.set_typed(FieldPath::Option(id(name), AlternativeField::Name), name.to_owned())
    };
    let (document, conflicts) = both(add("a"), add("b"));
    assert_eq!((names(&document, List::Options).as_str(), conflicts), ("keep pause close a b", vec![]));
    let order = |names: &[&str]| {
        let names = names.iter().map(|name| id(name).into()).collect();
        move |d: &mut Builder| drop(d.set(FieldPath::ListOrder(List::Options), Some(FieldValue::EntryIds(names))))
    };
    let (document, conflicts) = both(add("a"), order(&["close", "keep", "pause"]));
    assert_eq!((names(&document, List::Options).as_str(), conflicts), ("close a keep pause", vec![]));
    let (document, conflicts) = both(order(&["pause", "keep", "close"]), order(&["close", "keep", "pause"]));
    assert_eq!(names(&document, List::Options), "pause keep close");
    assert!(
        matches!(&conflicts[..], [Conflict::Field { path: FieldPath::ListOrder(List::Options), .. }]),
        "{conflicts:?}"
    );
}

/// Our side removes an option with its answers. Their side edits the option.
#[test]
fn an_entry_removed_by_one_and_edited_by_the_other_stays() {
    let base = file();
    let mut without = base.clone();
    without.apply(&Edit::remove_option(&base, &id("close"))).unwrap();
    let mut rated = base.clone();
    rated.apply(&Edit::set_typed(&base, cell("name", "close"), &rating(1.0))).unwrap();
    for (ours, theirs, by) in [(&without, &rated, MergeSide::Ours), (&rated, &without, MergeSide::Theirs)] {
        let (document, conflicts) = merged(&base, ours, theirs);
        assert_eq!(
            conflicts,
            [Conflict::RemovedAndEdited { list: List::Options, id: id("close").into(), removed_by: by }]
        );
        assert_eq!(in_any_order(&document), in_any_order(&rated));
    }
    let mut titled = base.clone();
    titled.apply(&Edit::set_typed(&base, FieldPath::Head(HeadField::Title), &"One me".to_owned())).unwrap();
    let (document, conflicts) = merged(&base, &without, &titled);
    assert_eq!((document.options().len(), document.first_feeling(&Id::me()), conflicts), (2, None, vec![]));
    // A removed criterion returns with its ratings.
    let mut without = base.clone();
    without.apply(&Edit::remove_criterion(&base, &id("rest"))).unwrap();
    let mut noted = base.clone();
    noted.apply(&Edit::set_text(&base, FieldPath::Criterion(id("rest"), CriterionField::Note), "mine")).unwrap();
    assert_eq!(in_any_order(&merged(&base, &without, &noted).0), in_any_order(&noted));
}

/// A review requires its decision, and a decision requires its option.
#[test]
fn an_entry_that_stays_keeps_what_it_refers_to() {
    let (decided, reviewed) = (LogId { at: Some(at(1)), nth: 0 }, LogId { at: Some(at(2)), nth: 0 });
    let mut base = file();
    let log = Edit::build(&base, |d| {
        d.push(Decision { option: Some(id("pause")), ..Decision::new(decided) });
        d.push(Review { decision: decided.at, ..Review::new(reviewed) });
    });
    base.apply(&log).unwrap();
    let mut without = base.clone();
    let none = |list| Edit::reorder(&base, list, Vec::new());
    without.apply(&none(List::Reviews).chain(none(List::Decisions))).unwrap();
    without.apply(&Edit::remove_option(&without, &id("pause"))).unwrap();
    let mut noted = base.clone();
    noted.apply(&Edit::set_text(&base, FieldPath::Review(reviewed, ReviewField::Note), "It went well.")).unwrap();
    for (ours, theirs) in [(&without, &noted), (&noted, &without)] {
        let (document, conflicts) = merged(&base, ours, theirs);
        assert_eq!(in_any_order(&document), in_any_order(&noted));
        assert_eq!(conflicts.len(), 3, "{conflicts:?}");
    }
}

#[test]
fn ranks_are_merged_as_one_value() {
    let rank = |ranks: [u64; 3]| {
        move |d: &mut Builder| {
            for (name, rank) in ["network", "rest", "name"].into_iter().zip(ranks) {
                d.set_typed(FieldPath::Criterion(id(name), CriterionField::Rank), Rank::new(rank).unwrap());
            }
        }
    };
    let ranks = |document: &Deliberation| -> Vec<u64> {
        document.criteria().iter().filter_map(|criterion| Some(criterion.rank?.get())).collect()
    };
    let (document, conflicts) = both(rank([2, 1, 3]), rank([1, 3, 2]));
    assert_eq!(ranks(&document), [2, 1, 3]);
    assert!(matches!(&conflicts[..], [Conflict::Ranks { .. }]), "{conflicts:?}");
    assert_eq!(both(rank([2, 1, 3]), rank([2, 1, 3])).1, []);
    assert_eq!(ranks(&both(|_| {}, rank([1, 3, 2])).0), [1, 3, 2]);
    // A criterion that their side added has no position in our order.
    let (document, conflicts) = both(rank([2, 1, 3]), |d| {
        rank([4, 3, 2])(d);
        d.set_typed(FieldPath::Criterion(id("new"), CriterionField::Rank), Rank::new(1).unwrap());
    });
    assert_eq!((names(&document, List::Criteria).as_str(), ranks(&document)), ("network rest name new", vec![2, 1, 3]));
    let Some(Conflict::Ranks { theirs, .. }) = conflicts.first() else { unreachable!("{conflicts:?}") };
    assert_eq!(theirs.get(&id("new")), Some(&1));
}

#[test]
fn timestamps_never_conflict() {
    let set = |second: u32| {
        move |d: &mut Builder| {
            for field in [HeadField::Updated, HeadField::Created, HeadField::VerdictSeen, HeadField::Revealed] {
                d.set_typed(FieldPath::Head(field), at(second));
            }
        }
    };
    for (ours, theirs) in [(1, 2), (2, 1)] {
        let (document, conflicts) = both(set(ours), set(theirs));
        let head = document.head();
        assert_eq!((head.updated, head.created, conflicts), (Some(at(2)), Some(at(1)), vec![]));
        assert_eq!((head.verdict_seen, head.revealed), (Some(at(1)), Some(at(1))));
    }
}

#[test]
fn log_entries_of_one_second_are_both_kept() {
    let visit = |second: u32, agreed: &'static str| {
        move |d: &mut Builder| {
            let stamp = LogId::next(Some(at(second)), d.document().visits().iter().map(|visit| &visit.at));
            d.push(Visit { agreed: Some(agreed.into()), ..Visit::new(stamp) });
        }
    };
    let reported = |document: &Deliberation| -> Vec<(u16, String)> {
        document.visits().iter().map(|visit| (visit.at.nth, visit.agreed.clone().unwrap())).collect()
    };
    let (document, conflicts) = both(visit(5, "ours"), visit(5, "theirs"));
    assert_eq!((reported(&document), conflicts), (vec![(0, "ours".into()), (1, "theirs".into())], vec![]));
    assert_eq!(reported(&both(visit(5, "same"), visit(5, "same")).0), [(0, "same".into())]);
    let (document, _) = both(|d| (visit(2, "b")(d), visit(4, "d")(d)).0, |d| (visit(1, "a")(d), visit(3, "c")(d)).0);
    let order: String = reported(&document).into_iter().map(|(_, agreed)| agreed).collect();
    assert_eq!(order, "abcd");
}

/// Each side is valid alone, but both edits together would be invalid.
#[test]
fn changes_that_are_invalid_together_are_left_out_and_reported() {
    let into = |from: &str, to: &str| {
        let (path, fate) = (FieldPath::Fate(id("keep"), id(from)), Fate::Merge(id(to)));
        move |d: &mut Builder| d.set_typed(path, fate)
    };
    let (document, conflicts) = both(into("mine", "firm"), into("firm", "mine"));
    assert_eq!(document.fate(&id("keep"), &id("firm")), Some(&Fate::Keep));
    let (ours, theirs) = (Some(FieldValue::Fate(Fate::Keep)), Some(FieldValue::Fate(Fate::Merge(id("mine")))));
    assert_eq!(conflicts, [Conflict::Field { path: FieldPath::Fate(id("keep"), id("firm")), ours, theirs }]);

    let judged = |a: &str, b: &str| {
        let pair = FieldPath::Pair(id(a), id(b), PairField::Ratio);
        move |d: &mut Builder| d.set_typed(pair, Ratio::new(3.0).unwrap())
    };
    let (document, conflicts) = both(judged("rest", "name"), judged("name", "rest"));
    assert_eq!(names(&document, List::Pairs), "network/rest rest/name");
    assert!(matches!(&conflicts[..], [Conflict::Field { ours: None, theirs: Some(_), .. }]), "{conflicts:?}");

    let many = |who: &'static str, count: usize| {
        move |d: &mut Builder| {
            for n in 0..count {
                let option = id(&format!("{who}{n}"));
                d.set_typed(FieldPath::Option(option.clone(), AlternativeField::Name), who.to_owned());
                d.set_typed(FieldPath::Rating(Id::me(), id("rest"), option), rating(1.0));
            }
            let option = id(&format!("{who}{}", count - 1));
            d.push(Decision { option: Some(option), ..Decision::new(LogId { at: Some(at(1)), nth: 0 }) });
        }
    };
    let (document, conflicts) = both(many("a", 90), many("b", 10));
    assert_eq!((document.options().len(), document.decisions().len()), (100, 1));
    let out: Vec<String> = conflicts
        .iter()
        .filter_map(|conflict| match conflict {
            Conflict::EntryDropped { id: name, .. } => Some(name.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(out, ["b9", "b8", "b7", "\"2026-11-22T09:00:01-05:00#1\""]);
    assert_eq!(conflicts.len(), 4);
}

/// A file without participants belongs to the person `me`. Their side adds two people, and our side adds answers.
#[test]
fn a_person_with_new_answers_stays_a_participant() {
    let mut gone = file().paths_of_person(&Id::me());
    gone.retain(|path| !matches!(path, FieldPath::Participant(..)));
    let two = |d: &mut Builder| {
        gone.iter().for_each(|path| drop(d.set(path.clone(), None)));
        d.push(Participant::new(id("marie")));
        d.push(Participant::new(id("paul")));
    };
    let (document, conflicts) = both(|d| d.set_typed(cell("name", "keep"), rating(5.0)), two);
    assert_eq!(names(&document, List::Participants), "me marie paul");
    assert_eq!(
        conflicts,
        [Conflict::RemovedAndEdited { list: List::Participants, id: Id::me().into(), removed_by: MergeSide::Theirs }]
    );
    assert_eq!(document.rating(&Id::me(), &id("network"), &id("keep")), Some(&rating(4.0)));
    let (document, conflicts) = both(|_| {}, two);
    assert_eq!((names(&document, List::Participants).as_str(), conflicts), ("marie paul", vec![]));
}

#[test]
fn tags_and_the_options_of_a_condition_merge_as_lists() {
    let tag = |tag: &'static str| {
        move |d: &mut Builder| d.set_typed(FieldPath::Head(HeadField::Tags), vec!["twitter".to_owned(), tag.to_owned()])
    };
    let (document, conflicts) = both(tag("ours"), tag("theirs"));
    assert_eq!((document.head().tags.as_ref().unwrap().join(" "), conflicts), ("twitter ours theirs".into(), vec![]));
    let base = file();
    let mut without = base.clone();
    without.apply(&Edit::remove_option(&base, &id("pause"))).unwrap();
    let options = FieldPath::Condition(id("agrees"), ConditionField::Options);
    let mut added = base.clone();
    added.apply(&Edit::set_typed(&base, options.clone(), &vec![id("pause"), id("close"), id("keep")])).unwrap();
    let (document, conflicts) = merged(&base, &without, &added);
    assert_eq!((document.get(&options), conflicts), (Some(FieldValue::Ids(vec![id("close"), id("keep")])), vec![]));
}

/// Their editor writes CRLF line ends and a byte order mark. Each file keeps its own.
#[test]
fn line_endings_and_the_byte_order_mark_are_ours() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let ours = FILE.replace("keep = 4", "keep = 3");
    let theirs = FILE.replace("title =", "# theirs\ntitle =").replace("evenings", "two evenings");
    let both = ours.replace("title =", "# theirs\ntitle =").replace("evenings", "two evenings");
    for (base, ours, theirs, both) in [
        (FILE.to_owned(), windows(&ours), theirs.clone(), windows(&both)),
        (windows(FILE), ours.clone(), windows(&theirs), both.clone()),
        (windows(FILE), windows(&ours), windows(&theirs), windows(&both)),
    ] {
        let merged = merge_texts(&base, &ours, &theirs).unwrap();
        assert_eq!((merged.text, merged.conflicts, merged.comment_conflicts), (both, vec![], vec![]));
    }
}

/// Each side saved a deliberation without an id, and its save gave it one. Both sides end with the same id.
#[test]
fn ids_that_both_sides_gave_are_no_conflict() {
    let [one, two] = ["d-1", "d-2"].map(|id| FILE.replace("title =", &format!("id = \"{id}\"\ntitle =")));
    for (ours, theirs) in [(&one, &two), (&two, &one)] {
        let merged = merge_texts(FILE, ours, theirs).unwrap();
        assert_eq!((merged.text.as_str(), merged.conflicts, merged.comment_conflicts), (one.as_str(), vec![], vec![]));
    }
}

/// The three texts have the line ends of different systems: only what was changed differs.
#[test]
fn line_ends_are_no_conflict_in_texts_of_several_lines() {
    let base = FILE.replace("title =", "question = \"\"\"\nfirst\nsecond\"\"\"\ntitle =");
    let ours = base.replace("keep = 4", "keep = 3");
    let theirs = base.replace("second", "second, longer");
    let both = ours.replace("second", "second, longer");
    let mixed = |text: &str| text.replace("\ntitle", "\r\ntitle").trim_end().to_owned();
    let windows = |text: &str| text.replace('\n', "\r\n");
    for (base, ours, theirs, both) in [
        (base.clone(), windows(&ours), theirs.clone(), windows(&both)),
        (windows(&base), ours.clone(), windows(&theirs), both.clone()),
        (base.clone(), ours.clone(), windows(&theirs), both.clone()),
        (base.clone(), mixed(&ours), windows(&theirs), mixed(&both)),
        (windows(&base), mixed(&ours), theirs.clone(), mixed(&both)),
    ] {
        let merged = merge_texts(&base, &ours, &theirs).unwrap();
        assert_eq!((merged.text, merged.conflicts, merged.comment_conflicts), (both, vec![], vec![]));
    }
}

#[test]
fn conflicting_comments_and_unknown_keys_are_reported() {
    let ours = FILE.replace("title =", "# ours\nx = 1\ntitle =");
    let theirs = FILE.replace("title =", "# theirs\nx = 2\ntitle =") + "# the end\n";
    let merged = merge_texts(FILE, &ours, &theirs).unwrap();
    assert_eq!(merged.text, ours.clone() + "# the end\n");
    let path = || "deliberation.x".to_owned();
    let both = |ours: &str, theirs: &str| CommentConflict::BothChanged {
        path: path(),
        ours: Some(ours.to_owned()),
        theirs: Some(theirs.to_owned()),
    };
    assert_eq!(merged.comment_conflicts, [both("1", "2"), both("# ours", "# theirs")]);
    // The comment on a rejected value is not applied to our value.
    let ours = FILE.replace("close = -5", "close = -4");
    let theirs = FILE.replace("close = -5", "# in March\nclose = 5   # all is well");
    let merged = merge_texts(FILE, &ours, &theirs).unwrap();
    assert_eq!(merged.text, ours.replace("close = -4", "# in March\nclose = -4"));
    let path = "rating.me.network.close".to_owned();
    assert_eq!(
        merged.comment_conflicts,
        [CommentConflict::BothChanged { path, ours: None, theirs: Some("# all is well".into()) }]
    );
    // A comment on an entry that the other side removed has no place.
    let mut without = file();
    without.apply(&Edit::remove_option(&file(), &id("close"))).unwrap();
    let without = opened(FILE).render_text(&without);
    let noted = FILE.replace("name = \"Close mine\"", "name = \"Close mine\"  # never\nmood = \"grim\"");
    for (ours, theirs, side) in [(&without, &noted, MergeSide::Theirs), (&noted, &without, MergeSide::Ours)] {
        let merged = merge_texts(FILE, ours, theirs).unwrap();
        let text = "# never mood = \"grim\"".to_owned();
        assert_eq!(merged.text, without);
        assert_eq!(
            merged.comment_conflicts,
            [CommentConflict::PlaceRemoved { path: "option.close".into(), side, text }]
        );
    }
}

#[test]
fn an_added_entry_keeps_its_formatting() {
    let option =
        "# her idea\n[[option]]\nname = 'Hand on'   # to whom?\nid = \"hand-on\"\nsince = [ # lately\n  5,\n]\n\n";
    let theirs = FILE.replace("[[option]]\nid = \"close\"", &format!("{option}[[option]]\nid = \"close\""));
    let ours = FILE.replace("keep = 4", "keep = 3").replace("Pause mine", "Pause");
    let both = theirs.replace("keep = 4", "keep = 3").replace("Pause mine", "Pause");
    let merged = merge_texts(FILE, &ours, &theirs).unwrap();
    assert_eq!(merged.text, both);
    // Lists may also be written as arrays of inline tables.
    let by_hand = |options: &str| {
        format!("format = 1\ndeliberation.title = \"x\"\noption = [\n  {{ id = \"a\", name = \"A\" }},{options}\n]\n")
    };
    let [base, ours, theirs] =
        ["", "\n  { id = \"b\", name = \"B\" },", "\n  { id = \"c\", name = \"C\", mood = 2 },"].map(by_hand);
    let merged = merge_texts(&base, &ours, &theirs).unwrap();
    assert_eq!(merged.text, by_hand("\n  { id = \"b\", name = \"B\" },\n  { id = \"c\", name = \"C\", mood = 2 },"));
}

#[test]
fn the_faults_of_every_text_are_reported() {
    let Err(MergeError::Unreadable(found)) = merge_texts("x", FILE, "format = 1\n[deliberation]\ntitle = 1\nid = 2\n")
    else {
        unreachable!()
    };
    let counts: Vec<(MergeInput, usize)> = found.iter().map(|(version, errors)| (*version, errors.len())).collect();
    assert_eq!(counts, [(MergeInput::Base, 1), (MergeInput::Theirs, 2)]);
    let added = merge_texts(" \n", FILE, FILE).unwrap();
    assert_eq!((added.text.as_str(), added.conflicts, added.comment_conflicts), (FILE, vec![], vec![]));
}
