//! The log entries for the events and effects of the full-screen program. What the keyboard, the mouse and the
//! clipboard bring is recorded at no level: the times of keys can reveal a passphrase.

use crate::event_log::{Field, Level, debug, info, record, warn};
use crate::messages::SaveOutcome;
use crate::ui::event::{Effect, Event, FileOutcome};

/// Records an event that the app receives. Saves, loads and changes of the file are recorded by the store.
pub(super) fn record_event(event: &Event) {
    match event {
        Event::Terminated(signal) => {
            info("signal", &[("number", u64::try_from(*signal).unwrap_or_default().into())]);
        }
        Event::SuspendRequested | Event::Resumed => info("signal", &[("event", Field::Variant(event))]),
        Event::TerminalLost | Event::ThreadPanicked | Event::DiskStalled => {
            warn("event", &[("event", Field::Variant(event))]);
        }
        Event::DiskAnswers | Event::TheirsBackedUp(_) => info("event", &[("event", Field::Variant(event))]),
        Event::FileOperationDone(outcome) => {
            let level = if matches!(outcome, FileOutcome::Failed(_)) { Level::Warn } else { Level::Info };
            record(level, "file-operation", &[("outcome", Field::Variant(outcome))]);
        }
        Event::EditorClosed(edited) => info("editor-closed", &[("outcome", Field::Variant(edited))]),
        Event::WorkRescued(outcome) => info("work-rescued", &[("outcome", Field::Variant(outcome))]),
        Event::Saved { outcome, .. } if *outcome == SaveOutcome::Done => debug("event", &[("event", "Saved".into())]),
        Event::LibraryListed { rows, is_complete, .. } => {
            let broken = rows.iter().filter(|row| !row.errors.is_empty()).count();
            let fields =
                [("rows", rows.len().into()), ("with-errors", broken.into()), ("complete", (*is_complete).into())];
            debug("rows-listed", &fields);
        }
        Event::Key(_) | Event::Mouse(_) | Event::Paste(_) | Event::Tick | Event::SimulationProgress { .. } => {}
        _ => debug("event", &[("event", Field::Variant(event))]),
    }
}

/// Records an effect that the app requests.
pub(super) fn record_effect(effect: &Effect) {
    let is_detail = matches!(
        effect,
        Effect::ListLibrary
            | Effect::SearchFullText { .. }
            | Effect::CancelSearch
            | Effect::LoadClientTimelines(..)
            | Effect::CheckFile
            | Effect::PreviewReport { .. }
            | Effect::ListVersions(_)
            | Effect::Simulate { .. }
            | Effect::Compare { .. }
    );
    record(if is_detail { Level::Debug } else { Level::Info }, "effect", &[("effect", Field::Variant(effect))]);
}
