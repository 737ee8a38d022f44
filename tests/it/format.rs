//! Reading and writing the file format: what is preserved and what changes.

use std::path::PathBuf;

use pesee::store::{OpenFile, parse_document};
use pesee_core::deliberation::*;

use crate::common::comments::strewn;
use crate::common::made_up::{Dice, made_up};
use crate::common::seeds::{each_seed, few_or_many};

fn opened(text: &str) -> OpenFile {
    match OpenFile::from_text(PathBuf::from("x.toml"), text) {
        Ok(opened) => opened,
        Err(errors) => unreachable!("{errors:?}\n{text}"),
    }
}

fn given() -> Vec<String> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir("tests/files").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn a_saved_document_loads_unchanged() {
    each_seed("made-up deliberations, saved and loaded", few_or_many(250, 100_000), |seed| {
        let document = made_up(seed);
        let text = opened("format = 1\n[deliberation]\ntitle = \"\"\n").render_text(&document);
        assert_eq!(parse_document(text.as_bytes()).as_ref(), Ok(&document), "{text}");
    });
}

/// User comments and unknown keys may be anywhere in the file. A change elsewhere preserves all of them.
#[test]
fn comments_and_unknown_keys_survive_any_change() {
    each_seed("made-up deliberations with comments and unknown keys, changed", few_or_many(250, 100_000), |seed| {
        let mut dice = Dice::new(seed);
        let mut document = made_up(seed);
        let text = opened("format = 1\n[deliberation]\ntitle = \"\"\n").render_text(&document);
        let (text, marks) = strewn(&text, &mut dice);
        assert_eq!(parse_document(text.as_bytes()).as_ref(), Ok(&document), "{text}");
        for _ in 0..1 + dice.below(6) {
            let places = diff(&Deliberation::default(), &document).changes;
            let place = dice.pick(&places);
            let field_value = place.to.clone().map(|field_value| another(field_value, &mut dice));
            // Some fields reject some numbers. The document is then unchanged.
            drop(document.apply(&Edit::set(&document, place.path.clone(), field_value)));
        }
        let saved = opened(&text).render_text(&document);
        assert_eq!(parse_document(saved.as_bytes()).as_ref(), Ok(&document), "{text}\n-----\n{saved}");
        for mark in marks {
            assert!(saved.contains(&mark), "{mark} is lost:\n{text}\n-----\n{saved}");
        }
    });
}

/// Returns another value of the same type, or a list in another order.
fn another(field_value: FieldValue, dice: &mut Dice) -> FieldValue {
    match field_value {
        FieldValue::Text(_) => FieldValue::Text(dice.text()),
        FieldValue::Number(_) => FieldValue::Number(*dice.pick(&[0.0, 0.5, 1.0, 3.0])),
        FieldValue::Bool(flag) => FieldValue::Bool(!flag),
        FieldValue::Date(_) => FieldValue::Date(dice.day()),
        FieldValue::Moment(_) => FieldValue::Moment(dice.moment()),
        FieldValue::Texts(_) => FieldValue::Texts(vec![dice.text(), dice.text()]),
        FieldValue::Fate(_) => FieldValue::Fate(Fate::Pause),
        FieldValue::Rating(_) => FieldValue::Rating(dice.rating()),
        // The entries of a log are identified by time and order.
        FieldValue::EntryIds(mut names) if !names.iter().any(|name| matches!(name, EntryId::Log(_))) => {
            names.reverse();
            FieldValue::EntryIds(names)
        }
        same => same,
    }
}

#[test]
fn any_document_can_be_written_over_any_other() {
    each_seed("made-up deliberations, written over others", few_or_many(50, 20_000), |seed| {
        let (from, to) = (made_up(seed), made_up(seed + 1_000_000));
        let text = opened("format = 1\n[deliberation]\ntitle = \"\"\n").render_text(&from);
        let over = opened(&text).render_text(&to);
        assert_eq!(parse_document(over.as_bytes()).as_ref(), Ok(&to), "{text}\n-----\n{over}");
    });
}

#[test]
fn a_change_and_its_inverse_restore_the_opened_bytes() {
    for text in given() {
        let opened = opened(&text);
        for seed in 0..60 {
            let mut document = opened.document().clone();
            let edit = diff(&document, &made_up(seed));
            document.apply(&edit).unwrap();
            assert_eq!(parse_document(opened.render_text(&document).as_bytes()).as_ref(), Ok(&document), "seed {seed}");
            document.apply(&edit.inverse()).unwrap();
            assert_eq!(opened.render_text(&document), text, "seed {seed}");
        }
    }
}

