//! The coach's private notes: on the deliberation, on a criterion and on the current meeting.
//!
//! The overlay also edits the agreement of the meeting, which is not private.

use chrono::SecondsFormat;
use ratatui::layout::Position;

use crate::messages::Draft;
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, FieldInput, TextField};
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, FieldValue, Id, LogId, RecordWithId, Visit, VisitField};

/// The notes that the overlay edits.
#[derive(Debug)]
pub(super) struct PrivateNotesOverlay {
    notes: Vec<PrivateNote>,
    selected: usize,
    meeting: LogId,
    criterion_name: SafeText,
    /// The visits before the current meeting, newest first.
    earlier_meetings: Vec<Visit>,
    /// Whether the deliberation had no private notes when the overlay was opened.
    has_no_notes: bool,
}

#[derive(Debug)]
struct PrivateNote {
    field_path: FieldPath,
    original_text: String,
    field: TextField,
}

impl PrivateNotesOverlay {
    pub(super) fn new(document: &Deliberation, meeting: LogId, criterion: Option<Id>) -> PrivateNotesOverlay {
        let note = |field_path: FieldPath| {
            let original_text = match document.get(&field_path) {
                Some(FieldValue::Text(text)) => text,
                _ => String::new(),
            };
            PrivateNote { field: TextField::new_multiline(&original_text), original_text, field_path }
        };
        let at = meeting.at.map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, false)).unwrap_or_default();
        let criterion_name = criterion.as_ref().map(|id| phrases::criterion(document, id)).unwrap_or_default();
        let field_paths = [
            criterion.map(FieldPath::PrivateCriterion),
            Some(FieldPath::PrivateNotes),
            Some(FieldPath::PrivateVisit(at)),
            Some(FieldPath::Visit(meeting, VisitField::Agreed)),
        ];
        let earlier_meetings = document.visits().iter().rev().filter(|visit| visit.at != meeting).cloned().collect();
        let has_no_notes = *document.private() == Default::default();
        PrivateNotesOverlay {
            notes: field_paths.into_iter().flatten().map(note).collect(),
            selected: 0,
            meeting,
            criterion_name,
            earlier_meetings,
            has_no_notes,
        }
    }

    /// Selects the note with this draft path. Returns whether the overlay has such a note.
    /// The path of a meeting note names no meeting: a draft from an earlier meeting belongs to the current meeting.
    pub(super) fn select_note(&mut self, path: &str) -> bool {
        let found = self.notes.iter().position(|note| to_draft_path(&note.field_path) == path);
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    /// Removes the note with this draft path.
    pub(super) fn forget_note(&mut self, path: &str) {
        self.notes.retain(|note| to_draft_path(&note.field_path) != path);
        self.selected = self.selected.min(self.notes.len().saturating_sub(1));
    }

    pub(super) fn act(&mut self, context: Option<&ViewContext<'_>>, action: Action) -> Vec<Outcome> {
        let count = self.notes.len();
        match (action, context) {
            (Action::NextField, _) => self.selected = (self.selected + 1) % count.max(1),
            (Action::Back, _) => self.selected = (self.selected + count.saturating_sub(1)) % count.max(1),
            (Action::SelectRow(row), _) => self.selected = row.min(count.saturating_sub(1)),
            (Action::Next, Some(context)) => {
                return vec![Outcome::CloseOverlay, Outcome::Edit(self.build_edit(context.view))];
            }
            (Action::Next, None) => return vec![Outcome::CloseOverlay],
            _ => {}
        }
        Vec::new()
    }

    /// Builds one edit of all changed notes, so that one undo reverts them together.
    fn build_edit(&self, document: &Deliberation) -> Edit {
        let changed = self.notes.iter().filter(|note| *note.field.text() != note.original_text);
        changed.fold(Edit::default(), |edit, note| {
            let text = note.field.text().trim();
            let is_known = document.visits().iter().any(|visit| visit.at == self.meeting);
            edit.chain(match &note.field_path {
                FieldPath::Visit(..) if !is_known => Edit::build(document, |builder| {
                    if !text.is_empty() {
                        builder.push(Visit { agreed: Some(text.to_owned()), ..Visit::new(self.meeting) });
                    }
                }),
                field_path => Edit::set_text(document, field_path.clone(), text),
            })
        })
    }

    pub(super) fn field(&self) -> Option<&TextField> {
        self.notes.get(self.selected).map(|note| &note.field)
    }

    pub(super) fn apply_input(&mut self, input: FieldInput<'_>) {
        if let Some(note) = self.notes.get_mut(self.selected) {
            note.field.apply(input);
        }
    }

    /// Returns the notes that were changed and not saved.
    pub(super) fn drafts(&self) -> Vec<Draft> {
        let changed = self.notes.iter().filter(|note| *note.field.text() != note.original_text);
        changed
            .map(|note| Draft { field_path: to_draft_path(&note.field_path), text: note.field.text().to_owned() })
            .collect()
    }

    /// Returns the label of a note in the row of tabs.
    fn tab_label(&self, locale: &Locale, note: &PrivateNote) -> SafeText {
        match &note.field_path {
            FieldPath::PrivateCriterion(_) => t!(locale, "people-note-criterion"),
            FieldPath::PrivateVisit(_) => t!(locale, "people-note-meeting"),
            FieldPath::Visit(..) => t!(locale, "people-note-agreed"),
            _ => t!(locale, "people-note-all"),
        }
    }

    /// Describes the subject of a note and who can read it.
    fn describe_note(&self, locale: &Locale, note: &PrivateNote) -> SafeText {
        match &note.field_path {
            FieldPath::PrivateCriterion(_) => t!(locale, "people-about-criterion", criterion = &self.criterion_name),
            FieldPath::PrivateVisit(_) => t!(locale, "people-about-meeting", at = self.meeting_time(locale)),
            FieldPath::Visit(..) => t!(locale, "people-about-agreed", at = self.meeting_time(locale)),
            _ => t!(locale, "people-about-all"),
        }
    }

    fn meeting_time(&self, locale: &Locale) -> SafeText {
        self.meeting.at.map(|at| date::format_moment(locale, at)).unwrap_or_default()
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        canvas.clear();
        let width = canvas.width().saturating_sub(4).min(92);
        let roomy = canvas.height() >= 14;
        let mut x = 2;
        for (nth, note) in self.notes.iter().enumerate() {
            let (role, sign) = if nth == self.selected { (Role::Focus, "▸ ") } else { (Role::Quiet, "") };
            let mark = if note.field.text().is_empty() { "" } else { " ✎" };
            let tab = SafeText::concat(&[
                SafeText::from_static(sign),
                self.tab_label(locale, note),
                SafeText::from_static(mark),
            ]);
            canvas.add_click_target(
                x,
                0,
                tab.width() as u16,
                1,
                crate::ui::widgets::ClickTarget::Action(Action::SelectRow(nth)),
            );
            x = canvas.put(x, 0, &tab, role) + 3;
        }
        let note = self.notes.get(self.selected)?;
        let gap = u16::from(roomy);
        let mut y = 1 + gap;
        y = canvas.put_wrapped(2, y, width, &self.describe_note(locale, note), Role::Quiet) + gap;
        let footer = self.footer_texts(locale, note);
        let footer: Vec<SafeText> = footer.iter().flat_map(|text| text.wrap(width.into())).collect();
        let available = canvas.height().saturating_sub(y);
        let reserved = (footer.len() as u16 + 1).min(available / 2);
        let rows = available.saturating_sub(reserved).max(1);
        let cursor = note.field.draw(&mut canvas.region(2, y, width, rows), Role::Field);
        y += note.field.row_count(width).clamp(3, rows.max(3)) + 1;
        for line in &footer {
            y = canvas.put_wrapped(2, y, width, line, Role::Quiet);
        }
        cursor
    }

    /// Returns the texts below a note.
    /// Notes on a meeting show the earlier meetings. Other notes show a reminder to stay neutral until a note exists.
    fn footer_texts(&self, locale: &Locale, note: &PrivateNote) -> Vec<SafeText> {
        if !matches!(note.field_path, FieldPath::Visit(..) | FieldPath::PrivateVisit(_)) {
            return if self.has_no_notes { vec![t!(locale, "people-neutral")] } else { Vec::new() };
        }
        let meeting = |visit: &Visit| {
            let day = visit.at.at.map(|at| date::format_day(locale, at.date_naive())).unwrap_or_default();
            let minutes = visit.minutes.map_or(0, |minutes| minutes.get() as usize);
            let agreed = visit.agreed.as_deref().map(SafeText::sanitize);
            match agreed {
                Some(agreed) => t!(locale, "people-meeting-agreed", day = day, minutes = minutes, agreed = agreed),
                None => t!(locale, "people-meeting", day = day, minutes = minutes),
            }
        };
        self.earlier_meetings.iter().map(meeting).collect()
    }
}

/// Returns the path that names a draft of this note in the emergency copy.
fn to_draft_path(field_path: &FieldPath) -> String {
    match field_path {
        FieldPath::PrivateCriterion(id) => format!("{CRITERION_PREFIX}{id}"),
        FieldPath::PrivateVisit(_) => "private.meeting".to_owned(),
        FieldPath::Visit(..) => "private.agreed".to_owned(),
        _ => "private.all".to_owned(),
    }
}

const CRITERION_PREFIX: &str = "private.criterion.";

/// Parses the draft path of a private note.
/// Returns `None` for other paths and `Some(None)` for a note without a criterion.
pub(super) fn parse_note_criterion(path: &str) -> Option<Option<Id>> {
    path.starts_with("private.").then(|| path.strip_prefix(CRITERION_PREFIX).and_then(Id::new))
}
