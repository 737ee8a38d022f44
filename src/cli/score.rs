//! `pesee score`: the verdict and all figures, also while the full-screen program still withholds the verdict. While
//! answers are sealed, there are no figures.

use std::path::Path;

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use pesee_core::deliberation::{Audience, Deliberation, view};
use pesee_core::method::{Figures, RevealError, SealedScoreObject, reveal_ranking, sealed_score_object};

use super::CommandError;
use super::args::OutputFormat;
use super::context::CommandContext;

pub(super) fn run(
    context: &mut CommandContext<'_>,
    file: &Path,
    format: OutputFormat,
    draws: u32,
) -> Result<(), CommandError> {
    let opened = context.load(file)?;
    if let Some(sealed) = sealed_score_object(opened.document()) {
        return print_sealed(context, file, opened.document(), &sealed, format);
    }
    let document = view(opened.document(), &Audience::Author);
    let figures = Figures::with_central_weights(&document, draws);
    let ranking = figures.ranking_unchecked();
    if format == OutputFormat::Json {
        super::print_json(&pesee_core::method::score_object(&document, &figures, ranking, draws))?;
        return Ok(());
    }
    let locale = &context.locale;
    super::print_line(&SafeText::sanitize(&document.head().title))?;
    match reveal_ranking(&document, &figures) {
        Ok(ranking) => {
            let verdict = phrases::verdict(locale, &document, &figures, ranking);
            let people = phrases::leaders_by_person(locale, &document, &figures, ranking);
            let wins = phrases::leader_win_shares(locale, &document, &figures, ranking);
            for sentence in verdict.sentences().chain(&wins).chain(&people) {
                super::print_line(sentence)?;
            }
        }
        Err(reason) => {
            super::print_line(&phrases::withheld_reason(locale, &document, &reason))?;
            if matches!(reason, RevealError::NoVerdict(_)) {
                return Ok(());
            }
            super::print_line(&t!(locale, "cli-score-so-far"))?;
        }
    }
    for line in phrases::ranking_lines(locale, &document, &figures, ranking) {
        super::print_line(&line)?;
    }
    Ok(())
}

/// Prints who has not answered yet, or how all answers are opened. Ends with exit code 1.
fn print_sealed(
    context: &CommandContext<'_>,
    file: &Path,
    document: &Deliberation,
    sealed: &SealedScoreObject,
    format: OutputFormat,
) -> Result<(), CommandError> {
    if format == OutputFormat::Json {
        super::print_json(sealed)?;
    }
    let locale = &context.locale;
    let reason = if sealed.waiting().is_empty() {
        t!(locale, "cli-score-sealed", path = SafeText::from_path(file))
    } else {
        phrases::withheld_reason(locale, document, &RevealError::WaitingFor(sealed.waiting().to_vec()))
    };
    Err(CommandError::Message(1, reason))
}
