//! Finds answers that deserve a second look. A caution is shown as one sentence and one suggestion; nothing is ever
//! blocked.

use pesee_core::deliberation::{
    Alternative, Condition, ConditionState, Deliberation, Fate, Holder, Id, Perspective, slugify,
};

use super::question::Question;

/// The id that the templates give to the condition about a policy.
const POLICY: &str = "policy";

#[derive(Clone, Debug, PartialEq)]
pub enum Caution {
    /// The main question can be answered by yes or no, which hides other options.
    YesNo,
    /// The document has fewer than three options; the value is their number.
    FewOptions(usize),
    /// An option ends an account or gives it away.
    IrreversibleFate {
        option: Id,
        account: Id,
        fate: Fate,
        /// An existing option with a milder fate for the account, if there is one; otherwise the caution offers to add
        /// one.
        gentler_option: Option<Id>,
    },
    /// A merge into the employer's account on a platform whose accounts belong to individuals.
    PersonalNetwork { platform: String },
    /// The employer has no policy, which some options require.
    PolicyMissing,
    /// Two criteria that may mean the same.
    NearDuplicates(Id, Id),
}

/// Returns the cautions about the answers to a question.
pub fn list_cautions(document: &Deliberation, question: &Question) -> Vec<Caution> {
    match question {
        Question::MainQuestion => {
            let text = document.head().question.as_deref().unwrap_or_default();
            if is_yes_no(text) { vec![Caution::YesNo] } else { Vec::new() }
        }
        Question::Options => {
            let count = document.options().len();
            let few_options = (count < 3).then_some(Caution::FewOptions(count));
            few_options
                .into_iter()
                .chain(document.options().iter().flat_map(|option| list_option_cautions(document, &option.id)))
                .collect()
        }
        Question::Criteria => {
            find_near_duplicates(document).into_iter().map(|(a, b)| Caution::NearDuplicates(a, b)).collect()
        }
        Question::Condition(id) => {
            document.condition(id).map(|c| list_condition_cautions(document, c, c.state)).unwrap_or_default()
        }
        Question::Choice => {
            let chosen = document.decisions().last().and_then(|decision| decision.option.as_ref());
            chosen.map(|option| list_option_cautions(document, option)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Returns the cautions about one option: irreversible fates, and merges on a platform of individuals.
pub fn list_option_cautions(document: &Deliberation, option: &Id) -> Vec<Caution> {
    let mut cautions = Vec::new();
    for (account, fate) in document.fates(option).filter(|(_, fate)| fate.is_final()) {
        let gentler = find_gentler_option(document, account, fate);
        cautions.push(Caution::IrreversibleFate {
            option: option.clone(),
            account: account.clone(),
            fate: fate.clone(),
            gentler_option: gentler,
        });
        let Fate::Merge(into) = fate else { continue };
        let (from, into) = (document.account(account), document.account(into));
        let is_into_employer = into.is_some_and(|into| into.holder == Some(Holder::Employer));
        let platforms = [from, into].into_iter().flatten().filter_map(|account| account.platform.as_deref());
        if let Some(platform) = platforms.into_iter().find(|platform| is_into_employer && is_personal_network(platform))
        {
            cautions.push(Caution::PersonalNetwork { platform: platform.to_owned() });
        }
    }
    cautions
}

/// Returns an option with a milder fate for `account`: slowing down, a pause or parking, or handing over instead of
/// ending if the account is the employer's.
fn find_gentler_option(document: &Deliberation, account: &Id, current: &Fate) -> Option<Id> {
    let is_employers = document.account(account).is_some_and(|account| account.holder == Some(Holder::Employer));
    let is_gentler = |fate: &Fate| match fate {
        Fate::Slow | Fate::Pause | Fate::Park => true,
        Fate::HandOver => is_employers && *current != Fate::HandOver,
        _ => false,
    };
    let fits = |option: &&Alternative| document.fate(&option.id, account).is_some_and(is_gentler);
    document.options().iter().find(fits).map(|option| option.id.clone())
}

/// Returns the cautions about a condition whose answer is `state`.
pub fn list_condition_cautions(
    document: &Deliberation,
    condition: &Condition,
    state: Option<ConditionState>,
) -> Vec<Caution> {
    let is_employers = document.head().perspective == Some(Perspective::Employer);
    let is_policy_missing = condition.id.as_str() == POLICY && state == Some(ConditionState::Unmet);
    if is_employers && is_policy_missing { vec![Caution::PolicyMissing] } else { Vec::new() }
}

/// Returns whether the accounts of a platform belong to individuals and not to companies.
pub fn is_personal_network(platform: &str) -> bool {
    ["linkedin", "xing", "viadeo", "orcid", "researchgate"].iter().any(|known| slugify(platform).contains(known))
}

/// Returns whether a question, in English or French, can be answered by yes or no. A question that lists alternatives,
/// or that starts with how, what or which, cannot.
pub fn is_yes_no(question: &str) -> bool {
    let text = question.to_lowercase().replace('’', "'");
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|w| !w.is_empty()).collect();
    let [first, ..] = words.as_slice() else { return false };
    const OPEN_QUESTION_WORDS: [&str; 24] = [
        "how",
        "what",
        "which",
        "who",
        "whom",
        "where",
        "when",
        "why",
        "comment",
        "que",
        "quoi",
        "qu'est-ce",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "qui",
        "où",
        "quand",
        "pourquoi",
        "combien",
        "lequel",
        "laquelle",
        "jusqu'où",
    ];
    // The "que" of "est-ce que" is not an interrogative word.
    if *first != "est-ce" && words.iter().take(3).any(|word| OPEN_QUESTION_WORDS.contains(word)) {
        return false;
    }
    let names_several = words.windows(2).any(|pair| match pair {
        [or, next] => (*or == "or" && *next != "not") || (*or == "ou" && !matches!(*next, "non" | "pas")),
        _ => false,
    });
    if names_several {
        return false;
    }
    const YES_NO_FIRST_WORDS: [&str; 24] = [
        "should",
        "shall",
        "can",
        "could",
        "may",
        "might",
        "must",
        "do",
        "does",
        "did",
        "is",
        "are",
        "am",
        "was",
        "will",
        "would",
        "has",
        "have",
        "had",
        "est-ce",
        "faut-il",
        "dois-je",
        "devrais-je",
        "puis-je",
    ];
    const INVERSION_ENDINGS: [&str; 9] = ["-il", "-elle", "-on", "-je", "-nous", "-vous", "-ils", "-elles", "-tu"];
    let is_question = question.trim_end().ends_with('?');
    let starts_with_infinitive =
        is_question && ["er", "ir", "re"].iter().any(|end| first.len() > 4 && first.ends_with(end));
    YES_NO_FIRST_WORDS.contains(first)
        || words.iter().take(4).any(|word| INVERSION_ENDINGS.iter().any(|end| word.ends_with(end)))
        || starts_with_infinitive
}

/// Returns the pairs of criteria that count and share most of their words.
fn find_near_duplicates(document: &Deliberation) -> Vec<(Id, Id)> {
    let counting: Vec<(&Id, Vec<String>)> =
        document.criteria().iter().filter(|c| c.may_count()).map(|c| (&c.id, significant_words(&c.name))).collect();
    let mut duplicates = Vec::new();
    for (at, (a, words_a)) in counting.iter().enumerate() {
        for (b, words_b) in counting.iter().skip(at + 1) {
            if are_near_duplicates(words_a, words_b) {
                duplicates.push(((*a).clone(), (*b).clone()));
            }
        }
    }
    duplicates
}

fn significant_words(name: &str) -> Vec<String> {
    const STOP_WORDS: [&str; 40] = [
        "a", "an", "the", "of", "to", "in", "on", "for", "my", "our", "their", "i", "it", "is", "and", "who", "what",
        "when", "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "a", "au", "en", "mon", "ma", "mes", "et",
        "que", "qui", "se", "on", "pour",
    ];
    slugify(name).split('-').filter(|word| !word.is_empty() && !STOP_WORDS.contains(word)).map(str::to_owned).collect()
}

/// Returns whether at least two thirds of the words are common to both names. Words with the same first five letters
/// count as common.
fn are_near_duplicates(a: &[String], b: &[String]) -> bool {
    let same = |x: &String, y: &String| x == y || (x.len() > 4 && y.len() > 4 && x.get(..5) == y.get(..5));
    let common = a.iter().filter(|x| b.iter().any(|y| same(x, y))).count();
    common > 0 && 3 * (2 * common) >= 2 * (a.len() + b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_or_no() {
        for question in [
            "Should I close my Twitter account?",
            "Is it time to stop?",
            "Should I merge them or not?",
            "Faut-il fermer mon compte?",
            "Est-ce que je ferme mon compte ?",
            "Mon employeur devrait-il reprendre le compte?",
            "Laisser les employés parler de l'entreprise depuis leur compte personnel ?",
        ] {
            assert!(is_yes_no(question), "{question}");
        }
        for question in [
            "",
            "Keep both accounts, merge them, pause one or close one?",
            "What becomes of my account and of my employer's?",
            "How far may our people speak for us?",
            "Que faire de mon compte et de celui de mon employeur?",
            "Garder les deux ou fermer le mien?",
            "Two accounts",
        ] {
            assert!(!is_yes_no(question), "{question}");
        }
    }

    #[test]
    fn slowing_down_is_gentler_than_closing() {
        let text = "format = 1\n[deliberation]\ntitle = \"x\"\n[[account]]\nid = \"mine\"\n\
                    [[option]]\nid = \"end\"\nname = \"End\"\nfate = { mine = \"close\" }\n\
                    [[option]]\nid = \"keep\"\nname = \"Keep\"\nfate = { mine = \"keep\" }\n\
                    [[option]]\nid = \"ease\"\nname = \"Ease\"\nfate = { mine = \"slow\" }\n";
        let document = crate::store::parse_document(text.as_bytes()).unwrap();
        let about = |option: &str| list_option_cautions(&document, &Id::new(option).unwrap());
        let gentler = |caution: &Caution| match caution {
            Caution::IrreversibleFate { gentler_option, .. } => gentler_option.clone(),
            _ => None,
        };
        assert_eq!(about("end").iter().filter_map(gentler).collect::<Vec<_>>(), [Id::new("ease").unwrap()]);
        assert!(about("ease").is_empty() && about("keep").is_empty());
    }

    #[test]
    fn criteria_that_may_be_one() {
        let alike = |a: &str, b: &str| super::are_near_duplicates(&significant_words(a), &significant_words(b));
        assert!(alike("Time and fatigue", "The time and the fatigue of it"));
        assert!(alike("Le réseau", "Mon réseau"));
        assert!(!alike("The network I built", "Readers know who is speaking"));
    }
}
