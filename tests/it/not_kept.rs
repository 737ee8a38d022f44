//! A new deliberation that is left without an answer, and a text that the end of the program interrupts.

use pesee::text::Language;
use pesee::ui::app::StartTarget;

use crate::common::{TestApp, finished};

#[test]
fn leaving_a_new_deliberation_without_an_answer_says_that_it_is_not_kept() {
    for (language, words) in [(Language::English, "it is not kept"), (Language::French, "elle n'est pas gardée")] {
        let mut app = TestApp::new(language);
        app.press("<Enter>").wait(9).press("<Esc><Esc><Esc>").sees(words);
        assert!(app.files().is_empty());
        // With an answer it is in the library, and nothing has to be said.
        let mut app = TestApp::new(language);
        app.press("<Enter>").press("x").wait(9).press("<Esc><Esc><Esc>").misses(words);
        assert_eq!(app.files().len(), 1);
        // The example is in the library from the start.
        let mut app = TestApp::new(language);
        app.press("<Down><Down><Down><Enter>").wait(9).press("<Esc><Esc><Esc>").misses(words);
        assert_eq!(app.files().len(), 1);
    }
}

#[test]
fn the_end_of_the_program_in_a_half_typed_field_resumes_in_that_field() {
    for language in [Language::English, Language::French] {
        for keys in ["meXYZ", "m<Right>rXYZ", "maXYZ", "m<Right>1nXYZ"] {
            let mut app = TestApp::on_file(language, "a.toml", &finished());
            app.press(keys).wait(9).press("<C-c>");
            let (shared, path) = (app.folder.path().to_owned(), app.folder.path().join("a.toml"));
            app.kill();
            let mut again = TestApp::beside(language, &shared, StartTarget::File(path.clone()));
            again.sees("XYZ").press("<Esc>").wait(9).misses("XYZ").press("<C-c>");
            again.kill();
            TestApp::beside(language, &shared, StartTarget::File(path)).misses("XYZ");
        }
    }
}
