//! What is questioned, never blocked: each one sentence and one offer.

use pesee_core::deliberation::{Alternative, Deliberation, Fate, Holder, Id, slugify};

use super::question::Question;

/// Something worth a second look.
#[derive(Clone, Debug, PartialEq)]
pub enum Caution {
    /// The question can be answered by yes or no: what else could be done?
    YesNo,
    /// Fewer than three options.
    FewOptions(usize),
    /// An option ends an account: what is lost, and who may take the name.
    IrreversibleFate {
        /// The option.
        option: Id,
        /// The account.
        account: Id,
        /// What becomes of it.
        fate: Fate,
        /// An option among those taken that ends less, if there is one: then none need be offered.
        gentler_option: Option<Id>,
    },
    /// A merge into the employer's account on a platform of individuals.
    PersonalNetwork {
        /// The platform.
        platform: String,
    },
    /// Two criteria that may be one.
    NearDuplicates(Id, Id),
}

/// What to look at again at a question.
pub fn list_cautions(document: &Deliberation, ask: &Question) -> Vec<Caution> {
    match ask {
        Question::MainQuestion => {
            let question = document.head().question.as_deref().unwrap_or_default();
            if is_yes_no(question) { vec![Caution::YesNo] } else { Vec::new() }
        }
        Question::Options => {
            let count = document.options().len();
            let few = (count < 3).then_some(Caution::FewOptions(count));
            few.into_iter()
                .chain(document.options().iter().flat_map(|option| list_option_cautions(document, &option.id)))
                .collect()
        }
        Question::Criteria => {
            find_near_duplicates(document).into_iter().map(|(a, b)| Caution::NearDuplicates(a, b)).collect()
        }
        Question::Choice => {
            let chosen = document.decisions().last().and_then(|decision| decision.option.as_ref());
            chosen.map(|option| list_option_cautions(document, option)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What to look at again with one option: an account it ends, a merge that a platform of individuals speaks against.
pub fn list_option_cautions(document: &Deliberation, option: &Id) -> Vec<Caution> {
    let mut found = Vec::new();
    for (account, fate) in document.fates(option).filter(|(_, fate)| fate.is_final()) {
        let gentler = find_gentler_option(document, account, fate);
        found.push(Caution::IrreversibleFate {
            option: option.clone(),
            account: account.clone(),
            fate: fate.clone(),
            gentler_option: gentler,
        });
        let Fate::Merge(into) = fate else { continue };
        let (from, into) = (document.account(account), document.account(into));
        let to_firm = into.is_some_and(|into| into.holder == Some(Holder::Employer));
        let platforms = [from, into].into_iter().flatten().filter_map(|account| account.platform.as_deref());
        if let Some(platform) = platforms.into_iter().find(|platform| to_firm && is_personal_network(platform)) {
            found.push(Caution::PersonalNetwork { platform: platform.to_owned() });
        }
    }
    found
}

/// An option under which less becomes of `account`: it rests; or, where it is the employer's and would end, somebody
/// takes it over.
fn find_gentler_option(document: &Deliberation, account: &Id, than: &Fate) -> Option<Id> {
    let employers = document.account(account).is_some_and(|account| account.holder == Some(Holder::Employer));
    let is_gentler = |fate: &Fate| match fate {
        Fate::Pause | Fate::Park => true,
        Fate::HandOver => employers && *than != Fate::HandOver,
        _ => false,
    };
    let fits = |option: &&Alternative| document.fate(&option.id, account).is_some_and(is_gentler);
    document.options().iter().find(fits).map(|option| option.id.clone())
}

/// Whether a platform is a network of individuals, not of firms.
pub fn is_personal_network(platform: &str) -> bool {
    ["linkedin", "xing", "viadeo", "orcid", "researchgate"].iter().any(|known| slugify(platform).contains(known))
}

/// Whether a question can be answered by yes or no, in English or French. A question that names several ways, or
/// asks how, what or which, cannot.
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
    // The "que" of "est-ce que" asks nothing by itself.
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
    let asks = question.trim_end().ends_with('?');
    let infinitive = asks && ["er", "ir", "re"].iter().any(|end| first.len() > 4 && first.ends_with(end));
    YES_NO_FIRST_WORDS.contains(first)
        || words.iter().take(4).any(|word| INVERSION_ENDINGS.iter().any(|end| word.ends_with(end)))
        || infinitive
}

/// Pairs of counting criteria that share most of their words.
fn find_near_duplicates(document: &Deliberation) -> Vec<(Id, Id)> {
    let counting: Vec<(&Id, Vec<String>)> =
        document.criteria().iter().filter(|c| c.may_count()).map(|c| (&c.id, significant_words(&c.name))).collect();
    let mut found = Vec::new();
    for (at, (a, words_a)) in counting.iter().enumerate() {
        for (b, words_b) in counting.iter().skip(at + 1) {
            if are_near_duplicates(words_a, words_b) {
                found.push(((*a).clone(), (*b).clone()));
            }
        }
    }
    found
}

fn significant_words(name: &str) -> Vec<String> {
    const STOP_WORDS: [&str; 40] = [
        "a", "an", "the", "of", "to", "in", "on", "for", "my", "our", "their", "i", "it", "is", "and", "who", "what",
        "when", "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "a", "au", "en", "mon", "ma", "mes", "et",
        "que", "qui", "se", "on", "pour",
    ];
    slugify(name).split('-').filter(|word| !word.is_empty() && !STOP_WORDS.contains(word)).map(str::to_owned).collect()
}

/// Two thirds of the words or more in common; words alike in their first five letters count as common.
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
    fn criteria_that_may_be_one() {
        let alike = |a: &str, b: &str| super::are_near_duplicates(&significant_words(a), &significant_words(b));
        assert!(alike("Time and fatigue", "The time and the fatigue of it"));
        assert!(alike("Le réseau", "Mon réseau"));
        assert!(!alike("The network I built", "Readers know who is speaking"));
    }
}
