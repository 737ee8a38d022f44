//! The templates cover the questions of a person with two accounts, and have equal numbers of words for both sides.

use std::collections::BTreeSet;

use pesee::phrases::{offer_name, reader_language};
use pesee::store::parse_document;
use pesee::text::Locale;
use pesee::walk::{
    Answer, AnswerChoice, Caution, EXAMPLE, OptionOffer, Question, SafeguardKind, TEMPLATES, add_option,
    edit_for_answer, find_template, is_answered, is_yes_no, list_cautions, list_option_lines, list_possible_fates,
    list_questions, list_safeguards, review,
};
use pesee_core::deliberation::*;
use pesee_core::method::Figures;

fn document(name: &str, language: Language) -> Deliberation {
    parse_document(find_template(name).unwrap().text(language).as_bytes()).unwrap()
}

fn every() -> impl Iterator<Item = (&'static str, Language, Deliberation)> {
    let each = |template: &'static pesee::walk::Template| {
        Language::ALL.iter().map(move |language| (template.name, *language, document(template.name, *language)))
    };
    TEMPLATES.iter().flat_map(each)
}

fn words(text: &Option<String>) -> (usize, usize) {
    let text = text.as_deref().unwrap();
    (text.split_whitespace().count(), text.chars().count())
}

#[test]
fn each_template_has_at_most_six_criteria_with_words_of_equal_number_and_length() {
    for (name, language, document) in every() {
        assert!((3..=6).contains(&document.criteria().len()), "{name}");
        let zero = if language == Language::En { "as it is today" } else { "comme aujourd'hui" };
        for criterion in document.criteria() {
            let ((con_words, con), (pro_words, pro)) = (words(&criterion.con), words(&criterion.pro));
            assert_eq!(con_words, pro_words, "{name} {language:?} {}", criterion.id);
            assert!(con.abs_diff(pro) <= 3, "{name} {language:?} {}: {con} and {pro}", criterion.id);
            assert!(con.max(pro) <= 26, "{name} {}: too long to stand on one line with the other", criterion.id);
            assert_eq!(criterion.zero.as_deref(), Some(zero), "{name} {}", criterion.id);
            assert!(
                criterion.hint.as_deref().is_some_and(|hint| hint.ends_with(['?', '.'])),
                "{name} {}",
                criterion.id
            );
        }
    }
}

/// Two criteria that are the same thing would count it twice.
#[test]
fn no_two_criteria_are_alike() {
    for (name, language, document) in every().chain(example()) {
        let found = list_cautions(&document, &Question::Criteria);
        assert!(found.is_empty(), "{name} {language:?}: {found:?}");
        let texts = |text: fn(&Criterion) -> Option<&String>| {
            let all: Vec<_> = document.criteria().iter().filter_map(text).collect();
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{name} {language:?}: {all:?}");
        };
        texts(|criterion| Some(&criterion.name));
        texts(|criterion| criterion.hint.as_ref());
        texts(|criterion| criterion.con.as_ref());
        texts(|criterion| criterion.pro.as_ref());
    }
}

/// As many criteria speak for the present as for the years ahead, or one more or less.
#[test]
fn the_present_and_the_years_ahead_are_asked_about_alike() {
    for (name, _, document) in every() {
        let count = |when| document.criteria().iter().filter(|criterion| criterion.time_horizon() == when).count();
        let (now, later) = (count(TimeHorizon::Now), count(TimeHorizon::Later));
        assert!(later > 0 && now.abs_diff(later) <= 1, "{name}: {now} now, {later} later");
    }
}

#[test]
fn a_template_has_no_ratings_weights_or_feelings() {
    for (name, _, document) in every() {
        let mut people = document.people();
        let me = people.remove(0);
        assert!(document.ratings(me.id).is_none() && document.weights(me.id).is_none(), "{name}");
        assert!(document.first_feeling(me.id).is_none() && document.decisions().is_empty(), "{name}");
        let weighed = |criterion: &Criterion| criterion.rank.is_some() || criterion.weight.is_some();
        assert!(!document.criteria().iter().any(weighed) && document.weighing().later.is_none(), "{name}");
        assert!(document.conditions().iter().all(|condition| condition.state.is_none()), "{name}");
    }
}

