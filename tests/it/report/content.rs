//! The content of reports, and the conditions under which each part is included.

use std::collections::BTreeSet;

use pesee::report::{ReportSource, anonymize, build_document, render_markdown};
use pesee::text::{Language as UiLanguage, number};
use pesee_core::deliberation::{Audience, Deliberation, Language, view};
use pesee_core::method::{Figures, reveal_ranking};

use crate::common::snapshots::assert_snapshot;

use super::{Written, example, file, hostile, moment, opened, read};

/// Puts each HTML element on a line of its own, to make snapshot differences readable.
fn in_lines(html: &str) -> String {
    let (head, body) = html.split_once("<style>").unwrap();
    let (_, body) = body.rsplit_once("</style>").unwrap();
    [head, body].concat().replace("><", ">\n<")
}

#[test]
fn the_report_of_the_example_in_every_format() {
    for language in [Language::En, Language::Fr] {
        let written = Written::of(&read(&example(language)));
        let name = language.as_str();
        assert_snapshot!(format!("report/example.{name}.md"), &written.markdown);
        assert_snapshot!(format!("report/example.{name}.csv"), &written.csv);
        assert_snapshot!(format!("report/example.{name}.svg"), in_lines(&written.svg));
        assert_snapshot!(format!("report/example.{name}.html"), in_lines(&written.html));
    }
}

/// A short report is one page, and feelings, confidence and the imagined failure are in the complete report only.
#[test]
fn a_short_report_has_the_choice_the_changes_and_the_steps() {
    for (language, hidden) in [
        (Language::En, ["How sure", "What could go wrong", "At first", "Marie's first feeling", "## Accounts"]),
        (
            Language::Fr,
            ["À quel point c'est sûr", "Ce qui pourrait mal tourner", "Au départ", "## Comptes", "## Options"],
        ),
    ] {
        let document = read(&example(language));
        let source = ReportSource::new(&document, UiLanguage::English, moment());
        let short = render_markdown(&build_document(&source.shortened()));
        let complete = Written::of(&document).markdown;
        assert!(hidden.iter().any(|text| complete.contains(text)), "the complete report has more");
        assert!(!hidden.iter().any(|text| short.contains(text)), "{short}");
        let decision = document.decisions().last().unwrap();
        let places = [decision.because.as_deref().unwrap(), &document.steps()[0].what, "## Verdict"];
        let places = places.map(|text| short.find(text).unwrap_or_else(|| panic!("{text} is not in {short}")));
        assert!(places.is_sorted(), "the choice, then the steps, then the verdict: {places:?}");
        assert!(short.lines().count() < 60, "{short}");
    }
}

#[test]
fn reports_of_unfinished_sealed_and_opened_deliberations() {
    assert_snapshot!("report/unfinished.md", Written::of(&read(&file("two-accounts"))).markdown);
    assert_snapshot!("report/sealed.md", Written::of(&read(&file("two-seats"))).markdown);
    assert_snapshot!("report/opened.md", Written::of(&read(&opened())).markdown);
    assert_snapshot!("report/opened.csv", Written::of(&read(&opened())).csv);
    assert_snapshot!("report/unfinished.svg", in_lines(&Written::of(&read(&file("two-accounts"))).svg));
}

#[test]
fn a_report_escapes_hostile_text() {
    let written = Written::of(&hostile());
    assert_snapshot!("report/hostile.md", &written.markdown);
    assert_snapshot!("report/hostile.html", in_lines(&written.html));
    assert_snapshot!("report/hostile.csv", &written.csv);
}

/// A report uses the language of the deliberation. Without one, the report uses the language of the reader.
#[test]
fn a_report_is_in_the_language_of_the_deliberation() {
    let french = read(&example(Language::Fr));
    assert!(Written::for_reader(&french, UiLanguage::English).markdown.contains("## Le choix"));
    let none = read(&example(Language::En).replace("language = \"en\"\n", ""));
    assert!(Written::for_reader(&none, UiLanguage::French).markdown.contains("## Le choix"));
    assert!(Written::for_reader(&none, UiLanguage::English).markdown.contains("## The choice"));
}

/// Returns every formatted number of the ranking.
fn figures(document: &Deliberation) -> BTreeSet<String> {
    let figures = Figures::without_draws(&view(document, &Audience::Author));
    assert!(reveal_ranking(document, &figures).is_err());
    let ranking = figures.ranking_unchecked();
    let scores = ranking.scores.iter().flat_map(|score| [score.score, score.low, score.high, score.pros, score.cons]);
    let mut texts: BTreeSet<String> = BTreeSet::new();
    for value in scores.chain(scores_of_people(ranking)) {
        for decimals in 1..4 {
            for language in [UiLanguage::English, UiLanguage::French] {
                texts.insert(number::format(language, value, decimals).to_string());
                texts.insert(number::format_signed(language, value, decimals).to_string());
            }
        }
        texts.insert(value.to_string());
    }
    // Numbers without decimals can also occur as answers.
    texts.retain(|text| text.contains(['.', ',']) && !text.trim_end_matches('0').ends_with(['.', ',']));
    texts
}

