//! Properties of merges, tested on random edits of random documents.

use pesee::store::{merge_texts, parse_document};
use pesee_core::deliberation::*;

use crate::common::made_up::{Dice, made_up};
use crate::common::merging::{at, id, in_any_order, merged, opened};
use crate::common::seeds::few_or_many;

/// Returns a random edit. Its texts contain `who`.
fn act(dice: &mut Dice, d: &Deliberation, who: &str) -> Edit {
    fn one<'a, T>(dice: &mut Dice, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() { None } else { Some(dice.pick(of)) }
    }
    let people: Vec<Id> = d.people().iter().map(|person| person.id.clone()).collect();
    let text = format!("{who} {}", dice.text());
    let new = |kind: &str, dice: &mut Dice| id(&format!("{kind}-{}{}", who, dice.below(3)));
    let nothing = Edit::default;
    match dice.below(30) {
        0..5 => {
            let (Some(person), Some(k), Some(o)) =
                (one(dice, &people), one(dice, d.criteria()), one(dice, d.options()))
            else {
                return nothing();
            };
            let there = d.rating(person, &k.id, &o.id).cloned();
            let rating = match (dice.below(4), there) {
                (0, _) => None,
                (1, Some(there)) => Some(there.with_note(Some(text))),
                (2, Some(there)) => {
                    Some(Rating::exact(dice.below(5) as f64).unwrap().with_basis(there.basis).with_note(there.note))
                }
                _ => Some(dice.rating()),
            };
            Edit::rate(d, person, &k.id, &o.id, rating)
        }
        5 => one(dice, d.options()).map(|o| Edit::remove_option(d, &o.id)).unwrap_or_default(),
        6 => one(dice, d.criteria()).map(|k| Edit::remove_criterion(d, &k.id)).unwrap_or_default(),
        7 => one(dice, d.accounts()).map(|a| Edit::remove_account(d, &a.id)).unwrap_or_default(),
        8 => {
            let new = new("o", dice);
            let rated = one(dice, d.criteria()).zip(one(dice, &people)).map(|(k, p)| (k.id.clone(), p.clone()));
            let condition = one(dice, d.conditions()).cloned();
            Edit::build(d, |builder| {
                builder.set_typed(FieldPath::Option(new.clone(), AlternativeField::Name), text);
                if let Some((criterion, person)) = rated {
                    drop(builder.set(FieldPath::Rating(person, criterion, new.clone()), Some(FieldValue::Number(1.0))));
                }
                if let Some(condition) = condition {
                    let mut options = condition.options().to_vec();
                    options.retain(|option| *option != new);
                    options.push(new);
                    builder.set_typed(FieldPath::Condition(condition.id, ConditionField::Options), options);
                }
            })
        }
        9 => {
            let new = new("k", dice);
            Edit::build(d, |builder| {
                builder.set_typed(FieldPath::Criterion(new.clone(), CriterionField::Name), text);
                builder.set_typed(FieldPath::Criterion(new, CriterionField::Rank), Rank::new(1).unwrap());
            })
        }
        10 => {
            let list = *dice.pick(&List::ALL[..9]);
            let mut names = d.entry_ids(list);
            let logged = matches!(list, List::Decisions | List::Reviews);
            if names.is_empty() || logged {
                return nothing();
            }
            let turn = dice.below(names.len());
            names.rotate_left(turn);
            Edit::reorder(d, list, names)
        }
        11 => {
            let field = *dice.pick(&[HeadField::Title, HeadField::Question, HeadField::Client]);
            Edit::set_text(d, FieldPath::Head(field), if dice.one_in(4) { "" } else { &text })
        }
        12 => {
            let field =
                *dice.pick(&[HeadField::Updated, HeadField::Created, HeadField::VerdictSeen, HeadField::Revealed]);
            Edit::set_typed(d, FieldPath::Head(field), &dice.moment())
        }
        13 => one(dice, d.options())
            .map(|o| {
                let stamp = LogId::next(Some(at(dice.below(4) as u32)), d.decisions().iter().map(|e| &e.at));
                let option = Some(o.id.clone());
                Edit::build(d, |builder| builder.push(Decision { option, because: Some(text), ..Decision::new(stamp) }))
            })
            .unwrap_or_default(),
        14 | 15 => {
            let stamp = LogId::next(Some(at(dice.below(4) as u32)), d.visits().iter().map(|e| &e.at));
            let agreed = dice.maybe(|_| text);
            Edit::build(d, |builder| builder.push(Visit { agreed, ..Visit::new(stamp) }))
        }
        16 => one(dice, d.decisions())
            .map(|decision| {
                let stamp = LogId::next(Some(at(dice.below(4) as u32)), d.reviews().iter().map(|e| &e.at));
                let decision = decision.at.at;
                Edit::build(d, |builder| builder.push(Review { decision, note: Some(text), ..Review::new(stamp) }))
            })
            .unwrap_or_default(),
        17 => {
            let ranks: Vec<(Id, u64)> = d.criteria().iter().map(|k| (k.id.clone(), 1 + dice.below(3) as u64)).collect();
            Edit::set_ranks(d, &ranks)
        }
        18 => {
            let (Some(o), Some(a), Some(into)) =
                (one(dice, d.options()), one(dice, d.accounts()), one(dice, d.accounts()))
            else {
                return nothing();
            };
            let fate = if dice.one_in(3) { Fate::Keep } else { Fate::Merge(into.id.clone()) };
            Edit::set_typed(d, FieldPath::Fate(o.id.clone(), a.id.clone()), &fate)
        }
        19 => {
            let (Some(a), Some(b)) = (one(dice, d.criteria()), one(dice, d.criteria())) else { return nothing() };
            let pair = (a.id.clone(), b.id.clone());
            let stands = |pair: &Pair| pair.criteria == (pair.criteria.1.clone(), pair.criteria.0.clone());
            if a.id == b.id || d.pairs().iter().any(stands) {
                return nothing();
            }
            let ratio = Ratio::new(1.0 + dice.below(8) as f64).unwrap();
            Edit::build(d, |builder| builder.set_typed(FieldPath::Pair(pair.0, pair.1, PairField::Ratio), ratio))
        }
        20 => {
            let (Some(person), Some(k)) = (one(dice, &people), one(dice, d.criteria())) else { return nothing() };
            Edit::set_typed(
                d,
                FieldPath::Weight(person.clone(), k.id.clone()),
                &Points::new(dice.below(9) as f64).unwrap(),
            )
        }
        21 => {
            let (Some(person), Some(o)) = (one(dice, &people), one(dice, d.options())) else { return nothing() };
            Edit::set_typed(d, FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option), &o.id)
        }
        22 => {
            // A person joins. In a file with only `me`, either `me` becomes a participant or the answers of `me` are
            // removed.
            let new = new("p", dice);
            let stays = !d.participants().is_empty() || dice.one_in(2);
            let mut gone = d.paths_of_person(&Id::me());
            gone.retain(|path| !matches!(path, FieldPath::Participant(..)));
            Edit::build(d, |builder| {
                if stays && d.participants().is_empty() {
                    builder.push(Participant::new(Id::me()));
                }
                if !stays {
                    gone.into_iter().for_each(|path| drop(builder.set(path, None)));
                }
                builder.set_typed(FieldPath::Participant(new, ParticipantField::Name), text);
            })
        }
        23 => one(dice, d.participants())
            .map(|person| {
                let paths = d.paths_of_person(&person.id);
                let mut names = d.entry_ids(List::Participants);
                names.retain(|name| *name != EntryId::from(person.id.clone()));
                paths
                    .into_iter()
                    .filter(|path| !matches!(path, FieldPath::Participant(..)))
                    .fold(Edit::default(), |edit, path| edit.chain(Edit::set(d, path, None)))
                    .chain(Edit::reorder(d, List::Participants, names))
            })
            .unwrap_or_default(),
        24 => {
            let list = *dice.pick(&[List::Conditions, List::Steps, List::Pairs, List::Visits, List::Changes]);
            let mut names = d.entry_ids(list);
            // Only the last entry of a log is removed, so that the other entries keep their ids.
            names.pop();
            Edit::reorder(d, list, names)
        }
        25 => one(dice, d.conditions())
            .map(|c| {
                Edit::set_typed(
                    d,
                    FieldPath::Condition(c.id.clone(), ConditionField::State),
                    dice.pick(ConditionState::ALL),
                )
            })
            .unwrap_or_default(),
        26 => one(dice, d.criteria())
            .map(|k| Edit::set_text(d, FieldPath::PrivateCriterion(k.id.clone()), &text))
            .unwrap_or_default(),
        27 => {
            let new = new("s", dice);
            Edit::build(d, |builder| builder.set_typed(FieldPath::Step(new, ActionStepField::What), text))
        }
        28 => {
            let mut tags = d.head().tags.clone().unwrap_or_default();
            tags.push(text);
            Edit::set_typed(d, FieldPath::Head(HeadField::Tags), &tags)
        }
        _ => one(dice, d.decisions())
            .map(|entry| Edit::set_text(d, FieldPath::Decision(entry.at, DecisionField::Lift), &text))
            .unwrap_or_default(),
    }
}

