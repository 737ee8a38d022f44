//! The overlays: dialogs and pages that the app draws over a screen and that receive all keys while open.
//!
//! Short overlays are implemented here; each longer overlay has its own file.

mod duplicate;
mod export;
mod help;
mod manual;
mod palette;
mod passphrase;
mod pasted_list;
mod private_notes;
mod prompt;

use std::path::Path;

use ratatui::layout::{Position, Rect};

use crate::messages::{Draft, ReportError, ReportRequest};
use crate::phrases::{self, DraftOwner};
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::event::{Effect, KeyPress, ReportPreview};
use crate::ui::keymap::{Scope, all_bindings, build_footer_hints};
use crate::ui::outcome::{Outcome, Overlay, PassphrasePurpose, PromptPurpose, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, FieldInput, ScrollState, Selection, TextField};
use crate::walk::{self, TEMPLATES};
use pesee_core::deliberation::{Deliberation, Id, List, LogId};

pub use palette::PaletteEntry;

/// An open overlay with its input state: selection, scroll position and text fields.
#[derive(Debug)]
pub struct OverlayState {
    kind: OverlayKind,
}

#[derive(Debug)]
enum OverlayKind {
    Help(help::HelpOverlay),
    Palette(palette::PaletteOverlay),
    Confirm { question: SafeText, on_yes: Vec<Outcome> },
    Prompt(prompt::PromptOverlay),
    Passphrase(passphrase::PassphraseOverlay),
    Templates(Selection, Option<String>),
    Duplicate(duplicate::DuplicateOverlay),
    Recovery(Vec<SafeText>),
    Page(Vec<SafeText>, ScrollState),
    Manual(manual::ManualOverlay),
    PastedList(pasted_list::PastedListOverlay),
    Export(Box<export::ExportOverlay>),
    PrivateNotes(Box<private_notes::PrivateNotesOverlay>),
}

impl OverlayState {
    /// Creates the requested overlay. The help page lists the keys of `scopes` first.
    pub fn new(overlay: Overlay, scopes: &[Scope], locale: &Locale) -> OverlayState {
        let kind = match overlay {
            Overlay::Help => OverlayKind::Help(help::HelpOverlay::new(scopes, locale)),
            Overlay::Confirm { question, on_yes } => OverlayKind::Confirm { question, on_yes },
            Overlay::Prompt { initial_text: text, purpose } => {
                OverlayKind::Prompt(prompt::PromptOverlay::new(locale, &text, purpose))
            }
            Overlay::Passphrase(purpose) => OverlayKind::Passphrase(passphrase::PassphraseOverlay::new(purpose, false)),
            Overlay::Templates(client) => OverlayKind::Templates(Selection::default(), client),
            Overlay::Duplicate { path, title, client } => {
                OverlayKind::Duplicate(duplicate::DuplicateOverlay::new(path, title, client))
            }
            Overlay::Recovery(lines) => OverlayKind::Recovery(lines),
            Overlay::Page(text) => OverlayKind::Page(text, ScrollState::default()),
            Overlay::Manual(page) => OverlayKind::Manual(manual::ManualOverlay::new(page, locale)),
        };
        OverlayState { kind }
    }

    /// Creates the overlay that asks which names of a pasted list to add.
    pub fn new_pasted_list(list: List, names: Vec<String>, document: &Deliberation) -> OverlayState {
        OverlayState { kind: OverlayKind::PastedList(pasted_list::PastedListOverlay::new(list, names, document)) }
    }

    /// Creates a passphrase overlay that already waits for its result, because a key source is known.
    pub fn new_decrypting(purpose: PassphrasePurpose) -> OverlayState {
        OverlayState { kind: OverlayKind::Passphrase(passphrase::PassphraseOverlay::new(purpose, true)) }
    }

    /// Returns whether the overlay waits for the result of decrypting this file.
    pub fn is_waiting_for(&self, path: &Path) -> bool {
        matches!(&self.kind, OverlayKind::Passphrase(passphrase) if passphrase.is_waiting_for(path))
    }

    /// Returns whether the overlay waits for the result of encrypting or permanently decrypting a file.
    pub fn is_changing_encryption(&self) -> bool {
        matches!(&self.kind, OverlayKind::Passphrase(passphrase) if passphrase.is_changing_encryption())
    }