#[test]
fn undo_reaches_the_start_and_redo_the_end() {
    for seed in 0..300 {
        let start = made_up(seed);
        let mut document = start.clone();
        let mut history = History::default();
        let mut dice = Dice::new(seed);
        for step in 0..12 {
            let edit = match dice.below(4) {
                0 => diff(&document, &made_up(seed * 31 + step)),
                1 => document.options().first().map(|o| Edit::remove_option(&document, &o.id)).unwrap_or_default(),
                2 => document.criteria().last().map(|c| Edit::remove_criterion(&document, &c.id)).unwrap_or_default(),
                _ => Edit::set_text(&document, FieldPath::Head(HeadField::Question), &dice.text())
                    .with_coalesce_path(FieldPath::Head(HeadField::Question)),
            };
            // An option that a decision refers to cannot be removed. The failed edit changes nothing.
            drop(history.apply(&mut document, edit));
            assert!(document.find_integrity_errors().is_empty(), "seed {seed}");
        }
        let end = document.clone();
        while history.undo(&mut document).is_some() {}
        assert_eq!(document, start, "seed {seed}");
        while history.redo(&mut document).is_some() {}
        assert_eq!(document, end, "seed {seed}");
    }
}

#[test]
fn comments_blank_lines_and_unknown_keys_survive_a_change() {
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let text =
        text.replace("title = \"Two accounts, one me\"", "title = \"Two accounts, one me\"\nmood = \"tired\"   # mine");
    let opened = opened(&text);
    let mut document = opened.document().clone();
    let id = |text: &str| Id::new(text).unwrap();
    let (me, voice, pause) = (id("me"), id("clear-voice"), id("pause-personal"));
    let rate = Edit::rate(&document, &me, &voice, &pause, Rating::exact(3.0));
    let weigh = Edit::set_typed(
        &document,
        FieldPath::Criterion(id("upkeep"), CriterionField::Weight),
        &Points::new(9.0).unwrap(),
    );
    document.apply(&rate.chain(weigh)).unwrap();
    let saved = opened.render_text(&document);
    let changed: Vec<(&str, &str)> = text.lines().zip(saved.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed, [("weight = 8", "weight = 9")]);
    assert_eq!(saved.lines().count(), text.lines().count() + 1);
    assert_eq!(saved.lines().last(), Some("pause-personal = 3"));
    assert!(saved.contains("mood = \"tired\"   # mine"));
}

#[test]
fn a_changed_value_keeps_its_comment() {
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let opened = opened(&text);
    let mut document = opened.document().clone();
    let edit = Edit::set_typed(&document, FieldPath::Weighing(WeighingField::Later), &Lens::new(0.25).unwrap());
    document.apply(&edit).unwrap();
    let saved = opened.render_text(&document);
    assert!(saved.contains("later = 0.25                         # emphasis on the long term"), "{saved}");
}

/// Line endings and the byte order mark of other editors are preserved.
#[test]
fn line_endings_and_the_byte_order_mark_are_kept() {
    for text in given() {
        let theirs = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let opened = opened(&theirs);
        let mut document = opened.document().clone();
        let edit = Edit::set_typed(&document, FieldPath::Head(HeadField::Title), &"Another title".to_owned());
        document.apply(&edit).unwrap();
        let saved = opened.render_text(&document);
        assert_eq!(saved.matches('\n').count(), saved.matches("\r\n").count());
        assert!(saved.starts_with('\u{feff}') && saved.contains("Another title\""));
        let changed: Vec<_> = theirs.lines().zip(saved.lines()).filter(|(a, b)| a != b).collect();
        assert_eq!(changed.len(), 1, "{changed:?}");
    }
}

/// Gives each line of `text` a random line end, and the text perhaps a byte order mark or no line end at its end.
fn with_random_line_ends(text: &str, dice: &mut Dice) -> String {
    let crlf_share = *dice.pick(&[0, 1, 5, 9, 10]);
    let mut mixed = String::from(if dice.one_in(4) { "\u{feff}" } else { "" });
    for line in text.lines() {
        mixed.push_str(line);
        mixed.push_str(if dice.below(10) < crlf_share { "\r\n" } else { "\n" });
    }
    if dice.one_in(3) {
        mixed.truncate(mixed.trim_end_matches(['\r', '\n']).len());
    }
    mixed
}

