//! What the heading of a column means, in English and French: "Weight (1-5)", "Coefficient", "Poids (1 à 5)".

use crate::messages::NumberRange;

use super::words::{self, simplify};

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnMeaning {
    /// The points of the criteria.
    Weight,
    /// A word for weights among other words: perhaps the points, perhaps an option.
    PerhapsWeight,
    TimeHorizon,
    /// Remarks on the criteria.
    Note,
    /// The groups of the criteria.
    Group,
    /// Explanations of the criteria.
    Hint,
    /// The names of the criteria.
    Criterion,
    /// The names of the options.
    Option,
    /// Totals, averages and products of other columns.
    Computed,
    /// Ranks, of which 1 may be the most or the least.
    Rank,
    /// The numbers of the rows.
    Index,
    /// Numbers that may be ratings, weights, or neither.
    Unclear,
    /// The weights of another column on another scale. No heading says so; the cells do.
    RepeatedWeight,
    /// Any other heading: the name of an option.
    Other,
}

/// Returns the words of a text without accents and in lower case, apart from the letter "A", which is a name: "Score
/// A".
fn split_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || c == '_');
    words
        .flat_map(|word| {
            if word == "A" { vec![word.to_owned()] } else { simplify(word).split('-').map(str::to_owned).collect() }
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Returns whether a heading is the one that the user writes.
pub(super) fn is_same(heading: &str, stated: &str) -> bool {
    heading.trim() == stated.trim() || !simplify(heading).is_empty() && simplify(heading) == simplify(stated)
}

/// Returns whether a heading only says that there are ratings, and not of what: "Score", "Note sur 20", "My rating".
pub(super) fn is_score(text: &str) -> bool {
    consists_of(&split_words(split_scale(text).0), &[words::SCORE, words::RESULT])
}

/// Returns whether all words are in one of the lists or change no meaning, and at least one is in a list.
fn consists_of(text: &[String], lists: &[&str]) -> bool {
    let is_listed = |word: &String| lists.iter().any(|list| words::contains(list, word));
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    text.iter().any(is_listed)
        && text.iter().all(|word| is_listed(word) || words::contains(words::FILLER, word) || is_number(word))
}

/// Returns whether the name of a row or column is that of totals or of other results.
pub(super) fn is_computed(text: &str) -> bool {
    let split = split_words(text);
    consists_of(&split, &[words::COMPUTED, words::WEIGHT]) && !consists_of(&split, &[words::WEIGHT])
        || words::contains(words::COMPUTED_HEADINGS, &simplify(text))
}

/// Returns whether a text is about weights or importance.
pub(super) fn mentions_weight(text: &str) -> bool {
    let is_weight = |word: &String| {
        words::contains(words::WEIGHT, word) || word.starts_with("important") || word.starts_with("priorit")
    };
    split_words(text).iter().any(is_weight)
}

/// Returns whether a heading has a word for results, such as "Keep (weighted)" or "Difference Keep/Close".
pub(super) fn mentions_computed(text: &str) -> bool {
    let is_result = |word: &String| words::contains(words::COMPUTED, word) || words::contains(words::DERIVED, word);
    text.contains(RESULT_SIGNS) || split_words(text).iter().any(is_result)
}

/// Signs for a difference and a sum.
const RESULT_SIGNS: [char; 4] = ['Δ', '∆', 'Σ', '∑'];

/// The scale of ratings that a heading states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum StatedScale {
    /// Both ends: "(1-5)".
    Range(NumberRange),
    /// Only the highest rating: "(/5)".
    OutOf(f64),
}

/// Splits a scale, "(1-5)", "(/10)" or " /10", from a heading. Returns the heading without it, and the scale.
pub(super) fn split_scale(text: &str) -> (&str, Option<StatedScale>) {
    let text = text.trim_end();
    let (name, inner) = match text.rsplit_once(['(', '[']) {
        Some((name, inner)) => (name, inner.trim_end_matches([')', ']', ' ', ':'])),
        // Without brackets, only a highest rating is a scale: "Keep 1-5" may be a name.
        None => match text.rsplit_once(" /") {
            Some((name, highest)) => (name, text.get(text.len() - highest.len() - 1..).unwrap_or_default()),
            None => return (text, None),
        },
    };
    let (label, numbers) = split_label(inner);
    let label_slug = simplify(label);
    let is_label = label_slug.is_empty() || words::contains(words::SCALE_LABEL, &label_slug);
    let is_out_of = matches!(label.trim(), "/" | "sur" | "out of" | "of" | "max" | "max.");
    let scale = if is_out_of {
        let highest = numbers.trim().parse().ok().filter(|highest| (1.0..=100.0).contains(highest));
        highest.map(StatedScale::OutOf)
    } else {
        let is_scale = |range: &NumberRange| (-100.0..=1.0).contains(&range.low) && (1.0..=100.0).contains(&range.high);
        NumberRange::parse(numbers)
            .filter(|range| is_label && is_scale(range) && !range.is_reversed())
            .map(StatedScale::Range)
    };
    (if scale.is_some() && !name.trim().is_empty() { name.trim_end() } else { text }, scale)
}

/// Returns a heading without its scale. If the user states another scale, the numbers are not the scale, and stay.
pub(super) fn strip_scale(text: &str, answer: Option<NumberRange>) -> &str {
    keep_other_scale(text, split_scale(text), answer)
}

/// Returns the name of a criterion without its scale, likewise.
pub(super) fn strip_scale_of_criterion(text: &str, answer: Option<NumberRange>) -> &str {
    keep_other_scale(text, split_scale_of_criterion(text), answer)
}

fn keep_other_scale<'a>(
    text: &'a str,
    (name, scale): (&'a str, Option<StatedScale>),
    answer: Option<NumberRange>,
) -> &'a str {
    let is_answer = |answer: NumberRange| match scale {
        Some(StatedScale::Range(stated)) => stated == answer || stated == answer.reverse(),
        Some(StatedScale::OutOf(highest)) => highest == answer.low.max(answer.high),
        None => true,
    };
    if answer.is_none_or(is_answer) { name } else { text.trim_end() }
}