    /// Returns whether the overlay is a passphrase prompt that takes the key as input.
    pub fn accepts_passphrase_key(&self, key: KeyPress) -> bool {
        matches!(&self.kind, OverlayKind::Passphrase(passphrase) if passphrase.accepts(key))
    }

    /// Creates the overlay of the private notes: on the deliberation, on `criterion` and on `meeting`.
    pub fn new_private_notes(document: &Deliberation, meeting: LogId, criterion: Option<Id>) -> OverlayState {
        OverlayState {
            kind: OverlayKind::PrivateNotes(Box::new(private_notes::PrivateNotesOverlay::new(
                document, meeting, criterion,
            ))),
        }
    }

    /// Selects the private note with this draft path. Returns whether the overlay has such a note.
    pub fn select_note(&mut self, path: &str) -> bool {
        match &mut self.kind {
            OverlayKind::PrivateNotes(private) => private.select_note(path),
            _ => false,
        }
    }

    /// Parses the draft path of a private note. Returns the criterion of the note, if it has one.
    pub fn parse_note_criterion(path: &str) -> Option<Option<Id>> {
        private_notes::parse_note_criterion(path)
    }

    /// Returns whose text a draft is, as far as an offer to restore it must not show it.
    pub fn owner_of_draft(draft: &Draft, document: &Deliberation) -> DraftOwner {
        let path = &draft.field_path;
        match (OverlayState::parse_note_criterion(path), PromptPurpose::person_of_draft(path)) {
            (Some(criterion), _) => DraftOwner::Coach(criterion),
            // While answers are sealed, only the author is offered the draft.
            (None, Some(author)) if !document.is_blind() && walk::is_waiting_for(document, &author, None) => {
                DraftOwner::Person(author)
            }
            _ => DraftOwner::Everybody,
        }
    }

    /// Returns the list that the prompt adds to. Several pasted lines become several entries of this list.
    pub fn target_list(&self) -> Option<List> {
        match &self.kind {
            OverlayKind::Prompt(prompt) => prompt.target_list(),
            _ => None,
        }
    }

    pub fn new_palette(entries: Vec<PaletteEntry>) -> OverlayState {
        OverlayState { kind: OverlayKind::Palette(palette::PaletteOverlay::new(entries)) }
    }

    /// Replaces the entries of the palette by the same entries in another language.
    pub fn set_palette_entries(&mut self, entries: Vec<PaletteEntry>) {
        if let OverlayKind::Palette(palette) = &mut self.kind {
            palette.set_entries(entries);
        }
    }

    /// Returns whether the overlay can change to another language: its sentences are not only kept as text.
    pub fn can_change_language(&self) -> bool {
        !matches!(self.kind, OverlayKind::Confirm { .. } | OverlayKind::Recovery(_) | OverlayKind::Page(..))
    }

    /// Formats the sentences that the overlay keeps in the language of `locale`.
    pub fn change_language(&mut self, locale: &Locale) {
        match &mut self.kind {
            OverlayKind::Help(help) => help.change_language(locale),
            OverlayKind::Manual(manual) => manual.change_language(locale),
            OverlayKind::Prompt(prompt) => prompt.change_language(locale),
            OverlayKind::Export(export) => export.change_language(locale),
            OverlayKind::Passphrase(passphrase) => passphrase.clear_error(),
            _ => {}
        }
    }

    /// Returns the report that the export overlay shows, if the overlay is the export.
    pub fn requested_report(&self) -> Option<ReportRequest> {
        match &self.kind {
            OverlayKind::Export(export) => Some(export.report()),
            _ => None,
        }
    }

    /// Creates the export overlay for a deliberation whose file name without extension is `stem`.
    pub fn new_export(stem: &str, report: ReportRequest, locale: &Locale) -> OverlayState {
        OverlayState { kind: OverlayKind::Export(Box::new(export::ExportOverlay::new(stem, report, locale))) }
    }

    pub fn is_export(&self) -> bool {
        matches!(self.kind, OverlayKind::Export(_))
    }

