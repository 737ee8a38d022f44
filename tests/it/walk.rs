//! The walk in the full-screen interface: keys in, screen and file out.

use pesee::text::Language as UiLanguage;
use pesee::ui::event::Event;
use pesee_core::deliberation::*;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, WALK, finished, given};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn walk(ui_language: UiLanguage, tag: &str) -> TestApp {
    let mut app = TestApp::new(ui_language);
    for (name, keys) in WALK {
        assert_snapshot!(format!("walk/{name}.{tag}.80x24"), app.screen());
        app.press(keys);
    }
    assert_snapshot!(format!("walk/card.{tag}.80x24"), app.screen());
    app
}

#[test]
fn the_whole_walk_in_english() {
    let mut app = walk(UiLanguage::English, "en");
    app.press("<Esc>");
    assert_snapshot!("walk/library.en.80x24", app.screen());
    let document = app.document();
    let account = &document.accounts()[0];
    assert_eq!(account.handle.as_deref(), Some("@marie_é"));
    assert_eq!(account.brought.as_deref(), Some("日本 friends"));
    assert_eq!(account.since, chrono::NaiveDate::from_ymd_opt(2009, 1, 1));
    let decision = document.decisions().last().unwrap();
    assert_eq!(decision.option, Some(id("keep-both")));
    assert_eq!(decision.because.as_deref(), Some("It costs least"));
    assert_eq!(document.steps()[0].what, "announce the pause");
    assert_eq!(document.head().review_on, chrono::NaiveDate::from_ymd_opt(2027, 2, 22));
    assert_eq!(document.head().status, Some(Status::Decided));
    assert!(document.head().verdict_seen.is_some());
    assert_eq!(document.visits().len(), 1);
    assert!(document.changes().is_empty(), "nothing was changed after the verdict was seen");
    assert_snapshot!("walk/file.en", app.file());
}

#[test]
fn the_whole_walk_in_french() {
    let mut app = walk(UiLanguage::French, "fr");
    app.press("<Esc>");
    assert_snapshot!("walk/library.fr.80x24", app.screen());
    assert_eq!(app.document().head().language, Some(Language::Fr));
    assert_eq!(app.document().head().title, "Deux comptes, un seul moi");
}

#[test]
fn the_main_screens_at_40_by_12() {
    for (ui_language, tag) in [(UiLanguage::English, "en"), (UiLanguage::French, "fr")] {
        assert_snapshot!(format!("main-screens/welcome.{tag}.40x12"), TestApp::sized(ui_language, 40, 12).screen());
        let text = finished();
        let mut app = TestApp::on_file_sized(ui_language, "a.toml", &text, 40, 12);
        assert_snapshot!(format!("main-screens/verdict.{tag}.40x12"), app.screen());
        assert_snapshot!(format!("main-screens/steps.{tag}.40x12"), app.press("<Esc>").screen());
        assert_snapshot!(format!("main-screens/rating.{tag}.40x12"), app.press("<Up><Enter>").screen());
        assert_snapshot!(format!("main-screens/help.{tag}.40x12"), app.press("?").screen());
        assert_snapshot!(format!("main-screens/library.{tag}.40x12"), app.press("<Esc><Esc><Esc>").screen());
    }
}

#[test]
fn the_main_screens_at_120_by_40() {
    let text = finished();
    let mut app = TestApp::on_file_sized(UiLanguage::English, "a.toml", &text, 120, 40);
    assert_snapshot!("main-screens/verdict.en.120x40", app.screen());
    assert_snapshot!("main-screens/rating.en.120x40", app.press("<Esc><Up><Enter>").screen());
}

#[test]
fn help_lists_every_key_of_the_current_screen() {
    for (ui_language, name) in
        [(UiLanguage::English, "help/rating.en.80x260"), (UiLanguage::French, "help/rating.fr.80x260")]
    {
        let mut app = TestApp::on_file_sized(ui_language, "a.toml", &given("two-accounts.toml"), 80, 260);
        assert_snapshot!(name, app.press("?").screen());
        app.press("<Esc>").misses("Shift+Up");
    }
    // Up scrolls one line, also after End was pressed repeatedly.
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    let end = app.press("?<End>").screen();
    let last = end.lines().rev().skip(1).find(|line| !line.is_empty()).unwrap_or_default();
    assert!(last.starts_with('▌'), "{end}");
    assert_eq!(app.press("<Down><Down><Up>").press("<Down>").screen(), end);
    assert_ne!(app.press("<Up>").screen(), end);
}

