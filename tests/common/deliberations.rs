//! Deliberations for the tests: the files in `tests/files`, one deliberation in several states, and a coach's library.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use pesee::text::Language as UiLanguage;
use pesee_core::deliberation::{Deliberation, Id, Language, Rating};

/// Returns the current time of all tests.
pub fn moment() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap()
}

/// Reads a file from `tests/files`.
pub fn given(name: &str) -> String {
    std::fs::read_to_string(Path::new("tests/files").join(name)).unwrap()
}

/// Returns a deliberation in `language` that was decided half a year ago and is due for a review. It differs from the
/// example, so that the example can change without the tests.
pub fn decided(language: Language) -> String {
    given(&format!("decided.{}.toml", language.as_str()))
}

/// Returns the English deliberation of `decided` with every answer given and no decision.
pub fn finished() -> String {
    answered(Language::En)
}

/// Returns the deliberation of `decided` with every answer given and no decision.
pub fn answered(language: Language) -> String {
    without_decision(&decided(language))
}

/// Returns a decided deliberation as it was before the decision.
pub fn without_decision(text: &str) -> String {
    let (before, _) = text.split_once("\n[[decision]]").unwrap();
    let is_kept =
        |line: &&str| !["created", "updated", "verdict_seen", "review_on"].iter().any(|key| line.starts_with(key));
    let lines: Vec<&str> = before.lines().filter(is_kept).collect();
    lines.join("\n").replace("\"decided\"", "\"open\"") + "\n"
}

/// Returns the deliberation language that corresponds to a language of the interface.
pub fn spoken(language: UiLanguage) -> Language {
    pesee::phrases::file_language(language)
}

/// Writes a coach's library: deliberations of three fictitious clients, one without a client, and one unreadable file.
pub fn shelved(folder: &Path, language: UiLanguage) {
    let open = answered(spoken(language));
    let decided = decided(spoken(language));
    let open = |title: &str, head: &str, tail: &str| retitled(&open, title, head) + tail;
    let agreed = |day: &str, minutes: u32, text: &str| {
        format!("\n[[visit]]\nat = {day}T10:00:00-05:00\nminutes = {minutes}\nagreed = \"{text}\"\n")
    };
    let ana = "client = \"Ana Exemple\"\n";
    let files = [
        ("1", retitled(&decided, "The choir's account", &format!("{ana}created = 2026-03-02T09:00:00-05:00\n"))),
        (
            "2",
            open(
                "Évenings, mine or theirs",
                &format!("{ana}created = 2026-10-01T09:00:00-05:00\nreview_on = 2026-11-23\n"),
                &(agreed("2026-10-01", 50, "She counts her evenings for a week.")
                    + &agreed("2026-11-12", 45, "She tells the choir first.")),
            ),
        ),
        ("3", open("The bakery speaks", "client = \"Émile Inventé\"\nupdated = 2026-11-20T09:00:00-05:00\n", "")),
        (
            "4",
            open(
                "A newsletter or nothing",
                "client = \"Zoé Imaginaire\"\nupdated = 2026-11-02T09:00:00-05:00\n",
                "\n[private]\nnotes = \"\"\"\nTired of the\nchoir, it seems.\n\"\"\"\n",
            ),
        ),
        ("5", open("The old page", "client = \"Zoé Imaginaire\"\narchived = true\n", "")),
        ("6", open("My own", "updated = 2026-11-21T09:00:00-05:00\n", "")),
        ("7", "format = 1\n[deliberation]\ntitle = 3\n".to_owned()),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(format!("{name}.toml")), text).unwrap();
    }
}

/// Replaces the title of a deliberation, and replaces its client, dates and id with the lines in `head`.
fn retitled(text: &str, title: &str, head: &str) -> String {
    let own = ["title", "client", "created", "updated", "id"];
    let mut inside = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line == "[deliberation]";
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        if !(inside && own.contains(&key)) {
            lines.push(line.to_owned());
        }
        if line == "[deliberation]" {
            lines.push(format!("title = \"{title}\"\n{}", head.trim_end()));
        }
    }
    lines.join("\n") + "\n"
}