/// Applies random edits of one person to a document.
fn with_random_edits(seed: u64, base: &Deliberation, who: &str) -> Deliberation {
    let (mut dice, mut document) = (Dice::new(seed), base.clone());
    for _ in 0..1 + dice.below(7) {
        let edit = act(&mut dice, &document, who);
        // An edit that cannot be applied changes nothing.
        drop(document.apply(&edit));
    }
    document
}

/// Returns the number of merges.
fn how_many() -> u64 {
    few_or_many(150, 6_000)
}

fn some_merges() -> impl Iterator<Item = (u64, [Deliberation; 3])> {
    (0..how_many()).map(|seed| {
        let base = made_up(seed);
        let (ours, theirs) = (with_random_edits(seed * 2 + 1, &base, "a"), with_random_edits(seed * 2 + 2, &base, "b"));
        (seed, [base, ours, theirs])
    })
}

fn text_of(document: &Deliberation) -> String {
    opened("format = 1\n[deliberation]\ntitle = \"\"\n").render_text(document)
}

#[test]
fn an_unchanged_side_gives_the_other_side() {
    for (seed, [base, ours, theirs]) in some_merges() {
        assert_eq!(merged(&base, &ours, &base), (ours.clone(), Vec::new()), "seed {seed}");
        assert_eq!(merged(&base, &base, &theirs), (theirs.clone(), Vec::new()), "seed {seed}");
        assert_eq!(merged(&base, &ours, &ours), (ours.clone(), Vec::new()), "seed {seed}");
        assert!(merge(&base, &ours, &base).0.is_empty() && merge(&base, &ours, &ours).0.is_empty());
    }
}