#[test]
fn opening_and_looking_changes_nothing_on_disk() {
    let files = ["two-accounts.toml", "fragile.toml", "employes-sur-twitter.toml"].map(|name| (name, given(name)));
    for (name, text) in files.into_iter().chain([("example.toml", finished())]) {
        let mut app = TestApp::on_file(UiLanguage::English, name, &text);
        app.press("v<Right><Left>c<Esc><Up><Up><Enter><Down>m<Right><Esc>?<Esc>").wait(60).press("<Esc><Esc><Esc>");
        assert_eq!(app.file(), text, "{name}");
    }
}

#[test]
fn undo_to_the_start_restores_the_opened_bytes() {
    let text = given("two-accounts.toml");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("4<Up>3m<Down><Right>d<Esc>").wait(3);
    assert_ne!(app.file(), text);
    app.press("uuuuuuuu").wait(3);
    assert_eq!(app.file(), text);
    app.press("<C-r><C-r>").wait(3);
    assert_ne!(app.file(), text);
}

#[test]
fn typing_is_saved_after_two_seconds_of_rest_or_five_of_typing() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><End>x");
    assert!(app.files().is_empty());
    app.wait(2);
    assert!(app.document().head().question.as_deref().unwrap().ends_with("'s?x"));
    app.sees("saved");
    // Continuous typing, without a pause, does not postpone the save without limit.
    for _ in 0..5 {
        app.press("y");
        app.wait(1);
    }
    assert!(app.document().head().question.as_deref().unwrap().contains("?xyyy"));
}

#[test]
fn one_field_is_one_step_of_undo() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><Enter>").press(" and more<Enter><BackTab><Esc>u").sees("Undone: “A short title to find it");
    assert_eq!(app.inner.document().unwrap().head().title, "Two accounts, one me");
}

#[test]
fn a_walk_resumes_where_it_was_left() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><Enter><Enter><Enter><Enter>X<Enter><Enter>Y<Enter><Enter>");
    app.press("<Enter>1<Enter>3<Enter><C-c>");
    assert!(app.left);
    let text = app.file();
    let mut again = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    again.sees("Does a written policy allow merging your account");
    again.press("2<Enter><Enter><Enter><Enter><Enter>").sees("At most 6 criteria");
}

#[test]
fn a_text_that_was_being_typed_is_continued_at_its_end() {
    for language in [UiLanguage::English, UiLanguage::French] {
        let mut app = TestApp::on_file(language, "a.toml", &finished());
        // The reason of a choice, which the file contains after each pause.
        app.press("v<Enter>1<Enter>half a rea<C-c>");
        assert!(app.left);
        app.restart(language);
        app.press("<Enter>son, and more").wait(3);
        let because = |app: &TestApp| app.document().decisions().last().unwrap().because.clone();
        assert_eq!(because(&app).as_deref(), Some("half a reason, and more"));
        // The same field again, although nothing more was typed, and after a signal.
        app.press("<C-c>").restart(language);
        app.press("<Enter>").send(Event::Terminated(15));
        app.restart(language);
        app.press("<Enter>!").wait(3);
        assert_eq!(because(&app).as_deref(), Some("half a reason, and more!"));
        // A text that was left is not continued.
        app.press("<Enter><C-c>").restart(language);
        app.press("<Enter>?").wait(3);
        assert_eq!(because(&app).as_deref(), Some("half a reason, and more!"));
    }
}

#[test]
fn a_fact_that_was_being_typed_is_continued_at_its_end() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &finished());
    app.press("<Esc><Home><Down><Enter>").press("<Down>ha<Backspace>alf<C-c>");
    let facts = |app: &TestApp| format!("{:?}", app.document().accounts());
    let typed = facts(&app);
    assert!(typed.contains("half\""), "{typed}");
    app.restart(UiLanguage::English);
    app.press("<Enter> way").wait(3);
    assert_eq!(facts(&app), typed.replace("half\"", "half way\""));
}

#[test]
fn escape_goes_up_one_level_at_a_time_and_loses_nothing() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter>").press("<End>?").sees("'s??");
    app.press("<Esc>?").sees("On a question");
    app.press("<Esc><Esc>").sees("step");
    app.press("<Esc>").sees("1 deliberation");
    assert!(app.document().head().question.as_deref().unwrap().ends_with("??"));
}

#[test]
fn back_works_from_an_invalid_field() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><Enter><Enter><Enter><Enter>X<F5>a<Enter>many").sees("This is not a whole number");
    app.press("<BackTab><BackTab><BackTab><BackTab>").sees("By when do you have to decide?");
    app.press("<Enter>").sees("Your own account");
}

#[test]
fn a_yes_or_no_question_gets_a_hint() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><C-u>Should I close my account?").sees("This question can be answered yes or no");
    app.press("<Enter>").sees("A short title");
    let mut app = TestApp::new(UiLanguage::French);
    app.press("<Enter><C-u>Faut-il fermer mon compte?").sees("par oui ou par non");
}