/// Returns a long common subsequence of two lists of lines: the lines at the beginning and at the end that are equal.
fn equal_ends<'a>(before: &'a str, after: &'a str) -> (Vec<(&'a str, &'a str)>, usize) {
    let lines = |text: &'a str| text.split_inclusive('\n').collect::<Vec<_>>();
    let content = |line: &&str| line.trim_end_matches(['\r', '\n']).to_owned();
    let (before, after) = (lines(before), lines(after));
    let first = before.iter().zip(&after).take_while(|(a, b)| content(a) == content(b)).count();
    let both = before.len().min(after.len()) - first;
    let last = before.iter().rev().zip(after.iter().rev()).take(both).take_while(|(a, b)| content(a) == content(b));
    let last = last.count();
    let ends = before[before.len() - last..].iter().zip(&after[after.len() - last..]);
    (before.iter().zip(&after).take(first).chain(ends).map(|(a, b)| (*a, *b)).collect(), after.len())
}

/// Whatever the ends of the lines: the content is the same, and an edit leaves the bytes of the other lines unchanged.
#[test]
fn an_edit_leaves_the_ends_of_the_other_lines() {
    each_seed("made-up deliberations with random line ends, changed", few_or_many(250, 100_000), |seed| {
        let mut dice = Dice::new(seed);
        let mut document = made_up(seed);
        let text = opened("format = 1\n[deliberation]\ntitle = \"\"\n").render_text(&document);
        let text = with_random_line_ends(&strewn(&text, &mut dice).0, &mut dice);
        assert_eq!(parse_document(text.as_bytes()).as_ref(), Ok(&document), "{text:?}");
        let opened = opened(&text);
        assert_eq!(opened.render_text(&document), text);
        let places = diff(&Deliberation::default(), &document).changes;
        let place = dice.pick(&places);
        let field_value = match place.to.clone() {
            Some(FieldValue::Text(text)) => Some(FieldValue::Text(format!("{text}\none\ntwo"))),
            value => value.map(|value| another(value, &mut dice)),
        };
        drop(document.apply(&Edit::set(&document, place.path.clone(), field_value)));
        let saved = opened.render_text(&document);
        assert_eq!(parse_document(saved.as_bytes()).as_ref(), Ok(&document), "{text:?}\n-----\n{saved:?}");
        let (equal, count) = equal_ends(&text, &saved);
        // The order of a list moves many lines. Every other edit changes the lines of one value.
        assert!(matches!(place.path, FieldPath::ListOrder(_)) || equal.len() + 70 > count, "{text:?}\n{saved:?}");
        // A line that several entries have says nothing about where it moved to.
        let moves = matches!(place.path, FieldPath::ListOrder(_));
        for (before, after) in equal.into_iter().filter(|_| !moves) {
            assert_eq!(before, after, "{:?}\n{text:?}\n-----\n{saved:?}", place.path);
        }
        for line in text.split_inclusive('\n').filter(|line| line.contains("-words") && line.ends_with('\n')) {
            let is_kept = saved.lines().any(|known| known == line.trim_end_matches(['\r', '\n']));
            let is_last = saved.ends_with(line.trim_end_matches(['\r', '\n']));
            assert!(!is_kept || is_last || saved.contains(line), "{line:?}\n{text:?}\n-----\n{saved:?}");
        }
        assert_eq!(text.starts_with('\u{feff}'), saved.starts_with('\u{feff}'));
        assert_eq!(text.ends_with('\n'), saved.ends_with('\n'), "{text:?}\n-----\n{saved:?}");
        let uniform = |end: &str| text.matches('\n').count() == text.matches(end).count();
        let is_only = |end: &str| saved.matches('\n').count() == saved.matches(end).count();
        assert!(!uniform("\r\n") || is_only("\r\n"), "{saved:?}");
        assert!(text.contains("\r\n") || !saved.contains("\r\n"), "{saved:?}");
    });
}

