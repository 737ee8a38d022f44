//! What a text says about the direction of a scale: "1 = best, 5 = worst", "the lower the better", "5 = très mauvais".

use crate::messages::NumberRange;
use crate::text::number;

use super::direction_words;
use super::words::{self, simplify};

/// The direction of a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Direction {
    /// Whether the lower rating is better.
    pub(super) is_reversed: bool,
    /// The worst and the best rating, if the text states both.
    pub(super) ends: Option<NumberRange>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A number, and whether it has a plus sign.
    Number(f64, bool),
    /// A word that calls a number good (`true`) or bad.
    Judgement(bool),
    /// A word that says that there is much (`true`) or little of what follows; alone, it is a judgement.
    Amount(bool),
    /// A word or sign that joins a number and a judgement: "=", "is", "est".
    Link,
    /// A word that stands between them and says nothing: "very", "le".
    Filler,
    /// A word that turns the judgement after it into its reverse: "least important".
    Negation,
    /// A thing of which less is better.
    Cost,
    /// Any other word.
    Word,
    Other,
}

/// Returns the direction that a text states.
pub(super) fn parse(text: &str) -> Option<Direction> {
    let slug = format!("-{}-", simplify(text));
    if direction_words::LOWER_IS_BETTER.split_whitespace().any(|words| slug.contains(&format!("-{words}-"))) {
        return Some(Direction { is_reversed: true, ends: None });
    }
    let tokens = resolve_amounts(tokenize(text));
    if calls_low_ratings_good(text) {
        return Some(Direction { is_reversed: true, ends: None });
    }
    let pairs = find_pairs(&tokens);
    let numbers = |wanted: bool| pairs.iter().filter(move |(_, is_good)| *is_good == wanted).map(|(token, _)| *token);
    let highest = |wanted: bool| numbers(wanted).map(|(value, _)| value).max_by(f64::total_cmp);
    let lowest = |wanted: bool| numbers(wanted).map(|(value, _)| value).min_by(f64::total_cmp);
    match (lowest(true).zip(highest(true)), lowest(false).zip(highest(false))) {
        (Some((low_good, high_good)), Some((low_bad, high_bad))) => {
            if high_good < low_bad {
                Some(Direction { is_reversed: true, ends: Some(NumberRange { low: high_bad, high: low_good }) })
            } else {
                (low_good > high_bad).then_some(Direction {
                    is_reversed: false,
                    ends: Some(NumberRange { low: low_bad, high: high_good }),
                })
            }
        }
        // With one end only, 1 is the lowest rating, unless a sign says that there are others below it.
        (Some((low, _)), None) => {
            let has_sign = numbers(true).any(|(_, has_sign)| has_sign);
            Some(Direction { is_reversed: (0.0..=1.0).contains(&low) && !has_sign, ends: None })
        }
        (None, Some((_, high))) => Some(Direction { is_reversed: high >= 2.0, ends: None }),
        (None, None) => None,
    }
}

/// Returns the direction that a remark outside the table states, in a sentence as well: "Lower scores are better".
pub(super) fn parse_remark(text: &str) -> Option<Direction> {
    let slug = simplify(text);
    let mentions = |list: &str| slug.split('-').any(|word| words::contains(list, word));
    let says_lower =
        mentions(direction_words::LOWER) && mentions(direction_words::BETTER) && !mentions(direction_words::HIGHER);
    parse(text).or(says_lower.then_some(Direction { is_reversed: true, ends: None }))
}

/// Returns the scale on which the higher rating is better that a remark outside the table states: "5 = best, 1 =
/// worst", "Scale: 1-5".
pub(super) fn parse_scale(text: &str) -> Option<NumberRange> {
    let is_scale_label = |label: &str| words::contains(words::SCALE_LABEL, &simplify(label));
    let after_label = text.split_once(':').filter(|(label, _)| is_scale_label(label)).map(|(_, rest)| rest);
    let stated = parse(text).and_then(|direction| direction.ends);
    stated.or_else(|| NumberRange::parse(after_label?)).filter(|scale| !scale.is_reversed())
}

/// Returns whether a text explains the scale: it states a direction, or begins with a word such as "Scale:".
pub(super) fn is_legend(text: &str) -> bool {
    let is_label = |(label, _): (&str, &str)| words::contains(words::REMARK_LABEL, &simplify(label));
    // "Top 5: best phones" is a title.
    let explains = |direction: Direction| direction.is_reversed || direction.ends.is_some() || text.contains('=');
    parse_remark(text).is_some_and(explains) || text.split_once(':').is_some_and(is_label)
}