#[test]
fn a_merged_document_reads_back() {
    for (seed, [base, ours, theirs]) in some_merges().take(how_many() as usize / 2) {
        let (document, _) = merged(&base, &ours, &theirs);
        assert_eq!(parse_document(text_of(&document).as_bytes()).as_ref(), Ok(&document), "seed {seed}");
    }
}

#[test]
fn without_conflicts_a_merge_is_symmetric() {
    let mut without = 0;
    for (seed, [base, ours, theirs]) in some_merges() {
        let ((here, conflicts), (there, others)) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
        assert_eq!(conflicts.is_empty(), others.is_empty(), "seed {seed}: {conflicts:?} {others:?}");
        if conflicts.is_empty() {
            without += 1;
            assert_eq!(in_any_order(&here), in_any_order(&there), "seed {seed}");
        }
    }
    assert!((how_many() / 4..how_many() * 19 / 20).contains(&without), "{without}");
}

/// Returns whether a conflict reports the given field.
fn reports(conflict: &Conflict, path: &FieldPath, value: Option<&FieldValue>) -> bool {
    let dotted = |name: &EntryId| {
        let text = path.to_string();
        text.split(['.', '/']).any(|part| part == name.to_string())
    };
    match conflict {
        Conflict::Field { path: place, ours, theirs } => {
            place == path && (ours.as_ref() == value || theirs.as_ref() == value)
        }
        Conflict::Ranks { .. } => matches!(path, FieldPath::Criterion(_, CriterionField::Rank)),
        // Fields that one side cleared together with the entry are restored.
        Conflict::RemovedAndEdited { id: name, .. } => {
            value.is_none() && dotted(name)
                || matches!(path, FieldPath::FirstFeeling(..) | FieldPath::Pair(..) | FieldPath::Fate(..))
                    && value.is_none()
        }
        Conflict::EntryDropped { id: name, .. } => dotted(name),
    }
}