    /// Sets the preview of the export, or why there is no report.
    pub fn set_preview(
        &mut self,
        locale: &Locale,
        report: ReportRequest,
        preview: Result<Box<ReportPreview>, ReportError>,
    ) {
        if let OverlayKind::Export(export) = &mut self.kind {
            export.set_preview(locale, report, preview);
        }
    }

    /// Shows why the report was not written or the passphrase was not accepted.
    pub fn show_error(&mut self, message: SafeText) {
        match &mut self.kind {
            OverlayKind::Export(export) => export.show_error(message),
            OverlayKind::Passphrase(passphrase) => passphrase.show_error(message),
            _ => {}
        }
    }

    /// Returns the scope in which the overlay's keys are bound.
    pub fn scope(&self) -> Scope {
        match &self.kind {
            OverlayKind::Help(help) => help.scope(),
            OverlayKind::Page(..) | OverlayKind::Manual(_) => Scope::Page,
            OverlayKind::PastedList(_) => Scope::PastedList,
            OverlayKind::Export(export) => export.scope(),
            OverlayKind::PrivateNotes(_) => Scope::PrivateNotes,
            OverlayKind::Palette(_) => Scope::Palette,
            OverlayKind::Confirm { .. } => Scope::Confirm,
            OverlayKind::Prompt(_) => Scope::Prompt,
            OverlayKind::Passphrase(_) => Scope::Passphrase,
            OverlayKind::Templates(..) => Scope::TemplateMenu,
            OverlayKind::Duplicate(_) => Scope::DuplicateMenu,
            OverlayKind::Recovery(_) => Scope::Recovery,
        }
    }

    /// Returns whether there is another row to select or to scroll to.
    pub fn has_other_rows(&self) -> bool {
        match &self.kind {
            OverlayKind::Page(_, scroll) => scroll.can_scroll(),
            _ => true,
        }
    }

    /// Returns whether the overlay asks whether to leave work that cannot be saved.
    pub fn is_leave_confirmation(&self) -> bool {
        matches!(&self.kind, OverlayKind::Confirm { on_yes, .. } if on_yes.contains(&Outcome::LeaveUnsaved))
    }