/// Returns the numbers that the text calls good or bad. A judgement belongs to the number before it, or else, as in
/// "best = 1", to the one after it.
fn find_pairs(tokens: &[Token]) -> Vec<((f64, bool), bool)> {
    let mut linked = Vec::new();
    let mut bare = Vec::new();
    let mut is_used = vec![false; tokens.len()];
    for (at, token) in tokens.iter().enumerate() {
        let Token::Number(value, has_sign) = token else { continue };
        let (mut has_link, mut is_negated) = (false, false);
        for (next, token) in tokens.iter().enumerate().skip(at + 1) {
            match token {
                Token::Link => has_link = true,
                Token::Filler => {}
                Token::Negation => is_negated = true,
                // "Best = 1, worst = 5": the judgement belongs to the number after it.
                Token::Judgement(_) if !has_link && is_before_number(tokens, next) => break,
                Token::Judgement(is_good) => {
                    let pair = ((*value, *has_sign), *is_good != is_negated);
                    if has_link {
                        linked.push(pair)
                    } else {
                        bare.push(pair)
                    }
                    if let Some(used) = is_used.get_mut(next) {
                        *used = true;
                    }
                    break;
                }
                _ => break,
            }
        }
    }
    for (at, three) in tokens.windows(3).enumerate() {
        if let [Token::Judgement(is_good), Token::Link, Token::Number(value, has_sign)] = three
            && is_used.get(at) == Some(&false)
        {
            linked.push(((*value, *has_sign), *is_good));
        }
    }
    // Without "=" or "is", only two opposite judgements are a scale: "1 best – 5 worst", but not "5 good reasons".
    let are_opposite = bare.iter().any(|(_, is_good)| *is_good) && bare.iter().any(|(_, is_good)| !*is_good);
    if !linked.is_empty() || are_opposite {
        linked.extend(bare);
    }
    linked
}

/// Returns whether a judgement stands before "=" and a number.
fn is_before_number(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at + 1..at + 3), Some([Token::Link, Token::Number(..)]))
}

/// Makes amounts judgements: alone, much is good; much of a cost is bad. An amount of anything else says nothing.
fn resolve_amounts(tokens: Vec<Token>) -> Vec<Token> {
    let resolved = tokens.iter().enumerate().map(|(at, token)| match (token, tokens.get(at + 1)) {
        (Token::Amount(is_much), Some(Token::Cost)) => Token::Judgement(!is_much),
        (Token::Amount(_), Some(Token::Word)) => Token::Word,
        (Token::Amount(is_much), _) => Token::Judgement(*is_much),
        (other, _) => other.clone(),
    });
    resolved.collect()
}

/// Returns whether a text says "a low score is good", or the like.
fn calls_low_ratings_good(text: &str) -> bool {
    let slug = simplify(text);
    let all: Vec<&str> = slug.split('-').collect();
    let is = |list: &str, word: &str| words::contains(list, word);
    let is_rating = |word: &&&str| {
        is(words::SCORE, word) || is(direction_words::RATED_NUMBER, word) || is(direction_words::SCALE_LINK, word)
    };
    (0..all.len()).any(|at| {
        let rest = all.get(at + 1..).unwrap_or_default();
        let rated = rest.iter().take_while(is_rating).count();
        let next = rest.get(rated).copied().unwrap_or_default();
        let (word, is_judged) = (all.get(at).copied().unwrap_or_default(), rated > 0);
        is_judged
            && is(direction_words::AMOUNT, word)
            && !is(direction_words::AMOUNT, next)
            && if is(direction_words::BEST, word) {
                is(direction_words::WORST, next)
            } else {
                is(direction_words::BEST, next)
            }
    })
}