#[test]
fn the_line_ends_of_a_text_of_several_lines_do_not_belong_to_it() {
    let text = |end: &str| {
        let lines = ["format = 1", "[deliberation]", "title = \"T\"", "question = \"\"\"", "one", "two\"\"\"", ""];
        lines.join(end)
    };
    let (unix, windows) = (parse_document(text("\n").as_bytes()), parse_document(text("\r\n").as_bytes()));
    assert_eq!(unix, windows);
    assert_eq!(unix.unwrap().head().question.as_deref(), Some("one\ntwo"));
    // A carriage return that the text states as an escape sequence belongs to the text.
    let escaped = text("\r\n").replace("one", "one\\r");
    let opened = opened(&escaped);
    assert_eq!(opened.document().head().question.as_deref(), Some("one\r\ntwo"));
    let mut document = opened.document().clone();
    document.apply(&Edit::set_text(&document, FieldPath::Head(HeadField::Question), "one\r\ntwo\r\nthree")).unwrap();
    assert_eq!(parse_document(opened.render_text(&document).as_bytes()), Ok(document));
    // A carriage return alone is no line end in TOML.
    assert!(parse_document(text("\r\r\n").as_bytes()).is_err());
    assert!(parse_document(text("\r").as_bytes()).is_err());
}

/// One line with LF in a file with CRLF, a byte order mark and no line end at the end.
#[test]
fn a_changed_line_keeps_its_end_and_a_new_line_follows_the_line_before_it() {
    let text = "\u{feff}format = 1\r\n[deliberation]\r\ntitle = \"T\"\r\nlanguage = \"en\"\ncreated = 2026-01-02 03:04:05z\r\n\
        [[option]]\r\nid = \"keep\"\r\nname = \"Keep\"\r\n[[criterion]]\r\nid = \"time\"\r\nname = \"Time\"\nweight = 9  \r\n\
        [rating.me.time]\n'keep' = 1.50";
    let opened = opened(text);
    let edited = |edit: &dyn Fn(&Deliberation) -> Edit| {
        let mut document = opened.document().clone();
        document.apply(&edit(&document)).unwrap();
        opened.render_text(&document)
    };
    let time = Id::new("time").unwrap();
    let rate =
        |d: &Deliberation, value| Edit::rate(d, &Id::me(), &time, &Id::new("keep").unwrap(), Rating::exact(value));
    assert_eq!(edited(&|d| rate(d, 2.0)), text.replace("1.50", "2"));
    let french = |d: &Deliberation| Edit::set_typed(d, FieldPath::Head(HeadField::Language), &Language::Fr);
    assert_eq!(edited(&french), text.replace("\"en\"", "\"fr\""));
    let note = FieldPath::Criterion(time.clone(), CriterionField::Note);
    assert_eq!(
        edited(&|d| Edit::set_text(d, note.clone(), "one\ntwo")),
        text.replace("weight = 9  \r\n", "weight = 9  \r\nnote = \"\"\"\r\none\r\ntwo\"\"\"\r\n")
    );
    let name = FieldPath::Criterion(time.clone(), CriterionField::Name);
    assert_eq!(edited(&|d| Edit::set_text(d, name.clone(), "A\nB")), text.replace("\"Time\"", "\"\"\"\nA\nB\"\"\""));
}

#[test]
fn points_that_overflow_are_refused() {
    let text = "format = 1\n[deliberation]\ntitle = \"x\"\n[[criterion]]\nid = \"k\"\nname = \"k\"\nweight = 1e308\n";
    let errors = parse_document(text.as_bytes()).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
}

#[test]
fn a_removed_option_takes_its_answers_along_and_undo_restores_them() {
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let opened = opened(&text);
    let mut document = opened.document().clone();
    let edit = Edit::remove_option(&document, &Id::new("merge-into-employer").unwrap());
    document.apply(&edit).unwrap();
    let saved = opened.render_text(&document);
    assert!(!saved.contains("merge-into-employer"), "{saved}");
    assert!(saved.contains("# the handle is free for anyone to take"));
    document.apply(&edit.inverse()).unwrap();
    assert_eq!(opened.render_text(&document), text);
}

/// Between two saves, an option and an account may be removed although the fates of other options refer to the account.
#[test]
fn an_option_and_an_account_are_removed_in_one_save() {
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let opened = opened(&text);
    let mut document = opened.document().clone();
    document.apply(&Edit::remove_option(&document, &Id::new("keep-both").unwrap())).unwrap();
    document.apply(&Edit::remove_account(&document, &Id::new("employer").unwrap())).unwrap();
    assert_eq!(parse_document(opened.render_text(&document).as_bytes()).as_ref(), Ok(&document));
}