#[test]
fn both_languages_have_the_same_structure() {
    for template in TEMPLATES.iter().chain([&EXAMPLE]) {
        let (english, french) = (document(template.name, Language::En), document(template.name, Language::Fr));
        for list in List::ALL {
            assert_eq!(english.entry_ids(list), french.entry_ids(list), "{}", template.name);
        }
        for option in english.options() {
            assert_eq!(english.fates(&option.id).collect::<Vec<_>>(), french.fates(&option.id).collect::<Vec<_>>());
        }
        let when =
            |document: &Deliberation| document.criteria().iter().map(Criterion::time_horizon).collect::<Vec<_>>();
        assert_eq!(when(&english), when(&french), "{}", template.name);
        let numbers = |document: &Deliberation| {
            pesee_core::method::Figures::without_draws(document).ranking_unchecked().scores.clone()
        };
        assert_eq!(numbers(&english), numbers(&french), "{}", template.name);
        assert_eq!(french.language(), Some(Language::Fr));
    }
}

/// Returns every option that the walk lists for a new deliberation: those of the template and the offered ones.
fn listed(document: &Deliberation) -> Vec<OptionOffer> {
    list_option_lines(document, Some(document))
}

fn names(document: &Deliberation, language: Language) -> Vec<String> {
    let locale = Locale::new(reader_language(language));
    listed(document).iter().map(|offer| offer_name(&locale, document, offer).to_string()).collect()
}

#[test]
fn each_template_has_its_options_and_offers() {
    let offered = |name, language| names(&document(name, language), language);
    assert_eq!(
        offered("two-accounts", Language::En),
        [
            "Keep both",
            "Keep both, pause mine and say so",
            "Merge mine into the employer's",
            "Close mine",
            "Keep both, slow down on mine",
            "Pause both and say so",
            "Pause the employer's and say so",
            "Park mine: keep the name, write nothing",
            "Park the employer's: keep the name, write nothing",
            "Hand mine over to somebody",
            "Hand the employer's over to somebody",
            "Close the employer's",
            "Merge the employer's into mine",
            "Change nothing, and ask again in three months",
        ]
    );
    assert_eq!(
        offered("first-account", Language::En),
        [
            "Open one in my own name",
            "Open the employer's only",
            "Open both: one in my name, one for the employer",
            "Wait, ask again in three months",
        ]
    );
    assert_eq!(
        offered("employee-voice", Language::En),
        [
            "Everyone who wants to",
            "A few volunteers",
            "Only the firm's own account",
            "Write the policy first, decide in three months",
            "Keep both, slow down on ours",
            "Pause theirs until a policy is ready",
            "Pause ours and say so",
            "Hand ours to a few people",
            "Change nothing, and ask again in three months",
        ]
    );
    for template in TEMPLATES {
        let (english, french) = (offered(template.name, Language::En), offered(template.name, Language::Fr));
        assert_eq!(english.len(), french.len(), "{}", template.name);
        assert!(english.iter().zip(&french).all(|(english, french)| english != french), "{french:?}");
    }
    for (name, _, document) in every() {
        assert!(document.option(&Id::new("keep-both").unwrap()).is_some(), "{name}");
        assert!(document.options().len() >= 3, "{name}");
        let question = document.head().question.as_deref().unwrap_or_default();
        assert!(!is_yes_no(question), "{name}: {question}");
    }
}

/// Before the first account, nothing is asked about an account, and nothing is done with one but opening it.
#[test]
fn the_first_account_presumes_no_account() {
    for language in Language::ALL {
        let mut document = document("first-account", *language);
        let asks_about_accounts = |document: &Deliberation| {
            list_questions(document).iter().any(|question| matches!(question, Question::Account(_)))
        };
        assert!(!asks_about_accounts(&document));
        for option in listed(&document) {
            assert!(option.fates.values().all(|fate| *fate == Fate::Open), "{option:?}");
        }
        for account in document.accounts() {
            assert_eq!(list_possible_fates(&document, &account.id), [Some(Fate::Open), None]);
        }
        // The account questions do not come back when the options are removed or replaced.
        for option in document.options().to_vec() {
            document.apply(&Edit::remove_option(&document, &option.id)).unwrap();
            assert!(!asks_about_accounts(&document));
        }
        document.apply(&add_option(&document, "Write letters").0).unwrap();
        assert!(!asks_about_accounts(&document));
    }
    // An account with a platform exists, so it is asked about.
    let mut known = document("first-account", Language::En);
    let platform = FieldPath::Account(Id::new("personal").unwrap(), AccountField::Platform);
    known.apply(&Edit::set_typed(&known, platform, &"Mastodon".to_owned())).unwrap();
    assert!(list_questions(&known).iter().any(|question| matches!(question, Question::Account(_))));
    assert!(list_questions(&document("two-accounts", Language::En)).iter().any(|q| matches!(q, Question::Account(_))));
}

