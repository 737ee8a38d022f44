//! The lines of names in a list whose rows share a limited height.

use crate::text::SafeText;
use pesee_core::deliberation::Language;

use super::list::first_visible_row;

/// The maximum number of lines of a name.
pub const MAX_NAME_LINES: usize = 3;
/// The maximum number of lines of the selected name.
pub const MAX_SELECTED_LINES: usize = 5;

/// Wraps names at `width` so that they fit `height` together: first one line for each, then a second one from the top
/// on, then a third one. `language` is that of the names. The rest of a name goes to its last line, which the caller
/// cuts.
pub fn share_lines(names: &[SafeText], width: usize, height: usize, language: Language) -> Vec<Vec<SafeText>> {
    share_lines_around(names, None, (width, height), language)
}

/// Chooses the visible names of a list of `height` rows and their lines. Returns the index of the first one. The
/// selected name gets its lines before the others, up to a third of the rows, or more if each other name keeps a line.
pub fn fit_names(
    names: &[SafeText],
    selected: usize,
    width: usize,
    height: usize,
    language: Language,
) -> (usize, Vec<Vec<SafeText>>) {
    let spare = (height + 1).saturating_sub(names.len());
    let most = spare.max(height / 3).clamp(1, MAX_SELECTED_LINES);
    let own_lines = names.get(selected).map_or(1, |name| wrap_name(name, width, language).len()).clamp(1, most);
    let count = height.saturating_sub(own_lines - 1).max(1);
    let first = first_visible_row(selected, names.len(), count);
    let in_sight = names.get(first..).unwrap_or_default();
    let in_sight = in_sight.get(..count).unwrap_or(in_sight);
    let selected = selected.checked_sub(first).map(|at| (at, own_lines));
    (first, share_lines_around(in_sight, selected, (width, height), language))
}

/// Does the same as [`share_lines`], but the selected name gets its number of lines before the others.
fn share_lines_around(
    names: &[SafeText],
    selected: Option<(usize, usize)>,
    (width, height): (usize, usize),
    language: Language,
) -> Vec<Vec<SafeText>> {
    let wrapped: Vec<Vec<SafeText>> = names.iter().map(|name| wrap_name(name, width, language)).collect();
    let mut counts = vec![1; names.len()];
    let mut left = height.saturating_sub(names.len());
    if let Some((own, lines)) = selected.and_then(|(at, lines)| Some((counts.get_mut(at)?, lines))) {
        *own = lines.min(1 + left);
        left -= *own - 1;
    }
    for count in 2..=MAX_NAME_LINES {
        for (own, lines) in counts.iter_mut().zip(&wrapped) {
            if lines.len() >= count && *own < count && left > 0 {
                (*own, left) = (count, left - 1);
            }
        }
    }
    let shorten = |((name, lines), count): ((&SafeText, &Vec<SafeText>), usize)| match lines.get(..count - 1) {
        Some(kept) if lines.len() > count => {
            kept.iter().cloned().chain([SafeText::sanitize(skip_lines(name.as_str(), kept))]).collect()
        }
        _ => lines.clone(),
    };
    names.iter().zip(&wrapped).zip(counts).map(shorten).collect()
}

fn wrap_name(name: &SafeText, width: usize, language: Language) -> Vec<SafeText> {
    if name.width() <= width { vec![name.clone()] } else { name.wrap_hyphenated(width, language) }
}

/// Returns the text after its first lines, which can end with an added hyphen.
fn skip_lines<'a>(text: &'a str, lines: &[SafeText]) -> &'a str {
    lines.iter().fold(text, |text, line| {
        let text = text.trim_start();
        let rest = text.strip_prefix(line.as_str());
        let hyphenated = || text.strip_prefix(line.as_str().trim_end_matches('-'));
        rest.or_else(hyphenated).unwrap_or(text).trim_start()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[&'static str]) -> Vec<SafeText> {
        texts.iter().map(|text| SafeText::from_static(text)).collect()
    }

    #[test]
    fn every_name_gets_a_line_before_one_gets_two() {
        let names = names(&["one two three", "one", "one two", "one two three four"]);
        let shared = |height| -> Vec<Vec<String>> {
            let lines = share_lines(&names, 5, height, Language::En);
            lines.iter().map(|lines| lines.iter().map(ToString::to_string).collect()).collect()
        };
        let counts = |height| shared(height).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(counts(2), [1, 1, 1, 1]);
        assert_eq!(counts(6), [2, 1, 2, 1]);
        assert_eq!(counts(7), [2, 1, 2, 2]);
        assert_eq!(counts(20), [3, 1, 2, 3]);
        assert_eq!(shared(20)[3], ["one", "two", "three four"]);
    }

    #[test]
    fn the_last_line_has_the_rest_of_the_name_unchanged() {
        let names = names(&["incomprehensible names", "a"]);
        let lines = |height| {
            share_lines(&names, 9, height, Language::En)[0].iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(lines(2), ["incomprehensible names"]);
        assert_eq!(lines(3), ["incompre-", "hensible names"]);
        assert_eq!(lines(4), ["incompre-", "hensible", "names"]);
    }

    #[test]
    fn the_selected_name_is_complete_in_every_height() {
        let texts = ["a", "one two", "one two three", "a", "one two", "one two three", "a", "b", "c"];
        let names = names(&texts);
        for (height, selected) in (9..20).flat_map(|height| (0..texts.len()).map(move |selected| (height, selected))) {
            let (first, lines) = fit_names(&names, selected, 5, height, Language::En);
            let own: Vec<&str> = lines[selected - first].iter().map(SafeText::as_str).collect();
            assert_eq!(own.join(" "), texts[selected], "{height}");
            assert!(lines.iter().map(Vec::len).sum::<usize>() <= height, "{selected} in {height}");
        }
    }
}