#[test]
fn reordered_entries_keep_their_comments() {
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let opened = opened(&text);
    let mut document = opened.document().clone();
    let mut order = document.entry_ids(List::Criteria);
    order.reverse();
    document.apply(&Edit::reorder(&document, List::Criteria, order.clone())).unwrap();
    let saved = opened.render_text(&document);
    assert_eq!(parse_document(saved.as_bytes()).unwrap().entry_ids(List::Criteria), order);
    assert!(saved.contains("weight = 9                          # any points, 0 or more"));
    let first = saved.find("id = \"clear-voice\"").unwrap();
    assert!(first < saved.find("id = \"network\"").unwrap());
    assert!(saved.find("[[condition]]").unwrap() > first);
}

#[test]
fn every_toml_notation_is_read_and_kept() {
    let text = r#"
format = 1
deliberation.title = "By hand"   # dotted
account = [ { id = "mine", holder = "personal" }, { id = "firm" } ]
option = [
  { id = "keep", name = "Keep" },   # first
  { id = "go", name = "Go", fate = { mine.merge = "firm" } },
]
criterion = [ { id = "peace", name = "Peace", weight = 2 } ]
rating.me.peace.keep = 1
rating.me.peace.go = { value = 2.5, note = "why not", mood = "odd" }
"#;
    let opened = opened(text);
    let mut document = opened.document().clone();
    let id = |text: &str| Id::new(text).unwrap();
    let peace = id("peace");
    let rate = |option: &str, value| Edit::rate(opened.document(), &Id::me(), &peace, &id(option), value);
    let go = Rating::exact(-1.0).map(|rating| rating.with_note(Some("no".into())));
    let edit = rate("keep", None).chain(rate("go", go));
    let edit =
        edit.chain(Edit::set_typed(&document, FieldPath::Account(id("firm"), AccountField::Platform), &"X".to_owned()));
    document.apply(&edit).unwrap();
    let saved = opened.render_text(&document);
    assert_eq!(parse_document(saved.as_bytes()), Ok(document.clone()), "{saved}");
    for preserved in ["# dotted", "# first", "mood = \"odd\"", "deliberation.title"] {
        assert!(saved.contains(preserved), "{preserved} is not in\n{saved}");
    }
    let third = Edit::build(&document, |builder| {
        builder.push(Alternative { name: "Third".into(), ..Alternative::new(id("third")) });
    });
    document.apply(&third).unwrap();
    let saved = opened.render_text(&document);
    assert_eq!(parse_document(saved.as_bytes()), Ok(document), "{saved}");
}

#[test]
fn field_paths_parse_back() {
    for seed in 0..200 {
        let edit = diff(&Deliberation::default(), &made_up(seed));
        for change in edit.changes {
            let logged = matches!(
                change.path,
                FieldPath::Decision(..)
                    | FieldPath::Review(..)
                    | FieldPath::LoggedChange(..)
                    | FieldPath::Visit(..)
                    | FieldPath::PrivateNotes
                    | FieldPath::PrivateCriterion(_)
                    | FieldPath::PrivateVisit(_)
                    | FieldPath::ListOrder(List::Pairs)
            );
            if !logged {
                assert_eq!(FieldPath::parse(&change.path.to_string()), Some(change.path.clone()), "{}", change.path);
            }
        }
    }
}

#[test]
fn private_and_sealed_fields_are_in_no_other_view() {
    for seed in 0..300 {
        let document = made_up(seed);
        let client = view(&document, &Audience::Client);
        assert_eq!(client.private(), &PrivateNotes::default());
        for person in document.people() {
            let rater = view(&document, &Audience::Rater(person.id.clone()));
            assert_eq!(rater.private(), &PrivateNotes::default());
            for other in document.people().iter().filter(|other| other.id != person.id) {
                assert!(
                    rater.ratings(other.id).is_none()
                        && rater.weights(other.id).is_none()
                        && rater.first_feeling(other.id).is_none()
                );
            }
            assert_eq!(rater.ratings(person.id), document.ratings(person.id));
        }
    }
}