#[test]
fn merging_on_a_network_of_individuals_warns_and_is_allowed() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><Enter><Enter><Enter><Enter>LinkedIn<Enter><Enter>X<Enter><Enter>");
    app.press("<Down><Down>").sees("LinkedIn is a network of individuals").sees("cannot be undone");
    app.press("<Enter>").sees("which option do you lean toward");
}

#[test]
fn a_toggled_line_keeps_its_place_and_an_added_line_is_selected() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Down><Down><Enter>").sees("▌ ✓ Keep both");
    app.press("<Space>").sees("▌ · Keep both").press("<Space>").sees("▌ ✓ Keep both").wait(3);
    assert_eq!(app.document().options().len(), 4);
    // The next key applies to the option that was just added.
    app.press("aGive it away<Enter>").sees("▌ ✓ Give it away").press("f").wait(3);
    let document = app.document();
    assert!(document.fate(&id("give-it-away"), &id("personal")).is_some());
    assert_eq!(document.fate(&id("merge-into-employer"), &id("personal")), Some(&Fate::Merge(id("employer"))));
    app.press("<Enter><Esc><Home><Down><Down><Down><Down><Down><Enter>aMy sleep<Enter>").sees("▌ ✓ My sleep");
    app.press("x").sees("Removed: My sleep").press("u").sees("▌ ✓ My sleep");
}

#[test]
fn invalid_input_keeps_the_previous_value() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Down><Enter>")
        .press("<Down><Down><Down>")
        .sees("1,840")
        .press("<C-u>1,23")
        .sees("whole number")
        .wait(3);
    let audience = |app: &TestApp| app.document().accounts()[0].audience.map(|count| count.get());
    assert_eq!(audience(&app), Some(1840));
    app.press("4").wait(3);
    assert_eq!(audience(&app), Some(1234));
    app.press("<Down><C-u>1 234 abc").sees("This is not a date").wait(3);
    assert_eq!(app.document().accounts()[0].since, chrono::NaiveDate::from_ymd_opt(2009, 3, 1));
}

#[test]
fn the_holder_of_an_account_changes_with_the_arrows() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Down><Enter><Up>").sees("‹ a person ›").press("<Right>").sees("‹ the employer ›").wait(3);
    assert_eq!(app.document().accounts()[0].holder, Some(Holder::Employer));
}

#[test]
fn escape_closes_what_would_change_the_verdict() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &finished());
    app.press("c").sees("What would put").press(&"<Down>".repeat(40)).sees("Against: Time and fatigue");
    app.press("<Esc>").misses("What would put").sees("your lens: 0.60");
    // Scrolling past the end does not accumulate, and the end is reachable in every size.
    let end = app.resize(40, 12).press("c").press(&"<Down>".repeat(90)).sees("Against: Time and").screen();
    assert_ne!(app.press("<Up>").screen(), end);
}

/// Repeated `u` only undoes changes and never inserts text.
#[test]
fn repeated_undo_never_types_into_a_field() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><C-u><Enter><Enter>3<Enter><Esc>").sees("Who decides together?");
    app.press("u").sees("What do you want to decide?").press("uu").misses("uu").press("i<C-u>Which?").wait(3);
    assert_eq!(app.document().head().question.as_deref(), Some("Which?"));
}

/// Undoing the verdict closes its explanation, and no key acts on the closed screen.
#[test]
fn undoing_the_verdict_while_it_is_explained_leaves_a_way_back() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("4vcu").sees("Too early to say").press("<Esc>").sees("Esc library").press("<Esc>").sees("1 deliberation");
}

#[test]
fn the_example_opens_at_its_card_and_stays_in_the_library() {
    for (language, tag, chosen) in [
        (UiLanguage::English, "en", "You chose on 22 May 2026: Keep both"),
        (UiLanguage::French, "fr", "Votre choix du 22 mai 2026 : Garder les deux"),
    ] {
        let start = pesee::ui::app::StartTarget::Library;
        let mut app = TestApp::over(language, tempfile::tempdir().unwrap(), start, 80, 24);
        app.press("<Down><Down><Down><Enter>").sees(chosen).wait(9);
        assert_eq!(app.files().len(), 1, "the example is saved although nothing was changed");
        let document = app.document();
        assert_eq!(document.head().review_on.unwrap().to_string(), "2026-11-19");
        // The visit has changed nothing, so it leaves no entry.
        assert_eq!(document.visits().len(), 3);
        assert_snapshot!(format!("walk/example-card.{tag}.80x24"), app.screen());
        assert_snapshot!(format!("walk/example-verdict.{tag}.80x24"), app.press("v").screen());
        app.press("<Esc><Esc><Esc>").sees(if tag == "en" { "1 deliberation" } else { "1 délibération" });
    }
}

