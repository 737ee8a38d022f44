//! The words by which the palette finds an action, beside its label.

use crate::ui::action::Action;

/// Returns the id of further words for an action: the words that users of other programs know. The label of an action
/// is short, and names the action in one way only.
pub fn search_words_id(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Trash | Action::Remove => "palette-remove",
        Action::ClearAnswer => "palette-clear",
        Action::RemoveColumn => "palette-remove-column",
        Action::NextTheme => "palette-theme",
        Action::NextLanguage => "palette-language",
        Action::TranslateTexts => "palette-texts",
        Action::Export => "palette-export",
        Action::ExportCalendar => "palette-calendar",
        Action::CopyVerdict => "palette-copy",
        Action::Quit => "palette-quit",
        Action::SaveCopy => "palette-save-copy",
        Action::Help => "palette-help",
        Action::Undo => "palette-undo",
        Action::Redo => "palette-redo",
        Action::New | Action::NewRound => "palette-new",
        Action::Rename | Action::RenameColumn => "palette-rename",
        Action::Search => "palette-search",
        Action::Duplicate => "palette-duplicate",
        Action::ToggleEncryption | Action::ForgetPassphrase => "palette-encrypt",
        Action::GoToWeight | Action::NextWeightingMethod | Action::UseWeightingMethod => "palette-weight",
        Action::History | Action::Compare => "palette-history",
        Action::PrivateNotes | Action::EditNote => "palette-notes",
        Action::TogglePresenting | Action::ToggleHandOver => "palette-present",
        Action::Add | Action::AddColumn => "palette-add",
        Action::ToggleArchive | Action::ToggleShowArchived => "palette-archive",
        Action::ToggleHints => "palette-hints",
        Action::KeepLens => "palette-lens",
        Action::Verdict | Action::ShowSensitivity => "palette-result",
        Action::Matrix => "palette-matrix",
        Action::People => "palette-people",
        _ => return None,
    })
}
