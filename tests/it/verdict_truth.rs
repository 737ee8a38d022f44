//! Every sentence about the verdict is true for every document for which it is shown (METHOD.md §12). The tests turn
//! each sentence back into a claim, and compare the claim with the simple computation of the figures.

#[path = "../../src/core/tests/support/edges.rs"]
#[allow(clippy::needless_range_loop, reason = "the loops go over several lists at the same time")]
mod edges;
mod judge;
#[path = "../../src/core/tests/support/naive/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    clippy::needless_range_loop,
    reason = "the tests of the core crate use the rest of this module"
)]
mod naive;
mod sentence;
#[path = "../../src/core/tests/support/shrink.rs"]
mod shrink;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Mutex;

use pesee::phrases;
use pesee::report::{ReportSource, build_document, render_markdown};
use pesee::text::{ISOLATE, ISOLATE_END, Language, Locale};
use pesee_core::deliberation::*;
use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};

use crate::common::made_up::Dice;
use crate::common::seeds::{each_seed, few_or_many};
use crate::common::{TestApp, moment};
use crate::plain::run_lines;
use judge::{Judge, Judgement, accept_any};
use sentence::{Claim, Grammar};

const OPTIONS: [&str; 5] = ["Alder", "Birch", "Cedar", "Dogwood", "Elm"];
const CRITERIA: [&str; 5] = ["Money", "Peace", "Reach", "Time", "Trust"];
const PEOPLE: [&str; 3] = ["Ann", "Ben", "Cyd"];
const QUESTIONS: [&str; 2] = ["Is it legal?", "Is it safe?"];

/// Returns a document of the generator with names that are never part of each other, and with more edges: answers that
/// rest on a feeling or an estimate, small differences of weights and ratings, and the lens near an end.
fn document(seed: u64) -> Deliberation {
    let base = edges::at_the_edge(seed);
    let dice = &mut Dice::new(seed.wrapping_add(1 << 41));
    let mut builder = Builder::from_document(&base);
    let text = |text: &str| Some(FieldValue::Text(text.to_owned()));
    for (option, name) in base.options().iter().zip(OPTIONS) {
        builder.set(FieldPath::Option(option.id.clone(), AlternativeField::Name), text(name)).unwrap();
    }
    for (condition, name) in base.conditions().iter().zip(QUESTIONS) {
        builder.set(FieldPath::Condition(condition.id.clone(), ConditionField::Question), text(name)).unwrap();
    }
    for (person, name) in base.participants().iter().zip(PEOPLE) {
        builder.set(FieldPath::Participant(person.id.clone(), ParticipantField::Name), text(name)).unwrap();
    }
    let (small_weights, small_ratings) = (dice.one_in(6), dice.one_in(5));
    for (criterion, name) in base.criteria().iter().zip(CRITERIA) {
        builder.set(FieldPath::Criterion(criterion.id.clone(), CriterionField::Name), text(name)).unwrap();
        let size = *dice.pick(&[1.0, 1e-2, 1e-4, 1e-6]);
        if let Some(weight) = criterion.weight.filter(|_| small_weights) {
            let path = FieldPath::Criterion(criterion.id.clone(), CriterionField::Weight);
            builder.set(path, Some(FieldValue::Number(weight.get() * size))).unwrap();
        }
    }
    if dice.one_in(8) {
        builder.weighing_mut().later = Lens::new(*dice.pick(&[0.004, 0.1, 0.3, 0.9, 0.996]));
    }
    let mut people: Vec<Id> = base.participants().iter().map(|person| person.id.clone()).collect();
    people.push(Id::me());
    for person in people {
        for (criterion, row) in base.ratings(&person).into_iter().flatten() {
            for (option, rating) in row {
                let mut rating = rating.clone();
                if small_ratings && rating.is_exact() {
                    let step = *dice.pick(&[1.0, 0.1, 0.01]);
                    rating = Rating::exact((rating.value() * step * 1e4).round() / 1e4).unwrap();
                }
                let basis = if dice.one_in(9) { Some(*dice.pick(Basis::ALL)) } else { None };
                let path = FieldPath::Rating(person.clone(), criterion.clone(), option.clone());
                builder.set_typed(path, rating.with_basis(basis));
            }
        }
    }
    let (mut document, unsound) = builder.finish();
    assert!(unsound.is_empty(), "seed {seed}: {unsound:?}");
    if dice.one_in(200) {
        for option in base.options() {
            let removal = Edit::remove_option(&document, &option.id);
            document.apply(&removal).unwrap();
        }
    }
    document
}

