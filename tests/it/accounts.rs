//! The facts of an account: what is asked, what is added on request, and dates and numbers as people write them.

use pesee::text::Language;
use pesee_core::deliberation::{Account, Count, DatePrecision};

use crate::common::{TestApp, given};

/// The keys from the list of templates to the first account.
const TO_ACCOUNT: &str = "<Enter><Enter><Enter><Enter><Enter>";

/// Opens the facts of the first account of a finished file.
fn on_account(language: Language) -> TestApp {
    let mut app = TestApp::on_file(language, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Down><Enter>");
    app
}

fn account(app: &TestApp) -> Account {
    app.document().accounts()[0].clone()
}

/// The keys from the platform to the date since when the account exists, which they empty.
const TO_SINCE: &str = "<Down><Down><Down><Down><C-u>";

#[test]
fn the_platform_and_what_it_brought_are_asked_and_the_rest_on_request() {
    for (language, more, handle, next) in [
        (Language::English, "More facts: handle, followers, since", "Handle", "Your employer's account"),
        (
            Language::French,
            "Autres faits\u{a0}: identifiant, abonnés, date de création",
            "Identifiant",
            "Le compte de votre employeur",
        ),
    ] {
        let mut app = TestApp::new(language);
        app.press(TO_ACCOUNT).sees(more).misses(handle);
        app.press("LinkedIn<Enter>friends<Enter>").sees(next);
        // The key, the row and the palette show the other facts.
        app.press("<F5>").sees(handle).misses(more);
        app.press("<BackTab><BackTab><BackTab>").sees("LinkedIn").sees(more);
        app.press("<Down><Down><Enter>").sees(handle).press("@marie<Enter>3,5 k<Enter>2013<Enter>").sees(next).wait(3);
        let account = account(&app);
        assert_eq!(account.handle.as_deref(), Some("@marie"));
        assert_eq!(account.audience.map(Count::get), Some(3_500));
        assert_eq!(account.since().map(|since| since.precision()), Some(DatePrecision::Year));
    }
}

#[test]
fn the_other_facts_are_found_among_the_actions() {
    TestApp::new(Language::English).press(TO_ACCOUNT).press("<C-p>more facts<Enter>").sees("Handle");
    TestApp::new(Language::French).press(TO_ACCOUNT).press("<C-p>faits<Enter>").sees("Identifiant");
}

#[test]
fn facts_that_were_given_are_always_shown() {
    on_account(Language::English).sees("Handle").sees("1,840").sees("March 2009").misses("More facts");
    let mut app = on_account(Language::French);
    app.sees("1\u{a0}840").sees("mars 2009");
    // An emptied fact keeps its row, so that the cursor stays where it is.
    app.press("<Down><Down><C-u>").sees("Identifiant").press("@autre").wait(3);
    assert_eq!(account(&app).handle.as_deref(), Some("@autre"));
}

#[test]
fn dates_and_numbers_are_understood_as_people_write_them_and_shown_as_meant() {
    for (typed, english, french, stored) in [
        ("2013", "2013", "2013", "since = 2013-01-01"),
        ("depuis 2013", "2013", "2013", "since = 2013-01-01"),
        ("mars 2014", "March 2014", "mars 2014", "since = 2014-03-01"),
        ("May 2021", "May 2021", "mai 2021", "since = 2021-05-01"),
        ("5 years", "2021", "2021", "since = 2021-01-01"),
        ("5 ans", "2021", "2021", "since = 2021-01-01"),
        ("January 2013", "January 2013", "janvier 2013", "since_precision = \"month\""),
        ("1er mars 2014", "1\u{a0}March 2014", "1er\u{a0}mars 2014", "since_precision = \"day\""),
    ] {
        for (language, shown) in [(Language::English, english), (Language::French, french)] {
            let mut app = on_account(language);
            app.press(TO_SINCE).press(typed).press("<Up>").sees(&format!("  {shown}\n")).wait(3);
            assert!(app.file().contains(stored), "{typed}: {}", app.file());
            // The stored date is shown in the same way when the file is opened again.
            app.restart(language);
            app.press("<Enter><Esc><Home><Down><Enter>").sees(&format!("  {shown}\n"));
        }
    }
    for (typed, number) in
        [("3.5k", 3_500), ("3,5 k", 3_500), ("12 400", 12_400), ("12,400", 12_400), ("1.2M", 1_200_000)]
    {
        for language in [Language::English, Language::French] {
            let mut app = on_account(language);
            app.press("<Down><Down><Down><C-u>").press(typed).wait(3);
            assert_eq!(account(&app).audience.map(Count::get), Some(number), "{typed}");
        }
    }
}

#[test]
fn a_date_that_can_mean_several_dates_is_explained() {
    let mut app = on_account(Language::English);
    app.press(TO_SINCE).press("03/04/2014").sees("This can mean 3\u{a0}April 2014 or 4\u{a0}March 2014.").wait(3);
    assert!(app.file().contains("since = 2009-03-01"));
    on_account(Language::French).press(TO_SINCE).press("03/04/2014").sees("3\u{a0}avril 2014 ou 4\u{a0}mars 2014");
}

#[test]
fn a_text_that_is_not_understood_stays_in_its_field() {
    let mut app = on_account(Language::English);
    app.press(TO_SINCE).press("a while ago").sees("This is not a date. Write for example 2013");
    app.press("<Enter>").sees("does not understand “a while ago” yet").wait(9);
    assert!(app.file().contains("since = 2009-03-01"), "the file keeps the last date that was understood");
    app.press("<BackTab>").sees("a while ago").sees("This is not a date");
    // The text also waits through other screens, and through the end of the program.
    app.press("<Esc>m<Esc>").wait(3);
    let (shared, path) = (app.folder.path().to_owned(), app.files()[0].clone());
    app.press("<C-c>").kill();
    let mut again = TestApp::beside(Language::English, &shared, pesee::ui::app::StartTarget::File(path));
    again.sees("a while ago").sees("This is not a date");
    again.press("<C-u>2011<Enter>").wait(9);
    assert!(again.file().contains("since = 2011-01-01"));
    again.press("<BackTab>").sees("2011").misses("a while ago");
}

#[test]
fn a_long_text_shows_its_beginning_unless_the_cursor_is_in_it() {
    let mut app = TestApp::new(Language::English);
    app.press(TO_ACCOUNT).press("LinkedIn<Enter>two clients, one job, forty friends and a book about the sea");
    app.sees("about the sea").misses("two clients");
    app.press("<Up>").sees("two clients, one job").sees("…").misses("about the sea");
}

#[test]
fn days_and_points_are_understood_as_people_write_them() {
    let text = given("two-accounts.toml");
    let mut app = TestApp::on_file(Language::French, "a.toml", &text);
    app.press("m<Home>").press("<Left><Left><Left><Enter>").press("<C-u>1,234<Enter>").sees("1,2340 ou 1234");
    app.press("<C-u>1,5k<Enter>").wait(3);
    assert!(app.document().criteria().iter().any(|of| of.weight.is_some_and(|points| points.get() == 1_500.0)));
}
