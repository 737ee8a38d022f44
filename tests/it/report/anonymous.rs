//! Anonymous reports: neutral words replace the names that a deliberation lists, and the other texts are listed.

use pesee::report::{AnonymousDeliberation, anonymize};
use pesee::text::Language as UiLanguage;
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, HeadField, Language};
use pesee_core::method::Figures;

use super::{Written, moment, read};

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
pub(super) fn bare(text: &str) -> String {
    text.to_lowercase().replace(['é', 'è'], "e").replace('\u{301}', "")
}

#[test]
fn an_anonymous_report_contains_no_name() {
    let document = named();
    for revealed in [false, true] {
        let mut document = document.clone();
        if revealed {
            let edit = Edit::set_typed(&document, FieldPath::Head(HeadField::Revealed), &moment());
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

/// A deliberation with a marker in every text that a report keeps, and with Zoe, who is listed nowhere, in ids,
/// platforms and the log.
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

/// As many names and as long texts as a file can have. Each text is read once, however many names there are.
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
