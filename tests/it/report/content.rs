//! The content of reports, and the conditions under which each part is included.

use std::collections::BTreeSet;

use pesee::report::{AnonymousDeliberation, ReportSource, anonymize, build_document, render_markdown};
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

/// A deliberation that contains names in many spellings.
fn named() -> Deliberation {
    read(
        r#"format = 1
[deliberation]
id = "marie-tremblay-2026"
title = "Les comptes de Marie Tremblay"
question = "Que faire de @Marie_T, demande MARIE TREMBLAY? Et d'Élodie?"
client = "Clinique Lévesque"
language = "fr"
tags = ["marie tremblay", "lévesque"]
[[account]]
id = "marie-t"
platform = "Mastodon"
handle = "@marie_t@social.example"
note = "le mot de passe de marie_t est chez Tremblay; la clinique levesque le sait"
[[account]]
id = "firm"
handle = "https://x.example/levesque_qc"
[[option]]
id = "keep-marie-t"
name = "Garder le compte de Marie"
fate = { marie-t = "keep", firm = "keep" }
[[option]]
id = "close"
name = "Fermer levesque_qc"
fate = { marie-t = "keep", firm = "close" }
[[criterion]]
id = "peace"
name = "La paix d'E\u0301lodie"
weight = 3
[weighing]
later = 0.5
[[participant]]
id = "marie"
name = "Marie Tremblay"
[[participant]]
id = "elodie"
name = "Élodie"
seat = "employer"
[rating.marie.peace]
keep-marie-t = { value = 4, note = "Élodie et marie tremblay se marient; elodie le dit; la maison de mariette, rue Voisine" }
close = 1
[rating.elodie.peace]
keep-marie-t = 2
close = 1
[[decision]]
at = 2026-05-20T20:40:00-04:00
option = "keep-marie-t"
because = "Marie, Tremblay, Levesque"
[[step]]
id = "write-marie"
what = "Écrire à Marie-Tremblay et à Clinique Lévesque."
[[change]]
at = 2026-05-21T20:40:00-04:00
what = "rating.marie.peace.keep-marie-t"
from = 3
to = 4
"#,
    )
}

/// Lowercases a text and removes accents.
fn bare(text: &str) -> String {
    text.to_lowercase().replace(['é', 'è'], "e").replace('\u{301}', "")
}

#[test]
fn an_anonymous_report_contains_no_name() {
    let document = named();
    for revealed in [false, true] {
        let mut document = document.clone();
        if revealed {
            let edit = pesee_core::deliberation::Edit::set_typed(
                &document,
                pesee_core::deliberation::FieldPath::Head(pesee_core::deliberation::HeadField::Revealed),
                &super::moment(),
            );
            document.apply(&edit).unwrap();
        }
        let AnonymousDeliberation { document: anonymous, free_texts: kept_texts, .. } =
            anonymize(&document, UiLanguage::English);
        for (format, text) in Written::of(&anonymous).all() {
            let text = bare(text);
            for name in [
                "marie_t", "marie-t", "marie t", "tremblay", "levesque", "elodie", "clinique", "marie\"", "marie.",
                "marie ",
            ] {
                assert!(!text.contains(name), "{format} says {name}: {text}");
            }
        }
        let written = Written::of(&anonymous);
        for word in [
            "# Les comptes de personne A",
            "personne B",
            "compte 1",
            "la personne accompagnée",
            "**Identifiant :** compte 2",
        ] {
            let spaced = word.replace(" :", "\u{a0}:");
            assert!(written.markdown.contains(&spaced), "{spaced}: {}", written.markdown);
        }
        let notes: Vec<&str> = kept_texts.iter().map(|(_, text)| text.as_str()).collect();
        assert!(notes.contains(&"Écrire à personne A et à la personne accompagnée."), "{notes:?}");
        let rating = "personne B et personne A se marient; personne B le dit; la maison de mariette, rue Voisine";
        assert!(notes.contains(&rating), "{notes:?}");
        // Replacing the names does not change the figures.
        let [was, is] = [&document, &anonymous].map(Figures::without_draws);
        assert_eq!(was.ranking_unchecked().scores, is.ranking_unchecked().scores);
    }
}