/// The messages of the sentences of a verdict.
const VERDICT: &[&str] = &[
    "verdict-clear",
    "verdict-clear-on-guesses",
    "verdict-fragile",
    "verdict-fragile-on-guesses",
    "verdict-fragile-people",
    "verdict-fragile-final",
    "verdict-try-first",
    "verdict-no-trial",
    "verdict-cannot-be-undone",
    "verdict-final-not-sure",
    "verdict-least-bad",
    "verdict-all-more-against",
    "verdict-more-against",
    "verdict-tie",
    "verdict-tie-final",
    "verdict-tie-least-bad",
    "verdict-only",
    "verdict-only-listed",
    "verdict-only-if",
    "verdict-only-if-none",
    "verdict-ruled-out-by",
    "verdict-if-condition",
    "verdict-condition-not-sure",
    "verdict-warned",
    "verdict-weights",
    "verdict-weights-close",
    "verdict-step-raise",
    "verdict-step-lower",
    "verdict-lens",
    "verdict-overlap",
    "verdict-find-out",
    "verdict-find-out-tie",
    "verdict-order",
    "verdict-ranges",
    "verdict-better-on-everything",
    "verdict-missing",
    "verdict-uncertain",
    "verdict-rest-on-feeling",
    "verdict-rest-on-estimate",
    "verdict-rest-on-both",
    // The clauses of this message are read one by one. It could be any sentence, so it comes last.
    "verdict-people",
];

const WITHHELD: &[&str] = &[
    "verdict-no-options",
    "verdict-all-ruled-out",
    "verdict-nothing-rated",
    "verdict-no-weights",
    "verdict-weights-incomplete",
    "verdict-weights-all-zero",
    "verdict-no-weights-at-lens",
    "verdict-no-voice",
    "verdict-unfinished",
];

/// The messages of the other lines about a verdict.
const OTHERS: &[&str] = &[
    "verdict-wins-of",
    "verdict-wins-ranges",
    "verdict-stable",
    "verdict-leads-for-all",
    "verdict-leads-for",
    "verdict-leads-for-so-far",
    "verdict-leads-for-none",
    "verdict-row",
    "verdict-row-ruled-out",
    "verdict-without",
    "verdict-for-option-to-lead",
    "verdict-condition-needed",
    "verdict-lens-needed",
    "verdict-nothing-single",
];

/// The messages of the draft of the reason for a choice.
const DRAFT: &[&str] =
    &["question-draft-heaviest", "question-draft-con", "question-draft-think-again", "question-draft-other-leads"];

const RESTRICTIONS: &[&str] = &["verdict-cannot-be-undone", "verdict-only-if", "verdict-warned"];

/// The sentences of one document in one language, with what they have to be.
struct Reader<'a> {
    grammar: &'a Grammar,
    judge: &'a Judge<'a>,
    wrong: Vec<String>,
    /// The messages that occurred.
    seen: BTreeSet<String>,
}

impl Reader<'_> {
    fn note(&mut self, text: &str, judgement: Judgement) {
        if let Err(why) = judgement {
            self.wrong.push(format!("{text}\n    → {why}"));
        }
        let digits = if self.grammar.language == Language::English { "0.0 point" } else { "0,0 point" };
        if text.contains(digits) {
            self.wrong.push(format!("{text}\n    → a figure of no points"));
        }
    }

    /// Judges a sentence that is one of these messages. `about` is the option that it is about.
    fn judge_sentence(&mut self, ids: &[&str], text: &str, about: Option<usize>) {
        let (all, people): (Vec<&str>, Vec<&str>) = ids.iter().partition(|id| **id != "verdict-people");
        let mut readings = self.grammar.read(&all, text);
        if readings.is_empty() {
            readings = self.grammar.read(&people, text);
        }
        self.judge_readings(text, readings.iter().map(std::slice::from_ref), about);
    }

    /// Judges a text that consists of these messages.
    fn judge_sentences(&mut self, ids: &[&str], text: &str, about: Option<usize>) {
        let readings = self.grammar.read_all(ids, text);
        self.judge_readings(text, readings.iter().map(Vec::as_slice), about);
    }

    fn judge_readings<'a>(
        &mut self,
        text: &str,
        readings: impl Iterator<Item = &'a [Claim]> + Clone,
        about: Option<usize>,
    ) {
        if readings.clone().next().is_none() {
            self.note(text, Err("no message gives this sentence".to_owned()));
            return;
        }
        let check =
            |reading: &[Claim]| reading.iter().try_for_each(|claim| self.judge.check(self.grammar, claim, about));
        let judged: Vec<(&[Claim], Judgement)> = readings.map(|reading| (reading, check(reading))).collect();
        let accepted = judged.iter().filter(|(_, judgement)| judgement.is_ok()).flat_map(|(reading, _)| *reading);
        self.seen.extend(accepted.map(|claim| claim.id.clone()));
        self.note(text, accept_any(judged.into_iter().map(|(_, judgement)| judgement)));
    }
}

thread_local! {
    /// The messages are parsed once in each thread.
    static LOCALES: [Locale; 2] = LANGUAGES.map(Locale::new);
}