#[test]
fn the_step_of_the_accounts_is_empty_before_the_first_account() {
    let start = pesee::ui::app::StartTarget::New { template: "first-account", path: None, client: None };
    let mut app = TestApp::over(UiLanguage::English, tempfile::tempdir().unwrap(), start, 80, 24);
    app.press("<Enter><Enter><Enter><Enter>")
        .sees("Which options do you have?")
        .sees("Wait, ask again in three months");
    app.misses("lose mine")
        .misses("Pause")
        .press("<Esc><Home><Down><Enter>")
        .misses("On which")
        .misses("Your own account");
}

/// An employer who answers that no policy exists reads that writing it can be the first step, and is offered that step.
#[test]
fn a_missing_policy_is_offered_as_the_first_step() {
    for (language, policy, sentence, step) in [
        (
            UiLanguage::English,
            "clear written policy",
            "Writing the policy can be your first step",
            "Write down what may",
        ),
        (UiLanguage::French, "Une politique claire", "Écrire la politique peut être", "Écrire ce qui peut se dire"),
    ] {
        let template = pesee::walk::find_template("employee-voice").unwrap();
        let text = template.text(crate::common::spoken(language)).replace("language", "status = \"open\"\nlanguage");
        let mut app = TestApp::on_file(language, "a.toml", &text);
        app.press("<Esc><Esc><Home><Down><Down><Down><Down><Enter><Enter><Enter>").sees(policy).misses(sentence);
        for _ in 0..3 {
            if !app.screen().contains(sentence) {
                app.press("<Down>");
            }
        }
        app.sees(sentence).press("<Enter>").wait(9);
        let chosen = "\n[[decision]]\nat = 2026-11-22T08:00:00-05:00\noption = \"firm-only\"\n";
        let app = TestApp::on_file(language, "a.toml", &(app.file().replace("\"open\"", "\"decided\"") + chosen));
        assert_eq!(app.document().condition(&id("policy")).unwrap().state, Some(ConditionState::Unmet));
        let offered = pesee::phrases::safeguard_offers(
            &pesee::text::Locale::new(language),
            &app.document(),
            crate::common::moment().date_naive(),
        );
        assert!(offered[0].1.as_str().starts_with(step), "{}", offered[0].1);
    }
}

#[test]
fn undo_without_changes_says_so() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &finished());
    app.press("u").sees("There is nothing to undo");
}

#[test]
fn fewer_than_three_options_warns_and_continues() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Down><Down><Enter>")
        .press("<Down><Down><Space><Down><Space>")
        .sees("There are only 2 options");
    app.press("<Enter>").sees("which option do you lean toward");
}

#[test]
fn similar_criteria_are_pointed_out() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Down><Down><Down><Down><Down><Enter>").press("aThe network I built for my name<Enter>");
    app.sees("may be the same thing, counted twice");
}

#[test]
fn nothing_is_ranked_before_the_verdict_may_be_shown() {
    let text = given("two-accounts.toml");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("v").sees("Too early to say. 1 answer is missing, on 1 criterion").misses("+2.1").misses("ahead");
    app.press("m").misses("score").press("<Esc>");
    app.press("d").sees("“Keep both” is ahead on your best guesses").sees("+2.1");
    app.press("m").sees("score");
}

#[test]
fn moving_the_lens_is_a_preview_that_only_its_own_key_keeps() {
    let text = finished();
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.sees("your lens: 0.60").misses("Space keep the lens").press("<Left><Left><Left>");
    app.sees("Lens at 0.45, not kept. Space keeps it; Enter decides with 0.60.").sees("Space keep the lens");
    app.sees("“Pause mine and say so” is ahead on your best");
    // The balance and the page of changes say it too.
    app.press("b").sees("Lens at 0.45, not kept").press("<Right>").sees("Lens at 0.50").press("<Left>bb");
    app.press("c").sees("Lens at 0.45, not kept").press("<Esc>");
    // Enter decides with the stored lens.
    app.press("<Enter>").sees("What do you choose?").press("<BackTab>").sees("your lens: 0.60").wait(9);
    assert_eq!(app.file(), text);
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("<Left><Left><Left><Space>").sees("your lens: 0.45").misses("not kept").wait(9);
    assert!(app.file().contains("later = 0.45"));
    // A change after the verdict was seen is recorded, and no longer once it is taken back.
    assert_eq!(app.document().changes()[0].what.as_deref(), Some("weighing.later"));
    app.press("<Right><Right><Right><Space>").sees("your lens: 0.60").wait(9);
    assert!(app.file().contains("later = 0.6\n"), "{}", app.file());
    assert!(app.document().changes().is_empty(), "a change taken back is none");
}

