//! What is handed to somebody else: a text to an editor, a text to the terminal's clipboard.

use crate::tell;
use crate::text::Shown;
use crate::ui::event::{Effect, Unedited};
use crate::ui::widgets::{Field, Stroke};

use super::App;

/// The longest text that is sent to a terminal; many take no more.
const LONGEST_COPY: usize = 48 * 1024;

impl App {
    /// Asks for an editor for the text being written, as it stands once everything is saved.
    pub(super) fn hand_to_editor(&mut self) {
        let text = self.field().filter(|field| field.is_long()).map(|field| field.text().to_owned());
        self.effects.extend(text.map(Effect::Editor));
    }

    /// A text comes back from an editor.
    pub(super) fn edited(&mut self, edited: Result<String, Unedited>) {
        let tongue = &self.tongue;
        self.notice = match edited {
            Ok(text) => {
                self.notice = Shown::default();
                if self.field().is_some_and(Field::is_long) {
                    self.write(Stroke::Replace(&text));
                }
                return;
            }
            Err(Unedited::Unnamed) => tell!(tongue, "screen-editor-none"),
            Err(Unedited::NotStarted(editor, reason)) => {
                let (editor, reason) = (Shown::brief(&editor), Shown::brief(&reason));
                tell!(tongue, "screen-editor-not-started", editor = editor, reason = reason)
            }
            Err(Unedited::Failed) => tell!(tongue, "screen-editor-failed"),
            Err(Unedited::NotText) => tell!(tongue, "screen-editor-not-text"),
            Err(Unedited::Trouble(reason)) => tell!(tongue, "screen-editor-trouble", reason = Shown::brief(&reason)),
        };
    }

    /// Sends a text to the terminal, for its clipboard.
    pub(super) fn copy(&mut self, text: String) {
        if text.len() > LONGEST_COPY {
            self.notice = tell!(self.tongue, "screen-copy-too-long");
            return;
        }
        self.notice = tell!(self.tongue, "screen-copied");
        self.effects.push(Effect::Copy(text));
    }
}