/// "No" rules an option out, so each question says whom it concerns, and only a policy that forbids is a "no".
#[test]
fn the_conditions_say_what_they_ask() {
    let conditions = |name, language| {
        let document = document(name, language);
        let line = |condition: &Condition| {
            let options: Vec<&str> = condition.options().iter().map(Id::as_str).collect();
            assert!(condition.is_blocking());
            format!("{} ({})", condition.question, options.join(", "))
        };
        document.conditions().iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(
        conditions("two-accounts", Language::En),
        ["Does a written policy allow merging your account into the employer's? (merge-into-employer)"]
    );
    assert_eq!(
        conditions("two-accounts", Language::Fr),
        ["Une politique écrite permet-elle d'intégrer votre compte à celui de l'employeur? (merge-into-employer)"]
    );
    assert_eq!(
        conditions("first-account", Language::En),
        ["Are you free to write in your own name (no policy forbids it)? (open-personal, keep-both)"]
    );
    assert_eq!(
        conditions("first-account", Language::Fr),
        ["Êtes-vous libre d'écrire en votre nom (aucune politique ne l'interdit)? (open-personal, keep-both)"]
    );
    assert_eq!(
        conditions("employee-voice", Language::En),
        [
            "Do you trust the people concerned? (keep-both, some)",
            "Do they write professionally? (keep-both, some)",
            "Is there a clear written policy on social media? (keep-both, some)",
        ]
    );
    assert_eq!(
        conditions("employee-voice", Language::Fr),
        [
            "Avez-vous confiance en ces personnes? (keep-both, some)",
            "Écrivent-elles avec professionnalisme? (keep-both, some)",
            "Une politique claire et écrite encadre-t-elle les médias sociaux? (keep-both, some)",
        ]
    );
}

/// An employer without a policy is told that writing it can be the first step, whatever is chosen.
#[test]
fn a_missing_policy_offers_to_write_it_as_the_first_step() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let policy = Id::new("policy").unwrap();
    for chosen in ["keep-both", "firm-only", "policy-first"] {
        let first_step = |state| {
            let mut document = document("employee-voice", Language::En);
            let set_state = FieldPath::Condition(policy.clone(), ConditionField::State);
            document.apply(&Edit::set_typed(&document, set_state, &state)).unwrap();
            let choice = Answer::Choice(AnswerChoice::Option(Id::new(chosen).unwrap()));
            let edit = edit_for_answer(&document, &Question::Choice, &choice, crate::common::moment());
            document.apply(&edit.unwrap()).unwrap();
            let cautions = list_cautions(&document, &Question::Condition(policy.clone()));
            let steps = list_safeguards(&document, today);
            assert!(steps.iter().filter(|step| step.kind == SafeguardKind::WritePolicy).count() <= 1);
            (cautions, steps.first().map(|step| (step.kind, step.account.to_string())))
        };
        let (cautions, first) = first_step(ConditionState::Unmet);
        assert_eq!(first, Some((SafeguardKind::WritePolicy, "employee".to_owned())), "{chosen}");
        assert_eq!(cautions, [Caution::PolicyMissing]);
        let (cautions, first) = first_step(ConditionState::Met);
        assert_ne!(first.map(|(kind, _)| kind), Some(SafeguardKind::WritePolicy), "{chosen}");
        assert!(cautions.is_empty());
    }
}

fn example() -> impl Iterator<Item = (&'static str, Language, Deliberation)> {
    Language::ALL.iter().map(|language| ("example", *language, example_at(*language, crate::common::moment())))
}

fn example_at(language: Language, now: Moment) -> Deliberation {
    parse_document(EXAMPLE.text_at(language, now).as_bytes()).unwrap()
}

