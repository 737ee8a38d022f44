//! The words and signs that people rate with, in English and French.

use pesee_core::deliberation::slugify;

/// The words that people rate with, and their levels from −2 to 2. A capital begins a word in many tables, and the
/// French words have two genders.
const WORDS: [(&[&str], i8); 5] = [
    (
        &[
            "very-low",
            "very-poor",
            "very-bad",
            "very-weak",
            "terrible",
            "tres-faible",
            "tres-bas",
            "tres-basse",
            "tres-mauvais",
            "tres-mauvaise",
            "--",
            "−−",
        ],
        -2,
    ),
    (
        &[
            "low", "poor", "bad", "weak", "negative", "no", "l", "faible", "bas", "basse", "mauvais", "mauvaise",
            "negatif", "negative", "non", "-", "−",
        ],
        -1,
    ),
    (
        &[
            "medium",
            "med",
            "moderate",
            "average",
            "fair",
            "neutral",
            "ok",
            "okay",
            "partly",
            "partial",
            "partially",
            "m",
            "moyen",
            "moyenne",
            "modere",
            "moderee",
            "neutre",
            "correct",
            "correcte",
            "passable",
            "partiel",
            "partielle",
            "partiellement",
            "en-partie",
            "0",
            "=",
        ],
        0,
    ),
    (
        &[
            "high", "good", "strong", "positive", "yes", "h", "eleve", "elevee", "haut", "haute", "fort", "forte",
            "bon", "bonne", "bien", "positif", "oui", "+",
        ],
        1,
    ),
    (
        &[
            "very-high",
            "very-good",
            "very-strong",
            "excellent",
            "excellente",
            "great",
            "tres-eleve",
            "tres-elevee",
            "tres-haut",
            "tres-haute",
            "tres-fort",
            "tres-forte",
            "tres-bon",
            "tres-bonne",
            "tres-bien",
            "++",
        ],
        2,
    ),
];

/// Returns the level of a word from −2 to 2, or `None` if it is no word of a rating.
pub(super) fn parse_word(text: &str) -> Option<i8> {
    let mark = text.trim_end_matches('\u{fe0f}');
    match mark {
        "✅" | "✔" | "✓" | "👍" | "🟢" => return Some(1),
        "❌" | "✗" | "✘" | "✖" | "👎" | "🔴" => return Some(-1),
        "🟡" | "😐" => return Some(0),
        _ => {}
    }
    let slug = slugify(text);
    let word = if slug.is_empty() { text } else { &slug };
    WORDS.iter().find(|(words, _)| words.contains(&word)).map(|(_, level)| *level)
}