#[test]
fn every_lost_value_is_reported() {
    let mut reported = 0;
    for (seed, [base, ours, theirs]) in some_merges() {
        let (document, conflicts) = merged(&base, &ours, &theirs);
        reported += conflicts.len();
        for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
            for change in diff(&base, side).changes {
                let (path, value) = (&change.path, change.to.as_ref());
                let there = document.get(path);
                let is_reported = conflicts.iter().any(|conflict| reports(conflict, path, value));
                // A value that was cleared because its target was removed is not an answer.
                let about = |from: &FieldValue| match from {
                    FieldValue::Id(id) => side.option(id).is_none(),
                    FieldValue::Fate(Fate::Merge(into)) => side.account(into).is_none(),
                    _ => false,
                };
                let leant = match path {
                    FieldPath::FirstFeeling(person, _) => {
                        base.first_feeling(person).and_then(|gut| gut.option.clone()).map(FieldValue::Id)
                    }
                    _ => change.from.clone(),
                };
                let went_along = value.is_none() && leant.as_ref().is_some_and(about);
                let is_kept = match path {
                    FieldPath::ListOrder(list) => side
                        .entry_ids(*list)
                        .iter()
                        .all(|name| document.entry_ids(*list).contains(name) || !other.entry_ids(*list).contains(name)),
                    // Log entries are identified by their time and content.
                    FieldPath::Decision(..)
                    | FieldPath::Review(..)
                    | FieldPath::LoggedChange(..)
                    | FieldPath::Visit(..) => {
                        value.is_none()
                            || in_any_order(&document).iter().any(|line| line.ends_with(&format!("{value:?}")))
                    }
                    FieldPath::Head(
                        HeadField::Updated | HeadField::Created | HeadField::VerdictSeen | HeadField::Revealed,
                    ) => there.is_some() || value.is_none(),
                    _ => match (value, &there) {
                        (value, there) if value == there.as_ref() => true,
                        (Some(FieldValue::Rating(typed)), Some(FieldValue::Rating(there))) => {
                            let before = change.from.as_ref();
                            let part = |part: &dyn Fn(&Rating) -> String| {
                                let was =
                                    if let Some(FieldValue::Rating(was)) = before { part(was) } else { String::new() };
                                part(typed) == part(there) || part(typed) == was
                            };
                            part(&|r| format!("{:?}", (r.stated_value(), r.low(), r.high())))
                                && part(&|r| format!("{:?}", (r.basis, &r.note)))
                        }
                        (Some(FieldValue::Ids(typed)), Some(FieldValue::Ids(there))) => {
                            let known = |id: &&Id| document.option(id).is_some();
                            let before =
                                if let Some(FieldValue::Ids(was)) = &change.from { was.clone() } else { vec![] };
                            typed.iter().filter(known).all(|id| there.contains(id) || before.contains(id))
                        }
                        (Some(FieldValue::Texts(typed)), Some(FieldValue::Texts(there))) => {
                            let before =
                                if let Some(FieldValue::Texts(was)) = &change.from { was.clone() } else { vec![] };
                            typed.iter().all(|id| there.contains(id) || before.contains(id))
                        }
                        _ => false,
                    },
                };
                assert!(
                    is_kept || is_reported || went_along,
                    "seed {seed}: {path} = {value:?} is nowhere; there is {there:?}\n{conflicts:#?}"
                );
            }
        }
    }
    assert!(reported as u64 > how_many() / 10, "{reported}");
}

/// Inserts comments and unknown keys of one person at random places.
fn with_comments(text: &str, who: &str, dice: &mut Dice) -> String {
    fn mark(who: &str, dice: &mut Dice) -> String {
        format!("{who}{}-{}", dice.below(100_000), dice.below(100_000))
    }
    fn table(table: &mut toml_edit::Table, who: &str, dice: &mut Dice) {
        let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
        for key in keys {
            if table.get(&key).is_some_and(toml_edit::Item::is_value) {
                if dice.one_in(9) {
                    let comment = format!("# {}\n", mark(who, dice));
                    table.key_mut(&key).unwrap().leaf_decor_mut().set_prefix(comment);
                }
                if dice.one_in(9) {
                    let comment = format!("  # {}", mark(who, dice));
                    table.get_mut(&key).unwrap().as_value_mut().unwrap().decor_mut().set_suffix(comment);
                }
            }
            match table.get_mut(&key).unwrap() {
                toml_edit::Item::Table(inner) => under(inner, who, dice),
                toml_edit::Item::ArrayOfTables(tables) => {
                    tables.iter_mut().for_each(|inner| under(inner, who, dice));
                }
                _ => {}
            }
        }
        if dice.one_in(9) {
            let key = if dice.one_in(2) { format!("x-{who}") } else { "x".to_owned() };
            let named = table.contains_key("id") || table.contains_key("title");
            if named {
                table.insert(&key, toml_edit::value(mark(who, dice)));
            }
        }
    }
    fn under(inner: &mut toml_edit::Table, who: &str, dice: &mut Dice) {
        if dice.one_in(6) && !inner.is_implicit() {
            inner.decor_mut().set_prefix(format!("\n# {}\n", mark(who, dice)));
        }
        table(inner, who, dice);
    }
    let mut document: toml_edit::DocumentMut = text.parse().unwrap();
    table(document.as_table_mut(), who, dice);
    if dice.one_in(3) {
        let mut own = toml_edit::Table::new();
        own.insert(&format!("{who}-key"), toml_edit::value(mark(who, dice)));
        own.insert("both", toml_edit::value(mark(who, dice)));
        document.insert("own", toml_edit::Item::Table(own));
    }
    if dice.one_in(3) {
        document.set_trailing(format!("# {}\n", mark(who, dice)));
    }
    document.to_string()
}

