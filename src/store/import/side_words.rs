//! The words and phrases that name a side, such as "Pros" or "Points forts", at the beginning or the end of a text.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::side::Side;
use pesee_core::deliberation::slugify;

/// Whether a word at the beginning of a heading is a side whatever follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    Strong,
    /// The word also begins the names of options: "For my readers", "Plus d'abonnés", "Pro account".
    Weak,
}

/// Words that name a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) side: Side,
    pub(super) strength: Strength,
    /// Whether the words are also written before an item, as in "Pro: text".
    pub(super) is_for_items: bool,
    /// Whether an option follows directly, as in "For: keeping both".
    pub(super) is_preposition: bool,
}

/// Phrases without accents, with `-` between their words.
const STRONG_PRO: &str = "pros pro-s advantages advantage benefits benefit strengths strong-points upsides upside positives \
     pluses plusses plus-points perks merits good-points good-sides good-things good-parts the-good \
     positive-points positive-aspects positive-sides likes what-i-like what-i-gain what-i-would-gain \
     what-speaks-for what-speaks-for-it what-works what-is-good what-s-good arguments-for arguments-in-favor arguments-in-favour in-favor in-favour in-favor-of in-favour-of reasons-for reasons-to points-for opportunities avantages avantage benefices atouts atout points-forts point-fort points-positifs \
     point-positif bons-cotes bon-cote cotes-positifs cote-positif aspects-positifs aspects-favorables \
     les-plus le-pour les-pour les-pours qualites opportunites en-faveur arguments-pour arguments-en-faveur arguments-favorables raisons-de raisons-pour ce-qui-est-bien ce-que-j-aime ce-que-je-gagne \
     ce-qui-parle-pour ce-qui-plaide-pour ce-qui-marche ce-qui-me-plait les-avantages";
const STRONG_CON: &str = "cons con-s disadvantages disadvantage drawbacks drawback downsides downside weaknesses weak-points \
     negatives minuses minus-points bad-points bad-sides bad-things bad-parts the-bad negative-points \
     negative-aspects negative-sides caveats dislikes what-i-dislike what-i-don-t-like what-i-lose what-i-would-lose what-speaks-against what-speaks-against-it what-doesn-t-work what-does-not-work what-is-bad what-s-bad arguments-against reasons-against reasons-not-to points-against threats \
     inconvenients inconvenient desavantages desavantage points-faibles point-faible points-negatifs \
     point-negatif mauvais-cotes mauvais-cote cotes-negatifs cote-negatif aspects-negatifs aspects-defavorables faiblesses faiblesse les-moins le-contre les-contre les-contres defauts menaces freins \
     arguments-contre arguments-defavorables raisons-de-ne-pas raisons-contre ce-qui-est-mal ce-que-je-n-aime-pas ce-que-je-perds ce-qui-parle-contre ce-qui-plaide-contre ce-qui-ne-marche-pas ce-qui-me-deplait";
const WEAK_PRO: &str = "pro for good great plus pour bien bon bons positive positif positifs strength forces force gains \
     gain like favorable favourable";
const WEAK_CON: &str = "con against bad minus contre moins mal mauvais negative negatif negatifs weakness risks risk costs \
     cost limits limitations risques risque couts cout limites losses pertes unfavorable defavorable not-good";
const WEAK_NEUTRAL: &str = "neutral neutrals neutre neutres points-neutres neutral-points";

/// Words that are written before an item, apart from plurals and phrases.
const FOR_ITEMS: &str = "pro pros con cons advantage advantages disadvantage disadvantages benefit benefits drawback \
     drawbacks downside downsides upside upsides strength strengths weakness weaknesses plus minus \
     positive positives negative negatives good bad for against pour contre avantage avantages \
     inconvenient inconvenients desavantage desavantages atout atouts point-fort points-forts point-faible points-faibles point-positif point-negatif bien mal bon mauvais neutral neutre";

/// Words before the word for a side: "The main advantages".
const DETERMINERS: &str = "its his her their son sa ses leurs the le la les l my mes our nos des main key some other further \
     additional biggest major possible potential principaux principales autres quelques what are quels \
     quelles sont a-few list-of liste of d";

/// Returns whether a list of words separated by spaces contains a word.
fn contains(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Returns the phrase that consists of these words.
fn find_phrase(words: &str) -> Option<Phrase> {
    static PHRASES: OnceLock<HashMap<&str, Phrase>> = OnceLock::new();
    let all = PHRASES.get_or_init(|| {
        let lists = [
            (STRONG_PRO, Side::Pro, Strength::Strong),
            (STRONG_CON, Side::Con, Strength::Strong),
            (WEAK_PRO, Side::Pro, Strength::Weak),
            (WEAK_CON, Side::Con, Strength::Weak),
            (WEAK_NEUTRAL, Side::Neutral, Strength::Weak),
        ];
        let phrases = lists.into_iter().flat_map(|(words, side, strength)| {
            words.split(' ').map(move |words| {
                let is_for_items = contains(FOR_ITEMS, words);
                let is_preposition = matches!(words, "for" | "against" | "pour" | "contre");
                (words, Phrase { side, strength, is_for_items, is_preposition })
            })
        });
        phrases.collect()
    });
    all.get(words).copied()
}

/// The words of a text, each with its end.
fn split_words(text: &str) -> Vec<(String, usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((slugify(text.get(from..at).unwrap_or_default()), from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Finds the longest phrase at the beginning of a text. Returns it with the rest of the text.
pub(super) fn find_phrase_at_start(text: &str) -> Option<(Phrase, &str)> {
    // A phrase has at most six words, and a few determiners stand before it.
    let beginning: String = text.chars().take(80).collect();
    let words = split_words(&beginning);
    let skipped = words.iter().take_while(|(word, ..)| contains(DETERMINERS, word)).count();
    let (_, start, _) = words.first()?;
    // A sign before the first word belongs to the text.
    if !beginning.get(..*start)?.trim().is_empty() {
        return None;
    }
    // "Les plus" begins with a word that is passed over in "Les avantages".
    (0..=skipped).find_map(|from| {
        (1..=6).rev().find_map(|count| {
            let span = words.get(from..from + count)?;
            let joined: Vec<&str> = span.iter().map(|(word, ..)| word.as_str()).collect();
            let phrase = find_phrase(&joined.join("-"))?;
            let (_, _, end) = span.last()?;
            text.get(*end..).map(|rest| (phrase, rest))
        })
    })
}

/// Finds the longest phrase at the end of a text. Returns it with the text before it.
pub(super) fn find_phrase_at_end(text: &str) -> Option<(Phrase, &str)> {
    let words = split_words(text);
    let (_, _, end) = words.last()?;
    if !text.get(*end..)?.trim_matches([')', ']', ':', ' ', '\u{a0}']).is_empty() {
        return None;
    }
    (1..=3).rev().find_map(|count| {
        let span = words.get(words.len().checked_sub(count)?..)?;
        let joined: Vec<&str> = span.iter().map(|(word, ..)| word.as_str()).collect();
        let phrase = find_phrase(&joined.join("-"))?;
        let (_, start, _) = span.first()?;
        Some((phrase, text.get(..*start)?))
    })
}
