//! The worked example: opening it again opens the example that is in the library.

use std::path::PathBuf;

use pesee::text::Language;
use pesee::ui::app::StartTarget;

use crate::common::TestApp;

fn start() -> StartTarget {
    StartTarget::New { template: "example", path: None, client: None }
}

#[test]
fn the_example_is_opened_again_and_not_copied() {
    let mut app = TestApp::over(Language::English, tempfile::tempdir().unwrap(), start(), 80, 24);
    app.sees("You chose on 22 May 2026").wait(9).press("<Esc>");
    assert_eq!(app.files().len(), 1);
    for _ in 0..2 {
        app.kill();
        let folder = app.folder.path().to_owned();
        let mut again = TestApp::beside(Language::English, &folder, start());
        again.sees("You chose on 22 May 2026").wait(9).press("<Esc>").sees("1 deliberation");
        assert_eq!(again.files(), app.files());
        again.kill();
    }
}

#[test]
fn a_changed_example_is_opened_as_it_is() {
    let mut app = TestApp::over(Language::English, tempfile::tempdir().unwrap(), start(), 80, 24);
    app.wait(9).press("<Esc>e<C-u>Mine now<Enter>a").sees("Mine now is put away");
    app.kill();
    let mut again = TestApp::beside(Language::English, app.folder.path(), start());
    again.sees("Mine now").sees("You chose on 22 May 2026").wait(9);
    assert_eq!(again.files().len(), 1);
}

#[test]
fn an_example_in_the_trash_is_created_anew() {
    let mut app = TestApp::over(Language::English, tempfile::tempdir().unwrap(), start(), 80, 24);
    app.wait(9).press("<Esc>x").kill();
    assert_eq!(app.files().len(), 0);
    let mut again = TestApp::beside(Language::English, app.folder.path(), start());
    again.sees("You chose on 22 May 2026").wait(9);
    assert_eq!(again.files().len(), 1);
}

#[test]
fn a_duplicate_is_not_opened_in_place_of_the_example() {
    let mut app = TestApp::over(Language::English, tempfile::tempdir().unwrap(), start(), 80, 24);
    app.wait(9).press("<Esc>D<Down><Enter>").sees("2 deliberations").kill();
    let is_example = |path: &PathBuf| std::fs::read_to_string(path).unwrap().contains("id = \"example\"");
    std::fs::remove_file(app.files().into_iter().find(is_example).unwrap()).unwrap();
    let mut again = TestApp::beside(Language::English, app.folder.path(), start());
    again.sees("You chose on 22 May 2026").wait(9);
    assert_eq!(again.files().len(), 2);
}

#[test]
fn each_language_has_its_own_example() {
    let mut app = TestApp::over(Language::English, tempfile::tempdir().unwrap(), start(), 80, 24);
    app.wait(9).kill();
    for _ in 0..2 {
        let mut french = TestApp::beside(Language::French, app.folder.path(), start());
        french.sees("Votre choix du 22 mai 2026").wait(9).kill();
        assert_eq!(french.files().len(), 2);
    }
}