/// Splits a scale from the name of a criterion. A highest value, as in "Commute (max 30)", is a condition there.
pub(super) fn split_scale_of_criterion(text: &str) -> (&str, Option<StatedScale>) {
    let is_condition = text.rsplit_once(['(', '[']).is_some_and(|(_, inner)| {
        let label = simplify(split_label(inner).0);
        matches!(label.as_str(), "max" | "of")
    });
    if is_condition { (text, None) } else { split_scale(text) }
}

/// Splits the content of brackets before its first number: "max 30" into "max " and "30".
fn split_label(inner: &str) -> (&str, &str) {
    let number_at = inner.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '+')).unwrap_or(inner.len());
    inner.split_at(number_at)
}

/// Returns the column with the names of the criteria: the one that is called so, or else the first one that does not
/// number the rows.
pub(super) fn find_criterion_column(meanings: &[ColumnMeaning]) -> usize {
    let named = meanings.iter().position(|meaning| *meaning == ColumnMeaning::Criterion);
    let first = meanings.iter().position(|meaning| *meaning != ColumnMeaning::Index);
    named.filter(|at| *at <= 2).or(first).unwrap_or(0)
}

impl ColumnMeaning {
    pub(super) fn parse(text: &str) -> ColumnMeaning {
        if matches!(text.trim(), "#" | "N°" | "Nº" | "n°" | "No" | "No.") {
            return ColumnMeaning::Index;
        }
        // What stands in brackets explains the words before it.
        let bare = text.split(['(', '[']).next().filter(|bare| !bare.trim().is_empty()).unwrap_or(text);
        let split = split_words(bare);
        let slug = split.join("-");
        let is = |list: &str| words::contains(list, &slug);
        let mentions = |list: &str| split.iter().any(|word| words::contains(list, word));
        if slug == "points" || slug == "pts" || slug.starts_with("how-important") || slug.starts_with("how-much") {
            ColumnMeaning::Weight
        } else if is(words::TIME_HORIZON) {
            ColumnMeaning::TimeHorizon
        } else if is(words::NOTE) {
            ColumnMeaning::Note
        } else if is(words::GROUP) {
            ColumnMeaning::Group
        } else if is(words::UNCLEAR) || bare.trim() == "%" {
            ColumnMeaning::Unclear
        } else if is(words::HINT) {
            ColumnMeaning::Hint
        } else if is(words::RANK) {
            ColumnMeaning::Rank
        } else if consists_of(&split, &[words::INDEX]) || split.join("") == "sno" {
            ColumnMeaning::Index
        } else if consists_of(&split, &[words::WEIGHT]) {
            ColumnMeaning::Weight
        } else if mentions(words::CRITERION) || is(words::CRITERION_HEADINGS) {
            // "Criteria / Options" names both edges of a table with criteria in the rows.
            ColumnMeaning::Criterion
        } else if is(words::OPTION) {
            ColumnMeaning::Option
        } else if is_computed(bare)
            || is(words::DERIVED)
            || consists_of(&split, &[words::DERIVED])
            || bare.trim().starts_with(RESULT_SIGNS)
            || matches!(bare.trim(), "+/-" | "+/−" | "±")
        {
            ColumnMeaning::Computed
        } else if mentions(words::WEIGHT) && !mentions(words::COMPUTED) {
            ColumnMeaning::PerhapsWeight
        } else {
            ColumnMeaning::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_recognised_by_the_meaning_of_their_headings() {
        use ColumnMeaning::{
            Computed, Criterion, Hint, Index, Note, Option, Other, PerhapsWeight, Rank, TimeHorizon, Weight,
        };
        for (text, meaning) in [
            ("Weight", Weight),
            ("Weight (1-5)", Weight),
            ("WEIGHT %", Weight),
            ("Weighting %", Weight),
            ("Weight factor", Weight),
            ("Relative weight", Weight),
            ("Criteria weight", Weight),
            ("Poids (1 à 5)", Weight),
            ("Poids relatif", Weight),
            ("Pondération (en %)", Weight),
            ("Coefficient", Weight),
            ("Coef.", Weight),
            ("Importance", Weight),
            ("Niveau d'importance", Weight),
            ("Importance [0..10]", Weight),
            ("Importance for Ann", PerhapsWeight),
            ("Poids plume", PerhapsWeight),
            ("Quand ?", TimeHorizon),
            ("Commentaires", Note),
            ("Description", Hint),
            ("Critère / Option", Criterion),
            ("Facteur", Criterion),
            ("Alternative", Option),
            ("Choix", Option),
            ("Total", Computed),
            ("Score pondéré", Computed),
            ("Weighted score", Computed),
            ("Priorité", Rank),
            ("#", Index),
            ("Keep it", Other),
            ("Fermer", Other),
            ("Mastodon", Other),
        ] {
            assert_eq!(ColumnMeaning::parse(text), meaning, "{text}");
        }
    }

    #[test]
    fn a_range_in_brackets_is_the_scale_and_not_part_of_a_name() {
        let range = |low, high| Some(StatedScale::Range(NumberRange { low, high }));
        for (text, expected) in [
            ("Keep (1-5)", ("Keep", range(1.0, 5.0))),
            ("Garder [0 à 10]", ("Garder", range(0.0, 10.0))),
            ("Keep (scale −2…2)", ("Keep", range(-2.0, 2.0))),
            ("Garder (/10)", ("Garder", Some(StatedScale::OutOf(10.0)))),
            ("Garder /20", ("Garder", Some(StatedScale::OutOf(20.0)))),
            ("Keep (out of 5)", ("Keep", Some(StatedScale::OutOf(5.0)))),
            ("Day /night", ("Day /night", None)),
            ("Keep (2024-2026)", ("Keep (2024-2026)", None)),
            ("Keep (both)", ("Keep (both)", None)),
            ("Keep", ("Keep", None)),
        ] {
            assert_eq!(split_scale(text), expected);
        }
    }

    #[test]
    fn a_highest_value_in_the_name_of_a_criterion_is_no_scale() {
        for text in ["Commute (max 30)", "Commute [max. 30]", "Guests (of 20)", "Commute (Max 30)"] {
            assert_eq!(split_scale_of_criterion(text), (text, None));
        }
        for text in ["Reach (/20)", "Reach /20", "Reach (sur 20)", "Reach (out of 20)"] {
            assert_eq!(split_scale_of_criterion(text), ("Reach", Some(StatedScale::OutOf(20.0))));
        }
        let range = StatedScale::Range(NumberRange { low: 1.0, high: 10.0 });
        assert_eq!(split_scale_of_criterion("Reach (1-10)"), ("Reach", Some(range)));
    }
}
