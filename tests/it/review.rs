//! Reviews of a decision after half a year: early, late, with another choice, and repeated. Earlier answers are kept,
//! and opening a file changes nothing.

use chrono::{DateTime, FixedOffset};
use pesee::text::Language as UiLanguage;
use pesee_core::deliberation::*;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, answered, decided};

fn on(day: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{day}T09:00:00-05:00")).unwrap()
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Opens the file of `app` on another day.
fn again(app: &TestApp, day: &str) -> TestApp {
    TestApp::on_day(UiLanguage::English, "a.toml", &app.file(), on(day))
}

#[test]
fn a_decision_is_reviewed_early_late_changed_and_reviewed_again() {
    // A decision with an expectation and a review date in six months.
    let text = answered(pesee_core::deliberation::Language::En);
    let mut app = TestApp::on_day(UiLanguage::English, "a.toml", &text, on("2026-05-20"));
    app.press("v<Enter>1<Enter>It is worth it<Enter>Two evenings are enough<Enter><Enter><Enter>80<Enter>9<Enter>");
    app.wait(3);
    let decided = app.document();
    assert_eq!(decided.decisions().len(), 1);
    let first = decided.decisions()[0].clone();
    assert_eq!(
        (first.option.clone(), first.expects.as_deref()),
        (Some(id("keep-both")), Some("Two evenings are enough"))
    );

    // After a week the card is shown, and the file is not written.
    let mut early = again(&app, "2026-05-27");
    early.sees("You chose on 20 May 2026: Keep both").misses("time to review").sees("Enter review");
    early.press("v<Esc><Esc>").wait(60);
    assert_eq!(early.file(), app.file());

    // After half a year the review starts. The outcome is asked first, and the verdict is shown last.
    let mut late = again(&app, "2026-11-20");
    late.press("<Enter>").sees("How much of what you expected came true?").sees("Two evenings are enough");
    late.misses("ahead").press("60<Enter>").sees("How satisfied").press("7<Enter>").sees("What happened?");
    late.press("Three evenings in the end<Enter>").sees("points").misses("ahead");
    // The weight of time is higher, so another option leads.
    late.press("<Down><Down><Down>30<Enter>").sees("years ahead").press("<Enter>");
    late.sees("You chose on 20 May 2026: Keep both").sees("You were 80% sure; 60% of what you expected came true.");
    late.sees("How satisfied you are with the result: 7 of 10").sees("What happened: Three evenings in the end");
    late.sees("The verdict then. “Keep both” is ahead").sees("The verdict today. “Pause mine and say so” is clearly");
    late.wait(3);
    let reviewed = late.document();
    assert_eq!(reviewed.decisions(), std::slice::from_ref(&first));
    let review = reviewed.reviews()[0].clone();
    assert_eq!(review.decision, first.at.at);
    assert_eq!((review.came_true.map(Percent::get), review.satisfied.map(OneToTen::get)), (Some(60.0), Some(7)));
    assert_eq!(reviewed.head().status, Some(Status::Reviewed));

    // Another round keeps every answer and records a separate decision.
    late.press("r")
        .sees("The earlier decision stays")
        .sees("What matters")
        .press("v<Enter>")
        .sees("What do you choose");
    late.press("<End><Enter>").sees("Why").press("My evenings<Enter><Enter>").wait(3);
    let otherwise = late.document();
    assert_eq!(otherwise.decisions().len(), 2);
    assert_eq!(otherwise.decisions()[0], first);
    assert_eq!(otherwise.reviews(), std::slice::from_ref(&review));
    assert_ne!(otherwise.decisions()[1].option, first.option);
    assert_eq!(otherwise.head().status, Some(Status::Decided));

    // One year later, the second decision gets a review of its own.
    let mut last = again(&late, "2027-11-20");
    last.sees("My evenings")
        .press("<Enter>")
        .sees("No expectation was written down")
        .press("100<Enter>9<Enter>")
        .wait(3);
    let end = last.document();
    assert_eq!(end.reviews().len(), 2);
    assert_eq!(end.reviews()[0], review);
    assert_eq!(end.reviews()[1].decision, end.decisions()[1].at.at);
    assert_eq!(end.decisions()[0], first);
}

/// A review that ended with a new date is not overwritten by the next review.
#[test]
fn a_second_review_is_kept_beside_the_first() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &decided(pesee_core::deliberation::Language::En));
    app.press("<Enter>50<Enter>6<Enter><Enter><Enter><Enter>").sees("The verdict then. “Keep both” is clearly ahead");
    app.press("<Enter>").sees("When will you review this choice").press("1<Enter>").wait(3);
    assert_eq!(app.document().head().status, Some(Status::Decided));
    let mut later = again(&app, "2027-06-01");
    later.sees("It is time to review").press("<Enter>70<Enter>").wait(3);
    let reviews = later.document().reviews().to_vec();
    assert_eq!(reviews.iter().map(|r| r.came_true.map(Percent::get)).collect::<Vec<_>>(), [Some(50.0), Some(70.0)]);
    later.press("uuuu").wait(3);
    assert_eq!(later.document().reviews().len(), 1, "undo removes only the second review");
}