fn tokenize(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let get = |at: usize| chars.get(at).copied().unwrap_or(' ');
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = get(at);
        let is_sign = matches!(c, '-' | '−' | '+') && get(at + 1).is_ascii_digit();
        let follows_text = at.checked_sub(1).is_some_and(|before| get(before).is_alphanumeric());
        if c.is_ascii_digit() || is_sign && !follows_text {
            let is_part = |end: usize| {
                get(end).is_ascii_digit() || matches!(get(end), '.' | ',') && get(end + 1).is_ascii_digit()
            };
            let end = (at + 1..).find(|end| !is_part(*end)).unwrap_or(chars.len());
            let written: String = chars.get(at..end).unwrap_or_default().iter().collect();
            let suffix_end = (end..).find(|end| !get(*end).is_alphabetic()).unwrap_or(end);
            let suffix: String = chars.get(end..suffix_end).unwrap_or_default().iter().collect();
            let is_ordinal = suffix.is_empty() || words::contains(direction_words::ORDINAL, &simplify(&suffix));
            tokens.push(match number::parse_decimal(&written).filter(|_| is_ordinal) {
                Some(value) => Token::Number(value, c == '+'),
                None => Token::Other,
            });
            at = suffix_end;
        } else if c.is_alphabetic() {
            let end = (at..).find(|end| !get(*end).is_alphabetic()).unwrap_or(chars.len());
            let word: String = chars.get(at..end).unwrap_or_default().iter().collect();
            tokens.push(read_word(&simplify(&word)));
            at = end;
        } else {
            match c {
                '=' | ':' | '(' | '→' | '>' => tokens.push(Token::Link),
                ' ' | '\u{a0}' | '\u{202f}' | '"' | '“' | '”' | '«' | '»' | '\'' | '’' | '*' | '-' | '–' | '—' =>
                    {}
                _ => tokens.push(Token::Other),
            }
            at += 1;
        }
    }
    tokens
}

fn read_word(word: &str) -> Token {
    let is = |lists: &[&str]| lists.iter().any(|list| words::contains(list, word));
    if is(&[direction_words::SCALE_LINK]) {
        Token::Link
    } else if is(&[direction_words::SCALE_FILLER, direction_words::RATED_NUMBER, words::SCORE]) {
        Token::Filler
    } else if is(&[direction_words::REVERSING]) {
        Token::Negation
    } else if is(&[direction_words::LESS_IS_BETTER]) {
        Token::Cost
    } else if is(&[direction_words::AMOUNT]) {
        Token::Amount(is(&[direction_words::BEST]))
    } else if is(&[direction_words::BEST]) {
        Token::Judgement(true)
    } else if is(&[direction_words::WORST]) {
        Token::Judgement(false)
    } else {
        Token::Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_say_that_the_lower_rating_is_better() {
        for text in [
            "1 = best, 5 = worst",
            "1=best",
            "5 = worst",
            "Scale: 1 (best) to 5 (worst)",
            "1 is the best",
            "Ratings from 1 (excellent) to 5 (poor)",
            "School grades, 1 = very good ... 6 = fail",
            "5 = poor; 1 = excellent",
            "(1 best - 5 worst)",
            "1st = best",
            "best = 1, worst = 5",
            "from best (1) to worst (5)",
            "1 = très bien",
            "1 = meilleur; 5 = pire",
            "Échelle : 1 (excellent) à 5 (mauvais)",
            "1 est la meilleure note",
            "5 = très mauvais",
            "5 = pas bon",
            "Note inversée : 1 est la meilleure",
            "Best=1 Worst=5",
            "Low score = good",
            "A high score is bad",
            "1 = low risk, 5 = high risk",
            "5 = high cost",
            "1 = cheap, 5 = expensive",
            "1 = very satisfied, 5 = very dissatisfied",
            "1 = tout à fait satisfait, 5 = pas du tout satisfait",
            "1 = most important, 5 = least important",
        ] {
            assert!(parse(text).is_some_and(|direction| direction.is_reversed), "{text}");
        }
        for text in
            ["Low scores are better: lower is better", "Lower scores are better", "Plus la note est basse, mieux c’est"]
        {
            assert!(parse_remark(text).is_some_and(|direction| direction.is_reversed), "{text}");
        }
    }

    #[test]
    fn other_texts_state_the_usual_direction_or_none() {
        for text in [
            "5 = best, 1 = worst",
            "1 = worst, 5 = best",
            "5 = très bien",
            "1 (poor) to 5 (excellent)",
            "1 = mauvais, 5 = excellent",
            "1 = bad",
            "-5 = worst, +5 = best",
            "+1 = better",
            "1 = low, 5 = high",
            "1 = high risk, 5 = low risk",
            "1 = least important, 5 = most important",
        ] {
            assert!(parse(text).is_some_and(|direction| !direction.is_reversed), "{text}");
        }
        for text in [
            "5 good reasons",
            "Best of 2024",
            "1. Good",
            "Costs 5 € more",
            "Lower noise",
            "2 or 3 bad days",
            "5 = high tea",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse_remark("Higher is better, lower is worse"), None);
    }
}