#[test]
fn the_lens_returns_exactly_to_a_setting_between_the_steps() {
    let text = finished().replace("later = 0.6", "later = 0.637");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("<Left>").sees("Lens at 0.60").press("<Left>").sees("Lens at 0.55").press("<Right><Right>");
    app.sees("your lens: 0.64").misses("not kept").press("<Right>").sees("Lens at 0.65").press("<Left>");
    app.misses("not kept").press("<Space>").wait(9);
    assert_eq!(app.file(), text);
}

#[test]
fn the_lens_has_no_answer_until_one_is_chosen_and_shows_another_value_as_it_is() {
    let lens = "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>";
    let text = finished().replace("later = 0.6\n", "");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press(lens)
        .sees("▌ No answer yet")
        .sees("Without an answer, both count alike.")
        .press("<Enter>")
        .press("<BackTab>");
    app.sees("▌ No answer yet").wait(9);
    assert_eq!(app.file(), text);
    app.press("5").sees("▌ 5 the years ahead count far more").press("<Enter>").wait(3);
    assert_eq!(app.document().weighing().later.map(Lens::get), Some(0.9));
    // 0.6 is none of the five answers and stays as it is.
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &finished());
    app.press(lens).sees("▌ 4 0.60 ✓").sees("later things 55 of 100, now things 28").press("<Enter>").wait(9);
    assert_eq!(app.file(), finished());
}

#[test]
fn a_rating_takes_digits_signs_arrows_and_ranges() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.sees("Readers know who is speaking")
        .press("-3")
        .sees("−3")
        .press("+")
        .sees("+3")
        .press("<Right><Right><Right>");
    app.sees("+5")
        .press("789")
        .sees("+5")
        .press("r2..4<Enter>")
        .sees("+2…+4")
        .press("<Up><Backspace>")
        .sees("not rated");
    app.press("n")
        .sees("Give a rating first")
        .press("dnhard to say<Enter>b")
        .sees("don't know")
        .sees("Fact  “hard to say”");
    app.press("r9<Enter>").sees("Please type a number from −5 to 5");
}

/// A long headline leaves a row for the option under the cursor, also below 12 rows of a lens preview.
#[test]
fn a_long_headline_leaves_a_row_for_the_cursor() {
    let long = "Une politique d'utilisation est-elle écrite, connue et relue chaque année par tout le monde ";
    let text = given("../../src/core/tests/golden/edges/final-if-allowed.toml")
        .replace("Does a written policy allow it", &long.repeat(3));
    for keys in ["", "<Left>"] {
        let mut app = TestApp::on_file_sized(UiLanguage::French, "a.toml", &text, 40, 12);
        app.press("v").press(keys).sees("▌ 1").sees("…");
        assert!(app.draw().1.is_some(), "{keys}");
    }
}

/// A condition that is not met rules an option out, and the option comes back if the condition changes.
#[test]
fn options_that_are_ruled_out_are_not_rated() {
    let ruled_out = given("two-accounts.toml").replace("state = \"unknown\"", "state = \"unmet\"");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &ruled_out);
    app.sees("Keep both, pause").sees("“Merge mine into the employer's” is ruled out by a").sees("you do not rate it.");
    // The arrows reach the three other options only, and "don't know" completes the criterion.
    app.press("<Down><Down><Down>").sees("▌ Close mine").press("<Up>d<Enter><Enter>").sees("✗  Merge mine").wait(3);
    let merge = id("merge-into-employer");
    assert!(app.document().rating(&Id::me(), &id("clear-voice"), &merge).is_some(), "earlier answers stay");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.sees("Merge mine into the").misses("you do not rate it");
}

#[test]
fn two_participants_answer_separately_and_are_revealed_together() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><Enter><Enter>3<Enter>Marie<Enter>Acme<Enter><Enter><Enter>");
    app.press("X<Enter><Enter>Y<Enter><Enter><Down><Down><Space><Down><Space><Enter>");
    app.sees("Marie's turn").press("1<Enter>5<Enter>");
    // Four criteria are deselected, two remain.
    app.press("<Space><Down><Space><Down><Space><Down><Space><Enter><Enter>").sees("Marie's turn");
    app.press("<Space><Space><Enter><Enter>").sees("Marie's turn").press("4<Enter>2<Enter>5<Enter>3<Enter>");
    app.sees("Acme: your turn").press("<Enter>").sees("Acme's turn").misses("✓ Feeling");
    app.press("v").sees("Waiting for: Acme").misses("ahead").press("<Enter>").press("m").misses("score").misses("+4");
    app.press("<Esc><Esc><Home><Down><Down><Down><Enter>").press("2<Enter>2<Enter><Down><Space><Space><Enter>");
    app.sees("Acme's turn").misses("+4").press("1<Enter>4<Enter>2<Enter>2-<Enter>");
    app.sees("Everybody has answered")
        .misses("+4")
        .press("<Enter>")
        .sees("At first Marie leaned to")
        .sees("At first Acme leaned to");
    app.wait(9);
    let document = app.document();
    assert!(document.head().revealed.is_some());
    assert_eq!(document.people().len(), 2);
    let own = document.weights(&id("acme")).unwrap();
    assert_eq!(own.values().map(|points| points.get()).collect::<Vec<_>>(), [66.67, 33.33]);
}

