//! The beginning of the help page: what the current screen is for.

use crate::t;
use crate::text::{Locale, SafeText};

use super::Scope;

/// Returns two sentences about the screen with these scopes, the innermost scope first.
pub fn introduction(locale: &Locale, scopes: &[Scope]) -> Option<SafeText> {
    scopes.iter().find_map(|scope| introduction_id(*scope)).map(|id| t!(locale, id))
}

fn introduction_id(scope: Scope) -> Option<&'static str> {
    Some(match scope {
        Scope::TextField => "help-intro-field",
        Scope::OfferedDraft => "help-intro-draft",
        Scope::Question => "help-intro-question",
        Scope::AccountForm => "help-intro-account",
        Scope::Choice => "help-intro-choice",
        Scope::Scale => "help-intro-scale",
        Scope::Options => "help-intro-options",
        Scope::Criteria => "help-intro-criteria",
        Scope::Participants => "help-intro-participants",
        Scope::Order => "help-intro-order",
        Scope::Points => "help-intro-points",
        Scope::FirstSwing | Scope::Swing => "help-intro-swing",
        Scope::Pairs => "help-intro-pairs",
        Scope::Rate => "help-intro-rate",
        Scope::ActionSteps => "help-intro-steps",
        Scope::Tripwires => "help-intro-signs",
        Scope::Safeguards => "help-intro-safeguards",
        Scope::Information => "help-intro-information",
        Scope::Verdict => "help-intro-verdict",
        Scope::Sensitivity => "help-intro-changes",
        Scope::WithheldVerdict => "help-intro-withheld",
        Scope::SealedAnswers => "help-intro-sealed",
        Scope::Matrix | Scope::MatrixWeight => "help-intro-matrix",
        Scope::History => "help-intro-history",
        Scope::ComparisonTargets => "help-intro-comparison",
        Scope::ComparisonResult => "help-intro-compared",
        Scope::People => "help-intro-people",
        Scope::PrivateNotes => "help-intro-private",
        Scope::DecisionCard => "help-intro-card",
        Scope::ReviewResult => "help-intro-review-result",
        Scope::Library => "help-intro-library",
        Scope::ClientPage => "help-intro-client",
        Scope::SearchHits => "help-intro-hits",
        Scope::TemplateMenu => "help-intro-templates",
        Scope::DuplicateMenu => "help-intro-duplicate",
        Scope::StepList => "help-intro-step-list",
        Scope::Prompt => "help-intro-prompt",
        Scope::Passphrase => "help-intro-passphrase",
        Scope::LibrarySearch => "help-intro-search",
        Scope::Confirm => "help-intro-confirm",
        Scope::Recovery => "help-intro-recovery",
        Scope::SaveProblem => "help-intro-save-problem",
        Scope::Page => "help-intro-page",
        Scope::PastedList => "help-intro-pasted",
        Scope::Export | Scope::ExportPath => "help-intro-export",
        // The help page and the palette do not open the help page, and the other scopes are never the innermost.
        Scope::Help | Scope::HelpSearch | Scope::Palette | Scope::TextEditing | Scope::Global => return None,
    })
}