/// Returns a deliberation in which `option` has just been chosen, without a review.
pub fn chosen(language: Language, option: &str) -> String {
    let text = answered(language).replace("status = \"open\"", "status = \"decided\"\nreview_on = 2027-02-22");
    format!("{text}\n[[decision]]\nat = 2026-11-22T08:00:00-05:00\noption = \"{option}\"\n")
}

/// Writes `fragile.toml` together with conflict copies of sync programs, one copy whose deliberation is missing, and
/// temporary files of editors.
pub fn write_copies(folder: &Path) {
    let text = given("fragile.toml");
    std::fs::write(folder.join("fragile.toml"), &text).unwrap();
    std::fs::write(folder.join("two-accounts.toml"), given("two-accounts.toml")).unwrap();
    for name in [
        "fragile.sync-conflict-20260101-120000-ABCDEF7.toml",
        "fragile (Marie's conflicted copy 2026-01-02).toml",
        "fragile.conflict-2026-01-03T12-00-00.toml",
        "gone (copie en conflit de Marie 2026-01-01).toml",
        ".fragile.toml.swp",
        "fragile.toml~",
        ".#fragile.toml",
    ] {
        std::fs::write(folder.join(name), &text).unwrap();
    }
}

/// A word that occurs only in private notes.
pub const SECRET: &str = "Zqxprivate";

/// Adds private notes of all three kinds: general, per criterion and per visit.
pub fn with_private_notes(text: &str) -> String {
    let text = text.split("[private]").next().unwrap();
    let criterion = text.split("[[criterion]]").nth(1).and_then(|rest| rest.split('"').nth(1)).unwrap();
    format!(
        "{text}\n[private]\nnotes = \"{SECRET} notes\"\n\n[private.criterion]\n{criterion} = \"{SECRET} criterion\"\n\n\
         [private.visit]\n\"2026-11-20T09:00:00-05:00\" = \"{SECRET} visit\"\n"
    )
}

/// Adds complete answers of Bob, in one of two variants that have no value in common.
pub fn answered_by_bob(other_way: bool) -> String {
    let (gut, weights, [a, b, c, d], note) = if other_way {
        ("keep", (1, 9), [5, -5, 4, -4], "the one")
    } else {
        ("pause", (8, 2), [-1, 2, -3, 1], "the other")
    };
    given("two-seats.toml").replace("keep = -3", "keep = -3\npause = 2")
        + &format!(
            "\n[gut.bob]\noption = \"{gut}\"\nstrength = {}\n[weight.bob]\nreach = {}\npeace = {}\n\
             [rating.bob.reach]\nkeep = {{ value = {a}, note = \"{note}\" }}\npause = {b}\n\
             [rating.bob.peace]\nkeep = {c}\npause = {d}\n",
            if other_way { 5 } else { 1 },
            weights.0,
            weights.1
        )
}

/// Returns every rating of `me` with the names of the criterion and the option.
pub fn rated(document: &Deliberation) -> Vec<(&str, &str, Rating)> {
    let mut found = Vec::new();
    for criterion in document.criteria() {
        for option in document.options() {
            let rating = document.rating(&Id::me(), &criterion.id, &option.id);
            found.extend(rating.map(|rating| (criterion.name.as_str(), option.name.as_str(), rating.clone())));
        }
    }
    found
}

/// A table as a spreadsheet program with French settings saves it.
pub const FRENCH_TABLE: &str = "Critère;Poids;Quand;Garder les deux;Fermer le mien\n\
    Mon réseau;9;plus tard;4;−5\n\
    Temps et fatigue;8,5;maintenant;-4;5\n\
    Que dira-t-on?;;;?;0…3\n\
    Clarté;2;toujours;;1,5\n";

/// Returns the emergency copy in the state folder, if there is only one.
pub fn only_copy(state: &std::path::Path) -> std::path::PathBuf {
    let entries = std::fs::read_dir(state.join("rescue")).unwrap().map(|entry| entry.unwrap().path());
    let copies: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    copies[0].clone()
}