/// The example was decided six months before it is opened, at any time of the year, and its review is due.
#[test]
fn the_example_is_dated_relative_to_today() {
    let mut day = chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    for _ in 0..800 {
        let now = Moment::parse_from_rfc3339(&format!("{day}T09:00:00+05:30")).unwrap();
        let example = example_at(Language::En, now);
        let decided_on = example.decisions().last().unwrap().at.at.unwrap();
        assert_eq!(Some(decided_on.date_naive()), day.checked_sub_months(chrono::Months::new(6)), "{day}");
        assert_eq!(decided_on.offset(), now.offset());
        assert!(review::is_due(&example, day), "{day}");
        let age = (day - example.head().review_on.unwrap()).num_days();
        assert!((0..=3).contains(&age), "{day}: the review is due since {age} days");
        let logged = example.visits().iter().map(|visit| visit.at.at.unwrap());
        assert!(logged.chain(example.head().updated).all(|at| at < now), "{day}");
        // What is known about an account is not about today.
        assert_eq!(example.accounts()[0].since, example_at(Language::En, crate::common::moment()).accounts()[0].since);
        day = day.succ_opt().unwrap();
    }
}

/// Every question has an answer, and what the log says about earlier visits is what the program computes for them.
#[test]
fn the_example_is_complete_and_its_figures_are_true() {
    for (_, language, example) in example() {
        let me = example.people().remove(0).id.clone();
        let unanswered: Vec<_> = list_questions(&example)
            .into_iter()
            .filter(|question| !matches!(question, Question::Title | Question::Options | Question::Criteria))
            .filter(|question| !matches!(question, Question::DecideBy | Question::OptionFromCriteria))
            .filter(|question| !matches!(question, Question::Verdict) && !is_answered(&example, question))
            .collect();
        assert!(unanswered.iter().all(|question| *question == Question::Seats), "{unanswered:?}");
        let feeling = example.first_feeling(&me).unwrap();
        let decision = example.decisions().last().unwrap();
        assert_ne!(feeling.option, decision.option, "the first feeling and the choice differ, as they often do");
        let weight = FieldPath::Criterion(Id::new("time").unwrap(), CriterionField::Weight);
        assert_eq!(example.visits().len(), 3);
        for (visit, points) in example.visits().iter().zip([6.0, 7.0, 8.0]) {
            let mut then = example.clone();
            then.apply(&Edit::set_typed(&then, weight.clone(), &Points::new(points).unwrap())).unwrap();
            let figures = Figures::without_draws(&then);
            let ranking = figures.ranking_unchecked();
            assert_eq!(visit.verdict, Some(figures.verdict().outcome), "{points}");
            let options = then.options().iter().zip(&ranking.scores);
            for (option, score) in options.filter(|(option, _)| option.id.as_str() != "merge-into-employer") {
                let logged = visit.scores.as_ref().unwrap()[&option.id];
                assert!((logged - score.score).abs() < 0.0001, "{points} {}: {}", option.id, score.score);
            }
        }
        // The verdict names what it depends on: a weight, the lens and a rating.
        let because = Figures::without_draws(&example).verdict().fragility_reasons.clone();
        assert_eq!(because.len(), 3, "{language:?}: {because:?}");
    }
}

/// The points that a person with two accounts must find in each template.
#[test]
fn the_templates_cover_every_point_of_the_original_question() {
    let when =
        |name: &str, id: &str| document(name, Language::En).criterion(&Id::new(id).unwrap()).unwrap().time_horizon();
    for name in ["two-accounts", "first-account"] {
        assert_eq!(when(name, "network"), TimeHorizon::Later);
        assert_eq!(when(name, "name"), TimeHorizon::Always);
        assert_eq!(when(name, "time"), TimeHorizon::Now);
    }
    // The benefit comes with a change of jobs.
    assert_eq!(when("two-accounts", "career"), TimeHorizon::Later);
    assert_eq!(when("two-accounts", "voice"), TimeHorizon::Now);
    assert_eq!(when("two-accounts", "employer"), TimeHorizon::Now);
    assert_eq!(when("first-account", "freedom"), TimeHorizon::Always);
    // A network takes time to build.
    for (name, id, sentence) in [
        ("two-accounts", "career", "built on the day you need it"),
        ("first-account", "network", "You cannot build it on the day you need it"),
    ] {
        let document = document(name, Language::En);
        let hint = document.criterion(&Id::new(id).unwrap()).unwrap().hint.clone().unwrap();
        assert!(hint.contains(sentence), "{hint}");
    }
    assert_eq!(document("employee-voice", Language::En).head().perspective, Some(Perspective::Employer));
    // The network benefits the firm now. The employee takes the network along later.
    assert_eq!(when("employee-voice", "reach"), TimeHorizon::Now);
    assert_eq!(when("employee-voice", "departure"), TimeHorizon::Later);
    assert_eq!(when("employee-voice", "fairness"), TimeHorizon::Later);
}