fn scores_of_people(ranking: &pesee_core::method::Ranking) -> Vec<f64> {
    ranking.group.iter().flat_map(|people| &people.people).flat_map(|own| own.scores.clone()).collect()
}

/// Returns the numbers in a text.
fn numbers(text: &str) -> BTreeSet<String> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '−' | '+' | '-');
    let words = text.split(|c: char| !is_of_number(c)).map(|word| word.trim_matches(['.', ',']));
    words.filter(|word| word.contains(['.', ','])).map(str::to_owned).collect()
}

#[test]
fn no_format_ranks_before_the_verdict() {
    let decided = example(Language::En).replace("\nkeep-both = 1\n", "\n");
    let unrevealed = file("employes-sur-twitter");
    for (name, text) in [
        ("unfinished", file("two-accounts")),
        ("decided, then opened", decided),
        ("sealed", unrevealed),
        ("seats", file("two-seats")),
    ] {
        let document = read(&text);
        // Numbers that are answers may occur in the report.
        let ranked = &figures(&document) - &numbers(&text);
        let written = Written::of(&document);
        for (format, text) in written.all() {
            // Lengths in a picture are not answers.
            let text = match format {
                "svg" => words_of(text),
                "html" => words_of(text.strip_prefix("<!DOCTYPE html>\n").unwrap()),
                _ => text.to_owned(),
            };
            let shown: Vec<_> = numbers(&text).intersection(&ranked).cloned().collect();
            assert!(shown.is_empty(), "{name}, {format}: {shown:?}");
            for word in ["leader", "\"rank\"", "\"figures\": {", "ahead", "nettement", "de peu", "leaned"] {
                assert!(!text.contains(word), "{name}, {format}: {word}");
            }
            // The options have the order of the file.
            let places: Vec<usize> =
                document.options().iter().filter_map(|option| text.find(option.name.as_str())).collect();
            assert!(
                format == "json" || places.len() == document.options().len() || text.contains(&missing(&written)),
                "{name}, {format}"
            );
            assert!(places.is_sorted(), "{name}, {format}: {places:?}");
        }
        assert!(written.json.contains("\"missing\": \""), "{name}");
        let drawn = |text: &str| text.contains("figcaption>") || text.contains("<rect class=\"pro");
        assert!(!drawn(&written.html) && !drawn(&written.svg), "{name}");
    }
}

fn missing(written: &Written) -> String {
    let json: serde_json::Value = serde_json::from_str(&written.json).unwrap();
    json["missing"].as_str().unwrap().split(' ').take(2).collect::<Vec<_>>().join(" ")
}

fn words_of(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|node| node.is_text() && !node.parent().unwrap().has_tag_name("style"));
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().join("\n")
}

/// Puts a unique marker into every private field and every sealed answer.
#[test]
fn no_format_contains_private_or_sealed_text() {
    const MARK: &str = "zqx";
    let private = "\n[private]\nnotes = \"zqx\"\n[private.criterion]\nnetwork = \"zqx\"\n[private.visit]\n\"2026-05-20T20:05:00-04:00\" = \"zqx\"\n\
                   [[change]]\nat = 2026-09-20T22:05:00-04:00\nwhat = \"private.notes\"\nfrom = \"zqx\"\nto = \"zqx zqx\"\n\
                   [[change]]\nat = 2026-09-21T22:05:00-04:00\nwhat = \"zqx\"\nfrom = \"zqx\"\n";
    let one = [&example(Language::En), private].concat();
    let sealed = file("two-seats")
        .replace("keep = 4", "keep = { value = 4, note = \"zqx\" }")
        .replace("peace = 3", "peace = 3.7531")
        + "\n[[change]]\nat = 2026-09-20T22:05:00-04:00\nwhat = \"rating.anna.reach.keep\"\nfrom = 3.7531\n";
    for text in [one, sealed] {
        let document = read(&text);
        for document in [document.clone(), anonymize(&document, UiLanguage::English).document] {
            for (format, text) in Written::of(&document).all() {
                assert!(!text.contains(MARK) && !text.contains("3.7531"), "{format}: {text}");
            }
        }
    }
}

/// Weights that were given before the second person joined are sealed too. After the reveal, the report has everything.
#[test]
fn shared_weights_are_sealed_with_the_rest() {
    let sealed = file("two-seats").replacen("weight = 5", "weight = 3.7531\nrank = 1", 1);
    let opened = sealed.replacen("[deliberation]\n", "[deliberation]\nrevealed = 2026-11-20T09:00:00-05:00\n", 1);
    for (format, text) in Written::of(&read(&sealed)).all() {
        assert!(!text.contains("3.7531") && !text.contains("3.75"), "{format}");
    }
    let open = Written::of(&read(&opened));
    assert!(open.markdown.contains("3.75") && open.json.contains("3.7531"));
    assert!(open.json.contains("\"keep\": 4") && !Written::of(&read(&sealed)).json.contains("\"keep\": 4"));
}