/// A name that is also a common word is replaced only where it is a name. A short handle does not match inside words.
#[test]
fn names_are_replaced_as_words() {
    let document = read(
        r#"format = 1
[deliberation]
title = "Annabel, Anna and the bon mot"
language = "en"
[[account]]
id = "x"
handle = "@x"
note = "next to x and @x"
[[participant]]
id = "me"
name = "Anna"
[[participant]]
id = "jean"
name = "Jean Le Bon"
seat = "coach"
"#,
    );
    let anonymous = anonymize(&document, UiLanguage::English);
    assert_eq!(anonymous.document.head().title, "Annabel, person A and the bon mot");
    assert_eq!(anonymous.document.accounts()[0].note.as_deref(), Some("next to x and account 1"));
    assert!(anonymous.is_named_in("report for anna") && !anonymous.is_named_in("report for annabel"));
}

/// A deliberation with a marker in every text that a report keeps, and with Zoe, who is listed nowhere, in ids, platforms
/// and the log.
fn with_strangers() -> Deliberation {
    read(
        r#"format = 1
[deliberation]
id = "a"
title = "QQ0"
question = "QQ1"
template = "a template of Zoe"
language = "en"
[[account]]
id = "of-zoe"
platform = "Zoe's garden"
handle = "@x"
brought = "QQ2"
note = "QQ3; see zoe's garden"
[[account]]
id = "public"
platform = "Twitter"
[[account]]
id = "third"
platform = "LinkedIn of Zoe"
[[option]]
id = "ask-zoe"
name = "QQ4"
note = "QQ5"
[[option]]
id = "wait"
name = "Wait"
[[condition]]
id = "zoe-agrees"
question = "QQ6"
note = "QQ7"
[[criterion]]
id = "time-of-zoe"
name = "QQ8"
hint = "QQ9"
con = "QR0"
zero = "QR1"
pro = "QR2"
note = "QR3"
weight = 2
[rating.me.time-of-zoe]
ask-zoe = { value = 4, note = "QR4" }
wait = 1
[[decision]]
at = 2026-05-20T20:40:00-04:00
option = "ask-zoe"
because = "QR5"
expects = "QR6"
lift = "QR7"
obstacle = "QR8"
helper = "QR9"
premortem = "QS0"
[[step]]
id = "call-zoe"
what = "QS1"
[[tripwire]]
id = "zoe-leaves"
sign = "QS2"
then = "QS3"
[[review]]
at = 2026-06-20T20:40:00-04:00
note = "QS4"
[[visit]]
at = 2026-06-21T20:40:00-04:00
agreed = "QS5"
[[change]]
at = 2026-05-21T20:40:00-04:00
what = "option.ask-zoe.name"
from = "Zoe"
to = "Zoe too"
"#,
    )
}

#[test]
fn an_anonymous_report_lists_every_text_that_it_keeps() {
    let AnonymousDeliberation { document, free_texts, .. } = anonymize(&with_strangers(), UiLanguage::English);
    let kept: Vec<&str> = free_texts.iter().map(|(_, text)| text.as_str()).collect();
    let texts = |from: char, count: u32| (0..count).map(move |nth| format!("Q{from}{nth}"));
    for text in texts('Q', 10).chain(texts('R', 10)).chain(texts('S', 6)) {
        assert!(kept.iter().any(|known| known.starts_with(&text)), "{text}: {kept:?}");
    }
    // Platforms that anybody can join are kept, and others are replaced wherever they are repeated.
    let platforms: Vec<_> = document.accounts().iter().filter_map(|account| account.platform.as_deref()).collect();
    assert_eq!(platforms, ["platform 1", "Twitter", "LinkedIn"]);
    assert!(kept.contains(&"QQ3; see platform 1"), "{kept:?}");
    // Neither an id nor the log says a name, and neither does the name of a template.
    for (format, text) in Written::of(&document).all() {
        assert!(!text.to_lowercase().contains("zoe"), "{format}: {text}");
    }
}