#[test]
fn a_review_without_answers_is_not_saved() {
    let text = decided(pesee_core::deliberation::Language::En);
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &text);
    app.press("<Enter><Enter><Enter><Enter>").wait(60).press("<Esc><Esc>").wait(60);
    assert_eq!(app.file(), text);
}

#[test]
fn the_review_screens_in_both_languages() {
    for (language, words, name) in [
        (UiLanguage::English, pesee_core::deliberation::Language::En, "en"),
        (UiLanguage::French, pesee_core::deliberation::Language::Fr, "fr"),
    ] {
        for (width, height) in [(80, 24), (40, 12), (120, 40)] {
            let mut app = TestApp::on_file_sized(language, "a.toml", &decided(words), width, height);
            assert_snapshot!(format!("review/card.{name}.{width}x{height}"), app.screen());
            assert_snapshot!(format!("review/came-true.{name}.{width}x{height}"), app.press("<Enter>60").screen());
            app.press("<Enter>7<Enter>").press("Three evenings in the end<Enter>");
            assert_snapshot!(
                format!("review/then-and-now.{name}.{width}x{height}"),
                app.press("<Enter><Enter>").screen()
            );
        }
    }
}

/// The confidence of decisions is compared with the results, over all reviews of the library.
#[test]
fn confidence_is_compared_with_results_over_all_reviews() {
    for (language, words, name) in [
        (UiLanguage::English, pesee_core::deliberation::Language::En, "en"),
        (UiLanguage::French, pesee_core::deliberation::Language::Fr, "fr"),
    ] {
        let mut app = TestApp::new(language);
        app.press("c").misses("80");
        let folder = tempfile::tempdir().unwrap();
        let example = decided(words);
        std::fs::write(folder.path().join("unreviewed.toml"), &example).unwrap();
        for (nth, (sure, came_true)) in [(80, 100), (80, 20), (78, 50), (84, 70), (80, 90), (60, 0)].iter().enumerate()
        {
            let review = format!(
                "\n[[review]]\nat = 2026-11-20T09:00:00-05:00\ndecision = 2026-05-20T20:40:00-04:00\ncame_true = {came_true}\n"
            );
            let text = example.replace("confidence = 80", &format!("confidence = {sure}")) + &review;
            std::fs::write(folder.path().join(format!("{nth}.toml")), text).unwrap();
        }
        let start = pesee::ui::app::StartTarget::Library;
        let mut app = TestApp::over(language, folder, start, 80, 24);
        assert_snapshot!(format!("review/how-sure.{name}.80x24"), app.press("c").screen());
        app.press("<Esc>").sees("7 ");
    }
}

/// A new choice does not overwrite an earlier decision and has no review date.
#[test]
fn choosing_again_on_another_day_adds_a_decision() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &decided(pesee_core::deliberation::Language::En));
    app.press("w<Down><Enter>").wait(3);
    let document = app.document();
    let chosen: Vec<_> = document.decisions().iter().map(|decision| decision.option.clone()).collect();
    assert_eq!(chosen, [Some(id("keep-both")), Some(id("pause-personal"))]);
    assert_eq!(document.head().review_on, None);
    assert_eq!(document.decisions()[1].because, None);
    // On the same day, the choice changes the existing decision.
    app.press("<BackTab><Home><Enter>").wait(3);
    assert_eq!(app.document().decisions().len(), 2);
}

#[test]
fn a_second_review_on_the_same_day_replaces_the_first() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &decided(pesee_core::deliberation::Language::En));
    let through = "<Enter><Enter><Enter><Enter><Enter><Enter>";
    app.press("<Enter>60")
        .press(through)
        .press("<Enter>")
        .wait(3)
        .sees("You were 80% sure; 60% of what you expected came true");
    app.press("<Enter>30<Enter>").wait(3);
    let reviews = app.document().reviews().to_vec();
    assert_eq!(reviews.iter().map(|review| review.came_true.map(Percent::get)).collect::<Vec<_>>(), [Some(30.0)]);
}

/// The result of a review names the changes of this visit that moved the leader.
#[test]
fn the_end_of_a_review_says_what_changed_the_leader() {
    let mut app = TestApp::on_file(UiLanguage::English, "a.toml", &decided(pesee_core::deliberation::Language::En));
    app.press("<Enter>60<Enter>7<Enter><Enter><Down><Down><Down>30<Enter><Enter>");
    app.sees("The verdict today. “Pause mine").press(&"<Down>".repeat(12)).sees("Time and fatigue");
    assert!(app.screen().contains("of 100"), "{}", app.screen());
}

/// If the file is read-only, the deliberation stays decided and no new round is reported.
#[test]
fn a_read_only_file_cannot_start_another_round() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, decided(pesee_core::deliberation::Language::En)).unwrap();
    let start = pesee::ui::app::StartTarget::File(path.clone());
    let first = TestApp::over(UiLanguage::English, folder, start.clone(), 80, 24);
    let mut second = TestApp::beside(UiLanguage::English, first.folder.path(), start);
    second.sees("read only").press("r").misses("A new round").sees("You chose on 20 May 2026");
}
