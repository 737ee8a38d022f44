//! The words of decision records (MADR and the like), in English and French: their headings, the facts in their lists
//! and the chosen option.

use pesee_core::deliberation::slugify;

use super::block::{Block, join_lines};
use super::section::{Role, Section};
use super::side::Side;

/// Returns what a heading of a decision record (MADR and the like) is.
pub(super) fn decision_record_role(heading: &str) -> Option<Role> {
    let slug = slugify(heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')));
    Some(match slug.as_str() {
        "considered-options"
        | "options-considered"
        | "options"
        | "considered-alternatives"
        | "alternatives-considered"
        | "alternatives"
        | "options-envisagees"
        | "options-considerees"
        | "options-etudiees"
        | "solutions-envisagees" => Role::OptionList,
        "consequences" | "implications" => Role::Consequences(None),
        "positive-consequences" | "consequences-positives" => Role::Consequences(Some(Side::Pro)),
        "negative-consequences" | "consequences-negatives" => Role::Consequences(Some(Side::Con)),
        "context"
        | "context-and-problem-statement"
        | "problem"
        | "problem-statement"
        | "background"
        | "decision-drivers"
        | "drivers"
        | "decision-outcome"
        | "decision"
        | "outcome"
        | "links"
        | "more-information"
        | "further-information"
        | "status"
        | "notes"
        | "note"
        | "validation"
        | "confirmation"
        | "references"
        | "next-steps"
        | "next-step"
        | "conclusion"
        | "conclusions"
        | "verdict"
        | "recommendation"
        | "recommendations"
        | "action-items"
        | "final-decision"
        | "final-thoughts"
        | "my-decision"
        | "bilan"
        | "recommandation"
        | "recommandations"
        | "decision-finale"
        | "ma-decision"
        | "prochaine-etape"
        | "etapes-suivantes"
        | "questions-en-suspens"
        | "en-resume"
        | "plan-d-action"
        | "to-do"
        | "todo"
        | "todos"
        | "open-questions"
        | "questions"
        | "actions"
        | "summary"
        | "assumptions"
        | "constraints"
        | "sources"
        | "stakeholders"
        | "deciders"
        | "date"
        | "contexte"
        | "contexte-et-probleme"
        | "contexte-et-enonce-du-probleme"
        | "probleme"
        | "facteurs-de-decision"
        | "criteres-de-decision"
        | "moteurs-de-la-decision"
        | "moteurs-de-decision"
        | "resultat"
        | "resultat-de-la-decision"
        | "decision-retenue"
        | "liens"
        | "plus-d-informations"
        | "informations-complementaires"
        | "statut"
        | "remarques"
        | "prochaines-etapes"
        | "a-faire"
        | "taches"
        | "questions-ouvertes"
        | "hypotheses"
        | "contraintes"
        | "resume"
        | "decideurs" => Role::Part,
        _ => return None,
    })
}

/// Returns the option that a decision record names as chosen.
pub(super) fn find_chosen_option(section: &Section) -> Option<String> {
    let labels = [
        "chosen option",
        "option choisie",
        "option retenue",
        "solution retenue",
        "decision:",
        "décision :",
        "décision:",
    ];
    section.blocks.iter().find_map(|block| {
        let Block::Paragraph(paragraph) = block else { return None };
        let text = join_lines(&paragraph.text);
        let lower = text.to_lowercase();
        let at = labels.iter().find_map(|label| lower.find(label).map(|at| at + label.len()))?;
        let rest = text.get(at..)?.trim_start_matches([':', ' ', '\u{a0}']);
        let quotes = [('"', '"'), ('“', '”'), ('«', '»'), ('\'', '\''), ('`', '`')];
        let quoted = quotes.iter().find_map(|(open, close)| rest.strip_prefix(*open)?.split_once(*close));
        let name = quoted.map_or_else(|| rest.split([',', '.', ';']).next().unwrap_or_default(), |(name, _)| name);
        let name = name.trim_matches([' ', '\u{a0}']);
        (!name.is_empty()).then(|| name.to_owned())
    })
}

/// Returns whether an item states a fact about a decision record, such as "Status: accepted".
pub(super) fn is_metadata(text: &str) -> bool {
    let key = text.split_once(':').map_or("", |(key, _)| key);
    matches!(
        slugify(key).as_str(),
        "status"
            | "date"
            | "deciders"
            | "decision-makers"
            | "consulted"
            | "informed"
            | "technical-story"
            | "author"
            | "authors"
            | "tags"
            | "version"
            | "statut"
            | "decideurs"
            | "decideur"
            | "auteur"
            | "auteurs"
            | "etiquettes"
    )
}
