//! The external editor and the terminal's clipboard.

use crate::t;
use crate::text::SafeText;
use crate::ui::event::{EditorError, Effect};
use crate::ui::widgets::{FieldInput, TextField};

use super::App;

/// The longest text for the clipboard; many terminals discard longer texts.
const MAX_CLIPBOARD_BYTES: usize = 48 * 1024;

impl App {
    /// Opens the focused multiline text in the external editor. The caller has saved all work.
    pub(super) fn open_editor(&mut self) {
        let text = self.field().filter(|field| field.is_multiline()).map(|field| field.text().to_owned());
        self.effects.extend(text.map(Effect::OpenEditor));
    }

    /// Takes the edited text over, or shows why the editor returned none.
    pub(super) fn handle_editor_closed(&mut self, result: Result<String, EditorError>) {
        let locale = &self.locale;
        self.notice = match result {
            Ok(text) => {
                self.notice = SafeText::default();
                if self.field().is_some_and(TextField::is_multiline) {
                    self.apply_input(FieldInput::Replace(&text));
                }
                return;
            }
            Err(EditorError::NotConfigured) => t!(locale, "screen-editor-none"),
            Err(EditorError::NotStarted(editor, reason)) => {
                let (editor, reason) = (SafeText::excerpt(&editor), SafeText::excerpt(&reason));
                t!(locale, "screen-editor-not-started", editor = editor, reason = reason)
            }
            Err(EditorError::Failed) => t!(locale, "screen-editor-failed"),
            Err(EditorError::FailedAfterSave(path)) => {
                t!(locale, "screen-editor-failed-after-save", path = SafeText::from_path(&path))
            }
            Err(EditorError::NotText(path)) => t!(locale, "screen-editor-not-text", path = SafeText::from_path(&path)),
            Err(EditorError::Io(reason)) => t!(locale, "screen-editor-trouble", reason = SafeText::excerpt(&reason)),
        };
    }

    /// Sends a text to the terminal's clipboard.
    pub(super) fn copy_to_clipboard(&mut self, text: String) {
        if text.len() > MAX_CLIPBOARD_BYTES {
            self.notice = t!(self.locale, "screen-copy-too-long");
            return;
        }
        self.notice = t!(self.locale, "screen-copied");
        self.effects.push(Effect::CopyToClipboard(text));
    }
}
