//! A table with several people, others who look on, and a client at the keyboard.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

mod common;

use common::{Desk, given};
use insta::assert_snapshot;
use pesee::text::Language;

const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::French, "fr")];
const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (120, 40)];

/// Two people with their answers open, and a coach; in a language.
fn opened(language: Language) -> Desk {
    let text = given("table.toml");
    let text = if language == Language::French { text.replace("language = \"en\"", "language = \"fr\"") } else { text };
    Desk::on_file(language, "a.toml", &text)
}

#[test]
fn between_people_each_verdict_stands_beside_the_other() {
    for (language, tag) in LANGUAGES {
        let mut desk = opened(language);
        desk.press("P");
        for (width, height) in SIZES {
            let screen = desk.resize(width, height).screen();
            assert_snapshot!(format!("{tag}-{width}x{height}-people"), screen);
        }
        desk.resize(40, 12).press("<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>");
        assert_snapshot!(format!("{tag}-40x12-people-below"), desk.screen());
    }
}

#[test]
fn others_look_on_and_a_client_has_the_keyboard() {
    for (language, tag) in LANGUAGES {
        let mut desk = opened(language);
        assert_snapshot!(format!("{tag}-verdict"), desk.screen());
        desk.press("<F9>");
        assert_snapshot!(format!("{tag}-notes"), desk.screen());
        desk.press("<Tab>anxious<Esc>");
        assert_snapshot!(format!("{tag}-noted"), desk.screen());
        desk.press("<F6>");
        assert_snapshot!(format!("{tag}-presenting"), desk.screen());
        desk.press("<F7>");
        assert_snapshot!(format!("{tag}-handed-over"), desk.screen());
        desk.resize(40, 12);
        assert_snapshot!(format!("{tag}-handed-over-small"), desk.screen());
        desk.resize(80, 24).press("<F7><Esc><Esc>");
        assert_snapshot!(format!("{tag}-library"), desk.screen());
    }
}