    /// Performs an action on the overlay. The context is present while a deliberation is open.
    pub fn act(&mut self, context: Option<&ViewContext<'_>>, locale: &Locale, action: Action) -> Vec<Outcome> {
        match (&mut self.kind, action) {
            (OverlayKind::Confirm { on_yes, .. }, Action::Yes) => {
                [Outcome::CloseOverlay].into_iter().chain(on_yes.iter().cloned()).collect()
            }
            (OverlayKind::Recovery(_), Action::RecoverUnsaved | Action::DiscardUnsaved) => {
                vec![Outcome::CloseOverlay, Outcome::Recover(action == Action::RecoverUnsaved)]
            }
            // The emergency copy stays, so the program offers the recovery again when the file is next opened. The
            // offer stays on the screen if the file cannot be left.
            (OverlayKind::Recovery(_), Action::Leave) => vec![Outcome::Navigate(Route::Library)],
            (OverlayKind::Help(help), Action::NextField) if help.is_empty() => {
                vec![Outcome::Notify(t!(locale, "unavailable-no-other-row"))]
            }
            (OverlayKind::Help(help), _) => {
                if help.act(action) {
                    return vec![Outcome::CloseOverlay];
                }
                Vec::new()
            }
            (OverlayKind::Passphrase(passphrase), _) => passphrase.act(locale, action),
            (OverlayKind::Confirm { .. }, Action::No) | (_, Action::Leave) => vec![Outcome::CloseOverlay],
            (OverlayKind::Palette(palette), Action::Open) if palette.is_empty() => {
                vec![Outcome::Notify(t!(locale, "unavailable-no-action-found"))]
            }
            (OverlayKind::Palette(palette), _) => palette.act(action),
            (OverlayKind::PrivateNotes(private), _) => private.act(context, action),
            (OverlayKind::PastedList(pasted), _) => pasted.act(context, action),
            (OverlayKind::Export(export), _) => export.act(locale, action),
            (OverlayKind::Page(_, scroll), _) => {
                scroll.scroll(action);
                Vec::new()
            }
            (OverlayKind::Manual(manual), _) => {
                manual.scroll(action);
                Vec::new()
            }
            (OverlayKind::Prompt(prompt), Action::Next) => prompt.submit(context, locale),
            (OverlayKind::Prompt(prompt), Action::NextField) => prompt.complete(locale),
            (OverlayKind::Duplicate(duplicate), _) => duplicate.act(locale, action),
            (OverlayKind::Templates(selection, client), Action::Open) => {
                let template = TEMPLATES.get(selection.index(TEMPLATES.len())).map_or("", |template| template.name);
                let (language, client) = (locale.language(), client.clone());
                let effect = Effect::CreateDocument { template, language, path: None, client };
                vec![Outcome::CloseOverlay, Outcome::RunEffect(effect)]
            }
            (OverlayKind::Templates(selection, _), _) => {
                selection.act(action, TEMPLATES.len());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Returns the text field that has the keyboard focus, if the overlay has one.
    pub fn field(&self) -> Option<&TextField> {
        match &self.kind {
            OverlayKind::Prompt(prompt) => Some(prompt.field()),
            OverlayKind::Palette(palette) => Some(palette.field()),
            OverlayKind::PrivateNotes(private) => private.field(),
            OverlayKind::Help(help) => help.field(),
            OverlayKind::Export(export) => export.field(),
            _ => None,
        }
    }

    /// Passes input to the focused text field.
    pub fn apply_input(&mut self, locale: &Locale, input: FieldInput<'_>) {
        match &mut self.kind {
            OverlayKind::Prompt(prompt) => prompt.apply_input(locale, input),
            OverlayKind::Passphrase(passphrase) => passphrase.apply_input(locale, &input),
            OverlayKind::Palette(palette) => palette.apply_input(input),
            OverlayKind::PrivateNotes(private) => private.apply_input(input),
            OverlayKind::Help(help) => help.apply_input(input),
            OverlayKind::Export(export) => export.apply_input(input),
            _ => {}
        }
    }

    /// Returns what the text of a prompt is used for.
    pub fn prompt_purpose(&self) -> Option<&PromptPurpose> {
        match &self.kind {
            OverlayKind::Prompt(prompt) => Some(prompt.purpose()),
            _ => None,
        }
    }

    /// Removes the private note with this draft path, because its criterion was removed.
    pub fn forget_note(&mut self, path: &str) {
        if let OverlayKind::PrivateNotes(private) = &mut self.kind {
            private.forget_note(path);
        }
    }

    /// Returns the texts that were typed and not submitted.
    pub fn drafts(&self) -> Vec<Draft> {
        match &self.kind {
            OverlayKind::Prompt(prompt) => prompt.draft().into_iter().collect(),
            OverlayKind::PrivateNotes(private) => private.drafts(),
            _ => Vec::new(),
        }
    }

    /// Draws the overlay on `canvas`, which covers the screen without the footer.
    pub fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        match &self.kind {
            OverlayKind::Help(help) => help.draw(locale, canvas),
            OverlayKind::Manual(manual) => manual.draw(canvas),
            OverlayKind::Palette(palette) => palette.draw(locale, canvas),
            OverlayKind::PastedList(pasted) => pasted.draw(locale, canvas),
            OverlayKind::Export(export) => export.draw(locale, canvas),
            OverlayKind::PrivateNotes(private) => private.draw(locale, canvas),
            OverlayKind::Page(text, scroll) => {
                canvas.clear();
                let width = usize::from(canvas.width().saturating_sub(4).min(76));
                let role = |nth| if nth == 0 { Role::Title } else { Role::Text };
                let lines = text.iter().enumerate().flat_map(|(nth, text)| {
                    let wrapped = if text.is_empty() { vec![SafeText::default()] } else { text.wrap(width) };
                    wrapped.into_iter().map(move |line| (line, role(nth)))
                });
                scroll.draw(canvas, &lines.collect::<Vec<_>>())
            }
            OverlayKind::Confirm { question, .. } => {
                let lines = question.wrap(usize::from(canvas.width().saturating_sub(8).min(64)));
                let mut inner = draw_frame(canvas, lines.len() as u16 + 2);
                for (y, line) in lines.iter().enumerate() {
                    inner.put(0, y as u16, line, Role::Title);
                }
                let y = lines.len() as u16 + 1;
                let bound = all_bindings().filter(|binding| binding.scope == Scope::Confirm);
                build_footer_hints(locale, bound, false)
                    .iter()
                    .fold(0, |x, hint| inner.put_hint(x, y, (&hint.keys, &hint.label), hint.action) + 3);
                inner.position(0, y)
            }
            OverlayKind::Prompt(prompt) => prompt.draw(locale, canvas),
            OverlayKind::Passphrase(passphrase) => passphrase.draw(locale, canvas),
            OverlayKind::Recovery(lines) => draw_recovery(locale, lines, canvas),
            OverlayKind::Duplicate(duplicate) => duplicate.draw(locale, canvas),
            OverlayKind::Templates(selection, _) => {
                let selected = selection.index(TEMPLATES.len());
                let mut inner = draw_frame(canvas, TEMPLATES.len() as u16 + 2);
                inner.put(0, 0, &t!(locale, "screen-template-prompt"), Role::Title);
                for (row, template) in TEMPLATES.iter().enumerate() {
                    let y = row as u16 + 2;
                    if row == selected {
                        inner.mark_selected(y);
                    }
                    inner.add_row_target(y, row, row == selected, Action::Open);
                    let role = if row == selected { Role::Focus } else { Role::Text };
                    inner.put(2, y, &phrases::template_description(locale, template.name).to_capitalized(), role);
                }
                inner.position(2, selected as u16 + 2)
            }
        }
    }
}

/// Draws the offer of a recovery, shortened to the height of the canvas, and the keys that answer the offer.
fn draw_recovery(locale: &Locale, lines: &[SafeText], canvas: &mut Canvas<'_>) -> Option<Position> {
    let width = usize::from(canvas.width().saturating_sub(8).min(64));
    let max_rows = usize::from(canvas.height().saturating_sub(5));
    let head = lines.first().map(|head| head.wrap(width)).unwrap_or_default();
    let rest = lines.iter().skip(1).flat_map(|line| line.wrap(width));
    let rest: Vec<SafeText> = rest.take(max_rows.saturating_sub(head.len() + 1)).collect();
    let rows = head.len() + usize::from(!rest.is_empty()) + rest.len() + 2;
    let mut inner = draw_frame(canvas, rows as u16);
    let mut y = 0;
    for line in &head {
        inner.put(0, y, line, Role::Title);
        y += 1;
    }
    y += u16::from(!rest.is_empty());
    for line in &rest {
        inner.put(0, y, line, Role::Text);
        y += 1;
    }
    inner.put(0, y + 1, &t!(locale, "saving-recovery-keys"), Role::Quiet);
    inner.position(0, y + 1)
}

/// The number of empty columns on each side of a frame, if the canvas is wide enough.
const FRAME_MARGIN: u16 = 4;

/// Draws a centred frame with `rows` rows inside. Returns the canvas of the inside.
fn draw_frame<'c>(canvas: &'c mut Canvas<'_>, rows: u16) -> Canvas<'c> {
    let width = canvas.width().min(72);
    let height = (rows + 2).min(canvas.height());
    let x = canvas.width().saturating_sub(width) / 2;
    let y = canvas.height().saturating_sub(height) / 2;
    let area = Rect::new(x, y, width, height);
    // The cleared margin keeps cut-off words of the screen away from the frame.
    let margin_x = x.saturating_sub(FRAME_MARGIN);
    canvas.region(margin_x, y, width + 2 * (x - margin_x), height).clear();
    {
        let mut frame = canvas.region(area.x, area.y, area.width, area.height);
        let (right, bottom) = (width.saturating_sub(1), height.saturating_sub(1));
        frame.fill(1, 0, right.saturating_sub(1), "─", Role::Quiet);
        frame.fill(1, bottom, right.saturating_sub(1), "─", Role::Quiet);
        for row in 1..bottom {
            frame.fill(0, row, 1, "│", Role::Quiet);
            frame.fill(right, row, 1, "│", Role::Quiet);
        }
        for (x, y, sign) in [(0, 0, "╭"), (right, 0, "╮"), (0, bottom, "╰"), (right, bottom, "╯")] {
            frame.fill(x, y, 1, sign, Role::Quiet);
        }
    }
    canvas.region(area.x + 2, area.y + 1, width.saturating_sub(4), height.saturating_sub(2))
}