/// Names in every spelling and script that people use, in every field that a report keeps.
#[test]
fn no_spelling_of_a_name_stays_in_an_anonymous_report() {
    let names = [
        // The name of the person, of the client, a handle, a platform; how a text writes each; what must be gone.
        (
            "marie tremblay",
            "clinique lévesque",
            "@m",
            "radio brume",
            "Marie; Lévesque; radio-brume",
            "Marie|vesque|brume",
        ),
        (
            "王小明",
            "שרה לוי",
            "m@clinique-x.ca",
            "X de Marie",
            "和王小明说; שרה; chez clinique-x.ca",
            "小明|שרה|clinique-x",
        ),
        (
            "Jean-Noël Roy",
            "Dr. O'Neil",
            "https://www.atelier-roy.example/jnr/?a=b",
            "Atelier",
            "JeanNoëlRoy, jean.noël.roy, Neil; www.atelier-roy.example/x; jnr",
            "jeanno|noel|neil|atelier-roy|jnr",
        ),
    ];
    for (person, client, handle, platform, said, gone) in names {
        let text = format!(
            r#"format = 1
[deliberation]
title = "T: {said}"
question = "Q: {said}"
client = "{client}"
created = 2026-05-01T09:00:00Z
tags = ["{said}"]
[[account]]
id = "a"
platform = "{platform}"
handle = "{handle}"
brought = "{said}"
note = "{said}"
[[option]]
id = "o"
name = "O: {said}"
note = "{said}"
[[condition]]
id = "c"
question = "{said}"
options = ["o"]
note = "{said}"
[[criterion]]
id = "k"
name = "K: {said}"
hint = "{said}"
con = "{said}"
zero = "{said}"
pro = "{said}"
note = "{said}"
weight = 3
[[participant]]
id = "p"
name = "{person}"
[rating.p.k]
o = {{ value = 3, note = "{said}" }}
[[decision]]
at = 2026-05-20T20:40:00-04:00
option = "o"
because = "{said}"
expects = "{said}"
lift = "{said}"
obstacle = "{said}"
helper = "{said}"
premortem = "{said}"
[[step]]
id = "s"
what = "{said}"
by = 2026-06-20
[[tripwire]]
id = "w"
sign = "{said}"
then = "{said}"
look_on = 2026-06-20
[[review]]
at = 2026-06-20T20:40:00-04:00
note = "{said}"
[[visit]]
at = 2026-06-21T20:40:00-04:00
agreed = "{said}"
[private]
notes = "{said}"
"#
        );
        let document = read(&text);
        for format in pesee::messages::ReportFormat::ALL {
            let request =
                pesee::messages::ReportRequest { is_anonymous: true, ..pesee::messages::ReportRequest::new(format) };
            let locale = pesee::text::Locale::new(UiLanguage::French);
            let made = pesee::report::render(&document, request, None, &locale, super::moment()).unwrap();
            for word in gone.split('|') {
                assert!(!bare(&made.text).contains(&bare(word)), "{format:?} says {word}: {}", made.text);
            }
        }
    }
}

/// The deliberation at the limits of a file takes no longer than its size: each text is read once, however many names
/// there are.
#[test]
fn anonymizing_many_names_and_long_texts_replaces_each() {
    let mut text = "format = 1\n[deliberation]\ntitle = \"t\"\n".to_owned();
    for at in 0..3_000 {
        text.push_str(&format!("[[account]]\nid = \"a{at}\"\nplatform = \"P{at} site\"\nhandle = \"@hand{at}\"\n"));
    }
    for at in 0..100 {
        let long = (0..300).map(|nth| format!("N{at}x{nth}")).collect::<Vec<_>>().join(" ");
        text.push_str(&format!("[[participant]]\nid = \"p{at}\"\nname = \"{long}\"\n"));
    }
    for at in 0..10 {
        let long = (0..2_500).map(|nth| format!("hand{} N{at}x{} ", nth + at, nth % 300)).collect::<String>();
        text.push_str(&format!("[[step]]\nid = \"s{at}\"\nwhat = \"{long}\"\n"));
    }
    let anonymous = anonymize(&read(&text), UiLanguage::English).document;
    for step in anonymous.steps() {
        let what = step.what.as_str();
        assert!(!what.contains('x') && !what.contains("hand"), "{what}");
    }
    assert_eq!(anonymous.accounts()[2_999].platform.as_deref(), Some("platform 3,000"));
}

#[test]
fn the_texts_of_a_template_are_not_listed() {
    let template = pesee::walk::find_template("two-accounts").unwrap();
    for language in [Language::En, Language::Fr] {
        let document = read(&template.text(language).replacen("name = \"", "name = \"Paul and ", 1));
        let kept = anonymize(&document, UiLanguage::English).free_texts;
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert!(kept[0].1.starts_with("Paul"));
    }
}