/// Anna rates her last cell, then hands over to Bob.
#[test]
fn sealed_answers_cannot_be_seen_or_undone_by_the_other_person() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-seats.toml"));
    app.press("<Enter>").sees("Anna's turn").press("2<Enter>").sees("Bob: your turn");
    // Anna can still go back. Bob has no change to undo.
    app.press("<BackTab>").sees("Anna's turn").press("<Enter><Enter>").sees("Bob: your turn").press("u");
    app.misses("Undone").press("m").sees("weight").misses("+4").misses("7").press("<Esc>");
    app.press("<Enter>").sees("Bob's turn").sees("which option do you lean toward").press("u");
    let anna = Id::new("anna").unwrap();
    app.wait(9);
    assert_eq!(app.document().rating(&anna, &id("peace"), &id("pause")), Rating::exact(2.0).as_ref());
    // No key leads back to Anna's answers, including the matrix and the list of steps.
    for keys in ["<BackTab>", "<BackTab>", "<BackTab>", "m", "<Esc>", "v", "m", "<Esc>", "d"] {
        app.press(keys).misses("Anna's turn").misses("+4").misses("−2").misses("+2");
    }
    app.sees("Waiting for: Bob").press("<Enter>").sees("Bob's turn");
    for step in 0..8 {
        app.press("<Esc><Home>").press(&"<Down>".repeat(step)).press("<Enter>").misses("Anna's turn");
    }
    // Bob answers. Nothing is revealed without a command, and Bob's open answers stay open.
    app.press("<Esc><Home><Down><Down><Down><Enter>1<Enter>3<Enter>").sees("How many points");
    app.press("5<Down>5<Enter>").sees("Bob's turn").press("1<Enter>2<Enter>").press("3<Enter>4-<Enter>");
    app.sees("Everybody has answered").press("m").misses("+4").misses("score").press("<Esc>");
    app.press("<Enter>").sees("At first Anna leaned to").press("m").sees("+2.5").sees("score");
}

/// Bob has the keyboard, and the next question belongs to Anna. The program asks for a handover first.
#[test]
fn a_question_for_another_person_asks_for_a_handover() {
    let text = given("two-seats.toml")
        .replace("[rating.anna.peace]\nkeep = -3\n", "")
        .replace("reach = 7\npeace = 3", "reach = 1\npeace = 9")
        + "\n[gut.bob]\noption = \"pause\"\nstrength = 1\n[weight.bob]\nreach = 1\npeace = 1\n\
           [rating.bob.reach]\nkeep = 1\npause = 2\n[rating.bob.peace]\nkeep = 1\n";
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.sees("Next: Bob").press("v").sees("Waiting for: Anna, Bob").press("<Enter>").sees("Anna: your turn");
    app.misses("Reach").press("<Enter>").sees("Anna's turn").sees("Peace").press("1<Enter>2<Enter>");
    app.sees("Bob: your turn").press("<Enter>").sees("Bob's turn").sees("Peace");
    app.press("3").wait(3).press("v").sees("Everybody has answered");
    let anna = Id::new("anna").unwrap();
    assert_eq!(app.document().rating(&anna, &id("peace"), &id("pause")), Rating::exact(2.0).as_ref());
}

#[test]
fn weights_survive_adding_and_removing_a_participant() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Enter><Enter><Enter>3<Enter><Esc>").wait(3);
    let document = app.document();
    assert_eq!(document.people().len(), 2);
    assert!(
        document.criteria().iter().all(|criterion| criterion.weight.is_none()),
        "no person sees another person's points"
    );
    let points = |own: &std::collections::BTreeMap<Id, Points>| own[&id("network")].get();
    assert_eq!(document.weights(&Id::me()).map(points), Some(9.0));
    assert!(document.weights(&id("employer")).is_none());
    app.press("<BackTab>1<Enter>").wait(3);
    let document = app.document();
    assert!(document.weights(&Id::me()).is_none());
    assert_eq!(document.criteria()[0].weight.map(Points::get), Some(9.0));
    // An order that is given later replaces the points.
    app.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>www").sees("Pick what matters most");
    app.press("<Down><Space>=").wait(3);
    let shares = |document: &Deliberation| {
        let figures = pesee_core::method::Figures::without_draws(document);
        figures.matrix().criteria.iter().map(|factor| factor.effective_weight).collect::<Vec<_>>()
    };
    let weights = shares(&app.document());
    assert!(weights[1] > weights[0], "{weights:?}");
}

