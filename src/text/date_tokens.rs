//! The tokens of a text that may be a date, and the months, numbers and distances in time that they mean.

use std::ops::RangeInclusive;

use super::date_words::{find_month, find_number, find_unit};
use super::language_table::TimeUnit;
use super::typed_words::date_words;

/// The years of four digits that are dates; other numbers of four digits are mistakes.
pub(super) const YEARS: RangeInclusive<i32> = 1000..=9999;

/// A part of a text: a number, a word, or a character between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Number(NumberToken),
    Word(&'a str),
    Mark(char),
}

/// A number with its count of digits: `03` is no year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NumberToken {
    pub(super) value: u32,
    digits: usize,
}

impl NumberToken {
    /// Returns the year, if the number has four digits.
    pub(super) fn year(self) -> Option<i32> {
        i32::try_from(self.value).ok().filter(|year| self.digits == 4 && YEARS.contains(year))
    }

    /// Returns whether the number can be a day, a month or the end of a year.
    pub(super) fn is_short(self) -> bool {
        self.digits <= 2
    }
}

/// Splits a text into tokens. Spaces separate tokens and are left out. Returns `None` for a number that is too large.
pub(super) fn split_tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_same = |c: char| {
            if first.is_ascii_digit() { c.is_ascii_digit() } else { first.is_alphabetic() && c.is_alphabetic() }
        };
        let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at_checked(end)?;
        if first.is_ascii_digit() {
            tokens.push(Token::Number(NumberToken { value: piece.parse().ok()?, digits: piece.len() }));
        } else if first.is_alphabetic() {
            tokens.push(Token::Word(piece));
        } else if !first.is_whitespace() {
            tokens.push(Token::Mark(first));
        }
        rest = after;
    }
    Some(tokens)
}

/// Returns the month that a word names, 1–12.
pub(super) fn to_month(token: &Token<'_>) -> Option<u32> {
    let Token::Word(word) = token else { return None };
    find_month(word)
}

/// Returns the numbers between separators, and whether an apostrophe marks the last number as a year. Returns `None` if
/// there is anything else.
pub(super) fn collect_numbers(tokens: &[Token<'_>]) -> Option<(Vec<NumberToken>, bool)> {
    let mut numbers = Vec::new();
    let mut is_short_year = false;
    for token in tokens {
        match token {
            Token::Number(number) => numbers.push(*number),
            Token::Mark('\'') => is_short_year = true,
            Token::Mark('-' | '/' | '.' | ',') => {}
            _ => return None,
        }
    }
    let is_marked = is_short_year && numbers.last().is_some_and(|last| last.digits == 2);
    (is_marked || !is_short_year).then_some((numbers, is_short_year))
}

/// Parses a distance in time: `5 years`, `2,5 ans`, `un an et demi`, `2 years and 3 months`. Returns `None` if the
/// tokens are something else.
pub(super) fn parse_distance(tokens: &[Token<'_>]) -> Option<Vec<(f64, TimeUnit)>> {
    let mut distance: Vec<(f64, TimeUnit)> = Vec::new();
    let mut rest = tokens;
    while !rest.is_empty() {
        if let Some(after) = strip_half(rest).filter(|_| !distance.is_empty()) {
            distance.last_mut()?.0 += 0.5;
            rest = after;
            continue;
        }
        if let Some(after) = strip_separator(rest).filter(|_| !distance.is_empty()) {
            rest = after;
        }
        let (mut amount, after) = match rest {
            [Token::Number(whole), Token::Mark('.' | ','), Token::Number(part), after @ ..] => {
                (format!("{}.{:0width$}", whole.value, part.value, width = part.digits).parse().ok()?, after)
            }
            [Token::Number(number), after @ ..] => (f64::from(number.value), after),
            [Token::Word(word), after @ ..] => (find_number(word)?, after),
            _ => return None,
        };
        rest = after;
        if let Some(after) = strip_half(rest) {
            amount += 0.5;
            rest = after;
        }
        let [Token::Word(word), after @ ..] = rest else { return None };
        distance.push((amount, find_unit(word)?));
        rest = after;
        if let [Token::Mark('.'), after @ ..] = rest {
            rest = after;
        }
    }
    (!distance.is_empty()).then_some(distance)
}

/// Removes `and a half` or `et demi` from the start of the tokens.
fn strip_half<'a, 't>(tokens: &'a [Token<'t>]) -> Option<&'a [Token<'t>]> {
    date_words().find_map(|words| strip_prefix(tokens, words.halves))
}

/// Removes what stands between two parts of a distance: `and`, `et` or a comma.
fn strip_separator<'a, 't>(tokens: &'a [Token<'t>]) -> Option<&'a [Token<'t>]> {
    match tokens {
        [Token::Mark(','), rest @ ..] => Some(rest),
        _ => date_words().find_map(|words| strip_prefix(tokens, words.and)),
    }
}

/// Removes the first of the phrases with which the tokens begin.
pub(super) fn strip_prefix<'a, 't>(tokens: &'a [Token<'t>], phrases: &[&str]) -> Option<&'a [Token<'t>]> {
    phrases.iter().find_map(|phrase| {
        let count = phrase.split(' ').count();
        let (beginning, rest) = tokens.split_at_checked(count)?;
        is_phrase(beginning, phrase).then_some(rest)
    })
}

/// Removes the first of the phrases with which the tokens end.
pub(super) fn strip_suffix<'a, 't>(tokens: &'a [Token<'t>], phrases: &[&str]) -> Option<&'a [Token<'t>]> {
    phrases.iter().find_map(|phrase| {
        let count = phrase.split(' ').count();
        let (rest, end) = tokens.split_at_checked(tokens.len().checked_sub(count)?)?;
        is_phrase(end, phrase).then_some(rest)
    })
}

fn is_phrase(tokens: &[Token<'_>], phrase: &str) -> bool {
    tokens.iter().zip(phrase.split(' ')).all(|(token, word)| *token == Token::Word(word))
}