/// Returns the sentences of a document that are wrong, in both languages, and the messages that occurred.
fn find_wrong_sentences(document: &Deliberation, grammars: &[Grammar; 2]) -> (Vec<String>, BTreeSet<String>) {
    let figures = Figures::with_draws(document, 2_000);
    let Some(judge) = Judge::new(document, &figures) else { return Default::default() };
    LOCALES.with(|locales| {
        let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
        for (grammar, locale) in grammars.iter().zip(locales) {
            let mut reader = Reader { grammar, judge: &judge, wrong: Vec::new(), seen: BTreeSet::new() };
            read_sentences(document, &figures, locale, &mut reader);
            wrong.extend(reader.wrong);
            seen.extend(reader.seen);
        }
        (wrong, seen)
    })
}

/// Judges every sentence of a document in one language.
fn read_sentences(document: &Deliberation, figures: &Figures, locale: &Locale, reader: &mut Reader<'_>) {
    let (judge, grammar) = (reader.judge, reader.grammar);
    match reveal_ranking(document, figures) {
        Err(reason) => {
            let text = phrases::withheld_reason(locale, document, &reason);
            reader.judge_sentence(WITHHELD, text.as_str(), None);
        }
        Ok(ranking) => {
            let verdict = phrases::verdict(locale, document, figures, ranking);
            if verdict.summary.len() > 3 {
                reader.wrong.push(format!("{} sentences in the summary", verdict.summary.len()));
            }
            for text in verdict.sentences() {
                reader.judge_sentence(VERDICT, text.as_str(), judge.leader);
            }
            for ids in judge.required_messages() {
                if !ids.iter().any(|id| reader.seen.contains(*id)) {
                    reader.wrong.push(format!("no sentence of {ids:?} in {verdict:#?}"));
                }
            }
            for text in phrases::leader_win_shares(locale, document, figures, ranking) {
                reader.judge_sentences(&["verdict-wins-of", "verdict-wins-ranges"], text.as_str(), None);
            }
            for text in phrases::stability_lines(locale, document, figures, ranking) {
                reader.judge_sentence(&["verdict-stable"], text.as_str(), None);
            }
            for text in phrases::leaders_by_person(locale, document, figures, ranking) {
                let ids = [
                    "verdict-leads-for-all",
                    "verdict-leads-for",
                    "verdict-leads-for-so-far",
                    "verdict-leads-for-none",
                ];
                reader.judge_sentence(&ids, text.as_str(), None);
            }
            let by_rank = ranking.options_by_rank();
            for (i, text) in by_rank.iter().zip(phrases::ranking_lines(locale, document, figures, ranking)) {
                let ids: Vec<&str> =
                    ["verdict-row", "verdict-row-ruled-out"].iter().chain(RESTRICTIONS).copied().collect();
                reader.judge_sentences(&ids, text.as_str(), Some(*i));
            }
            let page = phrases::required_changes_page(locale, document, figures, ranking);
            for changes in &page.options {
                let headings = grammar.read(&["verdict-for-option-to-lead"], changes.heading.as_str());
                let about = headings.iter().find_map(|heading| judge.option(heading.arg("option")).ok()).unwrap();
                reader.judge_sentence(&["verdict-for-option-to-lead"], changes.heading.as_str(), None);
                for text in &changes.sentences {
                    let ids = [
                        "verdict-weights",
                        "verdict-weights-close",
                        "verdict-step-raise",
                        "verdict-step-lower",
                        "verdict-lens-needed",
                        "verdict-condition-needed",
                        "verdict-nothing-single",
                    ];
                    reader.judge_sentence(&ids, text.as_str(), Some(about));
                }
                for [kind, change] in &changes.rows {
                    let judgement = judge.check_change_row(grammar, [kind.as_str(), change.as_str()], about);
                    reader.note(&format!("{kind}: {change}"), judgement);
                }
            }
            for [criterion, result] in &page.criteria {
                let judgement = judge.check_hinge(grammar, criterion.as_str(), result.as_str());
                reader.note(&format!("{criterion}: {result}"), judgement);
            }
            for text in &page.criteria_sentences {
                reader.judge_sentence(&["verdict-without"], text.as_str(), None);
            }
        }
    }
    for (i, option) in document.options().iter().enumerate() {
        if let Some(draft) = phrases::reason_draft(locale, document, figures, &option.id) {
            let (name, sentences) = draft.as_str().split_once(':').unwrap();
            let judgement =
                if name.trim_end() == option.name { Ok(()) } else { Err("it names another option".to_owned()) };
            reader.note(draft.as_str(), judgement);
            reader.judge_sentences(DRAFT, sentences.trim_start(), Some(i));
        }
        for text in phrases::choice_notes(locale, document, figures, &option.id) {
            let ids = ["verdict-row-ruled-out", "verdict-try-first", "verdict-only-if", "verdict-warned"];
            reader.judge_sentence(&ids, text.as_str(), Some(i));
        }
    }
}

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