#[test]
fn enter_visits_every_unrated_criterion_once() {
    let mut app = TestApp::new(UiLanguage::English);
    let enters = "<Enter>".repeat(26);
    app.press(&enters).wait(3);
    let text = app.file();
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    let mut seen = Vec::new();
    app.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Enter>");
    while app.screen().contains("8/10") && seen.len() < 20 {
        let screen = app.screen();
        seen.push(screen.lines().nth(2).unwrap().to_owned());
        // Enter passes every option before it goes to the next criterion.
        app.press(&"<Enter>".repeat(app.inner.document().unwrap().options().len()));
    }
    app.sees("No criterion has any weight yet");
    let mut different = seen.clone();
    different.sort();
    different.dedup();
    assert_eq!((seen.len(), different.len()), (6, 6), "{seen:#?}");
}

#[test]
fn undo_reverts_one_change_including_a_first_text() {
    let text = given("two-accounts.toml")
        .replace("question = \"Keep both accounts, merge them, pause one or close one?\"\n", "");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("<Esc><Home><Enter>").sees("What do you want to decide");
    app.press("<C-u>Which?<Esc>")
        .sees("Which?")
        .press("u")
        .sees("Undone: “What do you want to decide?”: now no answer (was “Which?”)");
    app.press("<Enter>").wait(3);
    assert_ne!(app.document().head().question.as_deref(), Some("Which?"));
    // Typing text and deleting it manually does not extend a finished undo step.
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Enter><End> one<Enter><BackTab><End>d<Backspace>e<Esc>u").wait(3);
    assert!(app.document().head().question.as_deref().unwrap().ends_with(" one"));
}

#[test]
fn the_visit_records_the_verdict_that_was_shown() {
    // Two options differ only by a range: one leads by its middle value, and the other leads in most draws.
    let text = "format = 1\n[deliberation]\ntitle = \"x\"\nlanguage = \"en\"\n[[option]]\nid = \"a\"\nname = \"Aaa\"\n\
                [[option]]\nid = \"b\"\nname = \"Bbb\"\n[[criterion]]\nid = \"k\"\nname = \"Kkk\"\nweight = 1\n\
                [rating.me.k]\na = { value = 3, low = -5, high = 4 }\nb = 0\n";
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", text);
    app.press("v").sees("ahead on your best guesses").press("m<Right>n").press("<Esc><Right>nwhy<Enter>").wait(3);
    let document = app.document();
    assert_eq!(document.visits()[0].verdict, Some(Outcome::Fragile));
    assert!(document.head().verdict_seen.is_some());
}

#[test]
fn a_verdict_seen_after_a_save_is_recorded() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("4").wait(6);
    assert!(app.document().head().verdict_seen.is_none());
    app.press("v").sees("ahead").wait(6);
    assert!(app.document().head().verdict_seen.is_some());
}

#[test]
fn weights_by_points_and_the_other_methods() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>").sees("How many points");
    app.press("15<Down><Right><Down><Backspace>").wait(3);
    let weight = |app: &TestApp, at: usize| app.document().criteria()[at].weight.map(Points::get);
    assert_eq!((weight(&app, 0), weight(&app, 1), weight(&app, 2)), (Some(15.0), Some(8.0), None));
    app.press("w").sees("If every criterion were at its worst").press("w").sees("Which matters more").press("w");
    app.sees("Pick what matters most");
    app.press("=<Enter>").wait(3);
    let document = app.document();
    assert_eq!(document.weighting_method(), WeightingMethod::Order);
    assert_eq!(document.criteria()[0].rank, document.criteria()[1].rank);
}

#[test]
fn hostile_titles_are_escaped_on_screen_and_kept_in_the_file() {
    let text = given("fragile.toml").replace("Pause or keep?", "a\\u202Eb \\u001B[2J");
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.sees("a⟨U+202E⟩b ⟨U+001B⟩[2J");
    app.press("m<Right>1").wait(9);
    assert_eq!(app.document().head().title, "a\u{202e}b \u{1b}[2J");
}

