//! The lines of names in a list whose rows share a limited height.

use crate::text::SafeText;

/// The maximum number of lines of a name.
pub const MAX_NAME_LINES: usize = 3;

/// Shortens names to lines that fit `height` together: first one line for each, then a second one from the top on, then
/// a third one. The rest of a name is joined into its last line.
pub fn share_lines(names: &[Vec<SafeText>], height: usize) -> Vec<Vec<SafeText>> {
    let mut counts = vec![1; names.len()];
    let mut left = height.saturating_sub(names.len());
    for count in 2..=MAX_NAME_LINES {
        for (own, lines) in counts.iter_mut().zip(names) {
            if lines.len() >= count && left > 0 {
                (*own, left) = (count, left - 1);
            }
        }
    }
    let shorten = |(lines, count): (&Vec<SafeText>, usize)| {
        let (kept, rest) = lines.split_at((count - 1).min(lines.len()));
        kept.iter().cloned().chain([SafeText::join(rest, " ")]).collect()
    };
    names.iter().zip(counts).map(shorten).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_gets_a_line_before_one_gets_two() {
        let names: Vec<Vec<SafeText>> = ["one two three", "one", "one two", "one two three four"]
            .map(|name| SafeText::sanitize(name).wrap(5))
            .into();
        let shared = |height| -> Vec<Vec<String>> {
            let lines = share_lines(&names, height);
            lines.iter().map(|lines| lines.iter().map(ToString::to_string).collect()).collect()
        };
        let counts = |height| shared(height).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(counts(2), [1, 1, 1, 1]);
        assert_eq!(counts(6), [2, 1, 2, 1]);
        assert_eq!(counts(7), [2, 1, 2, 2]);
        assert_eq!(counts(20), [3, 1, 2, 3]);
        assert_eq!(shared(20)[3], ["one", "two", "three four"]);
    }
}
