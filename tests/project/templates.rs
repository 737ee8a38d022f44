//! The templates cover the questions of a person with two accounts, and have equal numbers of words for both sides.

use pesee::store::parse_document;
use pesee::walk::{EXAMPLE, TEMPLATES, find_template, is_yes_no};
use pesee_core::deliberation::*;

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
fn each_template_has_six_to_nine_criteria_with_words_of_equal_number_and_length() {
    for (name, language, document) in every() {
        assert!((6..=9).contains(&document.criteria().len()), "{name}");
        for criterion in document.criteria() {
            let ((con_words, con), (pro_words, pro)) = (words(&criterion.con), words(&criterion.pro));
            assert_eq!(con_words, pro_words, "{name} {language:?} {}", criterion.id);
            assert!(con.abs_diff(pro) <= 3, "{name} {language:?} {}: {con} and {pro}", criterion.id);
            assert!(con.max(pro) <= 26, "{name} {}: too long to stand on one line with the other", criterion.id);
            assert!(criterion.zero.is_some() && criterion.hint.is_some(), "{name} {}", criterion.id);
        }
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

#[test]
fn keeping_both_and_pausing_are_always_among_the_options() {
    for (name, _, document) in every() {
        assert!(document.option(&Id::new("keep-both").unwrap()).is_some(), "{name}");
        assert!(document.options().iter().any(|option| option.id.as_str().starts_with("pause")), "{name}");
        assert!(document.options().len() >= 3, "{name}");
        let question = document.head().question.as_deref().unwrap_or_default();
        assert!(!is_yes_no(question), "{name}: {question}");
    }
}

/// The points that a person with two accounts must find in each template.
#[test]
fn the_templates_cover_every_point_of_the_original_question() {
    let criterion =
        |name: &str, id: &str| document(name, Language::En).criterion(&Id::new(id).unwrap()).unwrap().clone();
    for name in ["two-accounts", "first-account"] {
        assert_eq!(criterion(name, "network").time_horizon(), TimeHorizon::Later);
        // The benefit comes with a career change, and a network takes time to build: both criteria apply later.
        assert_eq!(criterion(name, "career-change").time_horizon(), TimeHorizon::Later);
        assert_eq!(criterion(name, "head-start").time_horizon(), TimeHorizon::Later);
        assert_eq!(criterion(name, "ownership").time_horizon(), TimeHorizon::Later);
        assert_eq!(criterion(name, "name-safety").time_horizon(), TimeHorizon::Always);
        assert_eq!(criterion(name, "upkeep").time_horizon(), TimeHorizon::Now);
        assert_eq!(criterion(name, "clear-voice").time_horizon(), TimeHorizon::Now);
    }
    assert!(criterion("two-accounts", "upkeep").name.contains("fatigue"));
    let employer = document("employee-voice", Language::En);
    assert_eq!(employer.head().perspective, Some(Perspective::Employer));
    // Trust, professionalism and a prior policy are three conditions, each with its own state.
    for id in ["trust", "professionalism", "policy"] {
        let condition = employer.condition(&Id::new(id).unwrap()).unwrap();
        assert!(condition.is_blocking() && !condition.options().is_empty(), "{id}");
    }
    // The network benefits the firm now. The employee takes the network along later.
    assert_eq!(criterion("employee-voice", "reach").time_horizon(), TimeHorizon::Now);
    assert_eq!(criterion("employee-voice", "departure").time_horizon(), TimeHorizon::Later);
    assert_eq!(criterion("employee-voice", "ownership").time_horizon(), TimeHorizon::Later);
}