/// Returns the markers that one person inserted.
fn marks(text: &str, who: &str) -> Vec<String> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = text.split(|c| !word(c)).filter(|word| word.len() > 2);
    let digits = |word: &str| word.strip_prefix(who).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    words.filter(|word| digits(word) && word.contains('-')).map(str::to_owned).collect()
}

#[test]
fn comments_and_unknown_keys_are_merged() {
    for (seed, [base, ours, theirs]) in some_merges().take(how_many() as usize / 6) {
        let mut dice = Dice::new(seed);
        let was = with_comments(&text_of(&base), "w", &mut dice);
        let mut write = |document: &Deliberation, who: &str| {
            let text = opened(&was).render_text(document);
            if dice.one_in(5) { text } else { with_comments(&text, who, &mut dice) }
        };
        let (mine, other) = (write(&ours, "a"), write(&theirs, "b"));
        let merged = merge_texts(&was, &mine, &other)
            .unwrap_or_else(|error| unreachable!("seed {seed}: {error:?}\n{was}\n=======\n{mine}\n=======\n{other}"));
        let (edit, conflicts) = merge(&base, &ours, &theirs);
        let mut document = ours.clone();
        document.apply(&edit).unwrap();
        assert_eq!((&merged.document, &merged.conflicts), (&document, &conflicts));
        assert_eq!(parse_document(merged.text.as_bytes()).as_ref(), Ok(&document));
        let reported = format!("{:?}", merged.comment_conflicts);
        for mark in marks(&mine, "a").into_iter().chain(marks(&other, "b")) {
            assert!(
                merged.text.contains(&mark) || reported.contains(&mark),
                "seed {seed}: {mark} is lost\n{reported}\n{was}\n=======\n{mine}\n=======\n{other}\n=======\n{}",
                merged.text
            );
        }
        for mark in marks(&was, "w") {
            // If each side removes the pairs, or the fates of an option, that the other side kept, nothing is left of
            // them, and the comment at them is removed too.
            let option_of_fates = find_option_of_fates(&mine, &mark);
            let has_lost_fates = option_of_fates.is_some_and(|option| document.fates(&option).next().is_none());
            let is_removed = document.pairs().is_empty() || has_lost_fates;
            let is_kept = mine.contains(&mark) && other.contains(&mark) && !is_removed;
            assert!(!is_kept || merged.text.contains(&mark), "seed {seed}: {mark}");
        }
        for (alone, text, like) in [
            (merge_texts(&was, &mine, &was), "ours", &mine),
            (merge_texts(&mine, &mine, &mine), "all", &mine),
            (merge_texts(&was, &mine, &mine), "both", &mine),
        ] {
            let alone = alone.unwrap();
            assert_eq!(&alone.text, like, "seed {seed}: {text}");
            assert!(alone.comment_conflicts.is_empty(), "seed {seed}: {text} {:?}", alone.comment_conflicts);
        }
        let taken = merge_texts(&was, &was, &other).unwrap();
        assert_eq!(taken.document, theirs);
        assert_eq!(
            (taken.conflicts, taken.comment_conflicts),
            (vec![], vec![]),
            "seed {seed}\n{was}\n=======\n{other}"
        );
        let (mut here, mut there) = (marks(&taken.text, ""), marks(&other, ""));
        here.sort();
        there.sort();
        assert_eq!(here, there);
    }
}

/// Returns the id of the option whose fates have the comment `mark`.
fn find_option_of_fates(text: &str, mark: &str) -> Option<Id> {
    let at = text.lines().position(|line| line.starts_with("fate = ") && line.contains(mark))?;
    let above = text.lines().take(at).collect::<Vec<_>>().into_iter().rev();
    above.filter_map(|line| line.strip_prefix("id = \"")).find_map(|rest| Id::new(rest.split('"').next()?))
}