#[test]
fn every_sentence_about_the_verdict_is_true() {
    let grammars = LANGUAGES.map(Grammar::load);
    let seen: Mutex<BTreeMap<String, u64>> = Mutex::default();
    each_seed("verdict sentences", few_or_many(2_000, 60_000), |seed| {
        let document = document(seed);
        let (wrong, occurred) = find_wrong_sentences(&document, &grammars);
        if !wrong.is_empty() {
            let check = |document: &Deliberation| {
                let (wrong, _) = find_wrong_sentences(document, &grammars);
                if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
            };
            let small = shrink::shrink(document, &check);
            panic!("{}\n{}", check(&small).unwrap_err(), shrink::describe(&small));
        }
        for id in occurred {
            *seen.lock().unwrap().entry(id).or_default() += 1;
        }
    });
    // A message that never occurs is not tested.
    let seen = seen.into_inner().unwrap();
    let ids = VERDICT.iter().chain(WITHHELD).chain(OTHERS).chain(DRAFT);
    let never: Vec<&&str> = ids.filter(|id| !seen.contains_key(**id)).collect();
    assert!(never.is_empty(), "{never:?} never occurred: {seen:#?}");
}

/// Returns what the four front ends that show a verdict say, each with its name: the screen, the lines, the report and
/// the command.
fn read_front_ends(document: &Deliberation, language: Language) -> [(&'static str, String); 4] {
    let text = pesee::store::render_new_file(document).unwrap();
    let screen = TestApp::on_file(language, "a.toml", &text).press("v").screen();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, &text).unwrap();
    let lines = run_lines(language, &path, ":verdict\n:quit\n");
    let report = render_markdown(&build_document(&ReportSource::new(document, language, moment())));
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(["score", "--lang", language.tag()]).arg(&path).env_clear().env("HOME", folder.path());
    let score = String::from_utf8(command.output().unwrap().stdout).unwrap();
    [("screen", screen), ("lines", lines), ("report", report), ("score", score)].map(|(name, said)| {
        // Lines may be broken anywhere, a report isolates names, and Markdown escapes some characters.
        let plain = said.replace([ISOLATE, ISOLATE_END, '\\'], "");
        (name, plain.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" "))
    })
}

/// Returns how a sentence calls an option clearly ahead.
fn words_for_clearly_ahead(locale: &Locale, option: &Alternative) -> Vec<String> {
    let name = pesee::text::SafeText::sanitize(&option.name);
    let least_bad = |certainty: &'static str| {
        let sentence =
            pesee::t!(locale, "verdict-least-bad", option = &name, certainty = certainty, ruled_out = 0_usize);
        sentence.as_str().split_once(':').unwrap().0.trim_end().to_owned()
    };
    let mut clear = pesee::t!(locale, "verdict-clear", option = &name).to_string();
    clear.pop();
    vec![clear, least_bad("clear"), least_bad("guesses")]
}

/// The screen has the size 80×24.
#[test]
fn every_front_end_shows_the_headline_and_that_an_option_cannot_be_undone() {
    let (mut shown, mut final_and_clear) = (0, 0);
    for seed in 0.. {
        let document = document(seed);
        let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
        let Ok(ranking) = reveal_ranking(&document, &figures) else { continue };
        let is_due = figures.verdict().outcome == Outcome::Clear && ranking.is_leader_final;
        // A clear verdict for an option that cannot be undone is rare, and it is what this test is about.
        if shown >= few_or_many(12, 60) && !is_due {
            continue;
        }
        (shown, final_and_clear) = (shown + 1, final_and_clear + u64::from(is_due));
        for language in LANGUAGES {
            let locale = Locale::new(language);
            let headline = phrases::verdict(&locale, &document, &figures, ranking).headline;
            for (front_end, said) in read_front_ends(&document, language) {
                assert!(said.contains(headline.as_str()), "seed {seed}, {front_end}: no {headline} in {said}");
                for option in document.options() {
                    let name = pesee::text::SafeText::sanitize(&option.name);
                    let is_final = figures.matrix().options.iter().any(|o| o.id == option.id && o.is_final);
                    let warning = pesee::t!(locale, "verdict-cannot-be-undone", option = name);
                    let calls_clear = words_for_clearly_ahead(&locale, option).iter().any(|words| said.contains(words));
                    let is_warned = said.contains(warning.as_str());
                    assert!(!is_final || !calls_clear || is_warned, "seed {seed}, {front_end}: {said}");
                }
            }
        }
        if final_and_clear >= few_or_many(4, 20) && shown >= few_or_many(12, 60) {
            break;
        }
    }
}