/// Returns a new deliberation whose folder cannot be created, because a file has its name.
fn open_uncreatable() -> (TestApp, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("taken");
    std::fs::write(&blocked, "").unwrap();
    let start =
        pesee::ui::app::StartTarget::New { template: "two-accounts", path: Some(blocked.join("a.toml")), client: None };
    (TestApp::over(UiLanguage::English, folder, start, 80, 24), blocked)
}

#[test]
fn a_failed_save_is_reported_and_retried() {
    let (mut app, blocked) = open_uncreatable();
    app.press("<End>x").wait(3).sees("not saved").sees("the program tries again");
    std::fs::remove_file(&blocked).unwrap();
    // The save is retried without a key press.
    app.wait(31).sees("saved").misses("not saved");
    assert!(std::fs::read_to_string(blocked.join("a.toml")).unwrap().contains("s?x"));
}

#[test]
fn leaving_with_unsaved_work_asks_for_confirmation() {
    let (mut app, _) = open_uncreatable();
    app.press("<End>x<C-c>").sees("Leave anyway").press("<Enter>").misses("Leave anyway");
    assert!(!app.left, "a bare Enter loses nothing");
    app.press("<C-c>n");
    assert!(!app.left);
    app.press("<C-c>y");
    assert!(app.left);
    let (mut app, _) = open_uncreatable();
    app.press("<End>x<C-c><C-c>");
    assert!(app.left, "a second attempt to quit succeeds");
    let (mut app, _) = open_uncreatable();
    std::fs::write(app.folder.path().join(".state/rescue"), "").unwrap();
    app.press("<End>x<C-c>").sees("there is no emergency copy").press("y");
    assert!(app.left);
    let (mut app, _) = open_uncreatable();
    app.press("<End>x<Esc><Esc><Esc>y").sees("To resume").sees("1 deliberation");
}

#[test]
fn leaving_saves_first() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("4<C-c>");
    assert!(app.left && app.file().contains("pause-personal = 4"));
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("two-accounts.toml"));
    app.press("4");
    app.send(Event::Terminated(15));
    assert!(app.left && app.file().contains("pause-personal = 4"));
}

#[test]
fn a_decided_file_opens_on_its_card() {
    let decided = finished().replace("status = \"open\"", "status = \"decided\"")
        + "\n[[decision]]\nat = 2026-05-01T10:00:00-04:00\noption = \"pause-personal\"\nbecause = \"evenings\"\nconfidence = 80\n\
           \n[[step]]\nid = \"say\"\nwhat = \"Say so\"\nby = 2026-05-10\n";
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &decided);
    assert_snapshot!("walk/decided-file.en.80x24", app.screen());
    app.press("m")
        .sees("weight")
        .press("<Esc>")
        .sees("You chose on 1 May 2026".replace("1 May", "1\u{a0}May").as_str());
    app.press("v").sees("“Keep both” is ahead");
    let mut app = TestApp::on_file(UiLanguage::French, "a.toml", &decided);
    assert_snapshot!("walk/decided-file.fr.80x24", app.screen());
}

#[test]
fn a_long_paste_is_text_and_not_commands() {
    let mut app = TestApp::new(UiLanguage::English);
    app.press("<Enter><C-u>");
    app.send(Event::Paste("q\r\n".repeat(50_000)));
    assert!(!app.left);
    app.wait(9).sees("q q q");
    assert!(app.document().head().question.as_deref().unwrap().len() <= MAX_TEXT_BYTES);
    // The program reports that the text is truncated, and does not cut a character.
    app.press("<Enter><BackTab><C-u>");
    app.send(Event::Paste("é日".repeat(30_000)));
    app.sees("A text can be 64 KiB long").press("日").sees("A text can be 64 KiB long").wait(9);
    let text = app.document().head().question.clone().unwrap();
    assert!(text.len() <= MAX_TEXT_BYTES && text.len() > MAX_TEXT_BYTES - 4);
}

/// Simulation results for outdated answers are ignored. Results for the current answers are shown.
#[test]
fn draws_for_earlier_answers_are_dropped() {
    let document = pesee::store::parse_document(given("fragile.toml").as_bytes()).unwrap();
    let mut one = pesee_core::method::Figures::without_draws(&document).sampler(1).unwrap();
    one.advance();
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &given("fragile.toml"));
    let shown = app.press("v").screen();
    assert!(shown.contains("wins in 80 of 100 draws"), "{shown}");
    for ticket in [0, 99] {
        app.send(Event::SimulationProgress { ticket, wins: Box::new(one.win_shares()) });
        assert_eq!(app.screen(), shown);
    }
    app.send(Event::SimulationProgress { ticket: 1, wins: Box::new(one.win_shares()) });
    assert_ne!(app.screen(), shown);
}
