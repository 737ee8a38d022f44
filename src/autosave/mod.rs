//! The state machine of an open file: when to save, retry, reload, merge, keep an emergency copy, and leave.
//!
//! Both front ends use it. It performs no input or output: a front end passes each [`Event`] with the time and the
//! [`Work`] that is in memory to [`Autosave::handle`], performs the returned [`Effect`]s, and passes
//! [`Event::Tick`] at [`Autosave::next_wake_time`].
//!
//! # States
//!
//! | state | meaning | timer |
//! |---|---|---|
//! | [`Clean`](State::Clean) | the file contains the document, or nothing was ever to be saved | none |
//! | [`Dirty`](State::Dirty) | the document differs from the file | 2 s after the last change, at most 5 s after the first |
//! | [`Saving`](State::Saving) | a save is in progress; there is never a second one | none |
//! | [`Failed`](State::Failed) | the last save failed; the document is in memory and in an emergency copy | a retry |
//! | [`FolderGone`](State::FolderGone) | the folder of the file is missing or is another one; nothing is written into it | a retry while the document differs |
//! | [`TakenOver`](State::TakenOver) | another process took the lock over, and work of ours is not in the file yet | as in `Dirty` or `Failed` |
//! | [`ReadOnly`](State::ReadOnly) | the file is never written and changes are refused | none |
//! | [`Sealed`](State::Sealed) | the passphrase of an encrypted file is forgotten and the document is no longer in memory | none |
//!
//! # Transitions
//!
//! An event that a row does not name leaves the state unchanged. "dirty" is [`Work::is_dirty`] at the event.
//!
//! | state | event | next state | effects |
//! |---|---|---|---|
//! | `Clean` | `Edited`, dirty | `Dirty` | |
//! | `Dirty` | `Edited` | `Dirty`; `Clean` if not dirty | |
//! | `Dirty` | `Tick` at the timer, or `Leave` | `Saving` | `Save` |
//! | `Saving` | `Edited` | `Saving` | |
//! | `Saving` | `Saved(Done)` | `Clean`; `Dirty` if edited meanwhile | deletes a needless emergency copy |
//! | `Saving` | `Saved(ChangedOnDisk(Some))` | waits for `Merged` | `Merge` |
//! | `Saving` | `Saved(ChangedOnDisk(None))` | `Saving`; `Clean` if not dirty | `Save` |
//! | `Saving` | `Saved` with a failure | `Failed`, or `FolderGone` if the folder is missing or another one | `WriteEmergencyCopy` |
//! | `Failed`, `FolderGone` | `Edited` | the same; the retry is due at once | |
//! | `Failed`, `FolderGone` | `Tick` at the timer, or `Leave` | `Saving` | `Save` |
//! | `Clean`, `Dirty`, `Failed` | `FileChanged(FolderGone)` | `FolderGone` | `Report`, `WriteEmergencyCopy` if dirty |
//! | `FolderGone` | `FileChanged(FolderReturned)` | `Saving`; `Clean` if not dirty | `Save` |
//! | all but `Sealed` | `FileChanged(Changed)` | waits for `Merged` | `Merge` |
//! | all but `Saving`, `ReadOnly`, `Sealed` | `Merged` | `Dirty`, or `Clean` if not dirty; `TakenOver` stays if dirty | `Save` if a save waits for the merge; `DeleteEmergencyCopy` if not dirty and there is one |
//! | all but `Sealed` | `FileChanged(Changing)` | the same | `CheckFile` 2 s later |
//! | all but `Sealed` | `FileChanged(Unreadable)`, `FileChanged(Deleted)` | the same | `Report` |
//! | `Clean` | `FileChanged(LockTakenOver)` | `ReadOnly` | `Report` |
//! | `Dirty`, `Failed`, `FolderGone` | `FileChanged(LockTakenOver)` | `Saving`, then as `TakenOver` | `Report`, `Save` |
//! | `Saving` | `FileChanged(LockTakenOver)` | `Saving`, then as `TakenOver` | `Report` |
//! | `Saving` after a takeover | `Saved(Done)` | `ReadOnly`; `TakenOver` if edited meanwhile | |
//! | `Saving` after a takeover | `Saved` with a failure | `TakenOver` | `WriteEmergencyCopy` |
//! | `TakenOver` | `Edited`, not dirty and no save failed | `ReadOnly` | |
//! | `TakenOver` | `Tick` at the timer, or `Leave` | `Saving` | `Save` |
//! | all but `ReadOnly`, `Sealed` | `FileChanged(LockTakenOver)` with drafts | as above | `WriteEmergencyCopy` |
//! | all | `Leave(Seal)` that ends with `Effect::Leave` | `Sealed` | |
//!
//! # A disk that does not answer
//!
//! [`Event::DiskStalled`] and [`Event::DiskAnswers`] leave the state unchanged, because the disk can stall in each
//! state. While it is stalled:
//!
//! - [`Effect::RescueWork`] replaces [`Effect::WriteEmergencyCopy`]. It is returned when the stall begins, and after each
//!   change at the time at which a save would start. A copy that is not written within [`COPY_TIMEOUT`] counts as
//!   failed.
//! - [`Event::Leave`] waits for the emergency copy only. If the copy contains the work, [`Effect::Leave`] follows without
//!   a question.
//! - The emergency copy is not deleted.
//!
//! # Emergency copies after a takeover
//!
//! Each window writes its own emergency copy, so a window that lost the file keeps its drafts there, also in
//! `ReadOnly`. The copies of earlier windows belong to the window that has the file now.
//!
//! # Leaving
//!
//! [`Event::Leave`] ends with [`Effect::Leave`] once the file contains the document and an emergency copy contains the
//! drafts. If one of both is impossible, it ends with [`Effect::ConfirmLeave`], which names the [`Loss`]. While another
//! program is writing the file, it waits for a few retries first.
//!
//! # What the store guarantees
//!
//! The store compares the content of the file with the known content before each save and reports a difference instead
//! of writing. Therefore this module never decides to overwrite: it only decides when a save is attempted. A save is
//! refused if it contains fewer external changes than were reported ([`Effect::Save::merged_changes`]).

mod machine;

use std::path::PathBuf;
use std::time::Duration;

use pesee_core::deliberation::Moment;

use crate::messages::{ExternalChange, ExternalFileEvent, FileError, FolderProblem, SaveOutcome, WriteError};

pub use machine::Autosave;

/// The delay between the last change and the save.
pub const SAVE_DELAY: Duration = Duration::from_secs(2);
/// The maximum delay between the first unsaved change and the save, while the user keeps typing.
pub const MAX_SAVE_DELAY: Duration = Duration::from_secs(5);
/// The delay before a failed save is retried.
pub const RETRY_DELAY: Duration = Duration::from_secs(30);
/// The delay before a save is retried whose work is already in a file beside the unreadable file.
pub const UNREADABLE_RETRY_DELAY: Duration = Duration::from_secs(3_600);
/// The minimum time between two checks of the file.
pub const CHECK_INTERVAL: Duration = Duration::from_secs(2);
/// The time for which a file that another program writes must stay the same before it is read or replaced.
pub const QUIET_TIME: Duration = Duration::from_secs(2);

/// How long an emergency copy may take while the disk of the file does not answer.
pub const COPY_TIMEOUT: Duration = Duration::from_secs(2);

/// What is in memory at an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Whether the document differs from the document that was saved last.
    pub is_dirty: bool,
    /// Whether texts are typed that are not answers yet. They are kept in the emergency copy only.
    pub has_drafts: bool,
    /// Whether the front end saves a copy or takes the file over. Nothing is written until it is done.
    pub is_paused: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    Clean,
    Dirty,
    Saving,
    Failed,
    FolderGone,
    TakenOver,
    ReadOnly,
    Sealed,
}

/// How the user leaves the open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The file is closed.
    Close,
    /// The program stops for a while and keeps the document in memory, for example for an external editor.
    Pause,
    /// The file is closed and its passphrase is forgotten.
    Seal,
}

/// What is lost if the user leaves now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Nothing is lost: the file does not contain the work, but the emergency copy does.
    EmergencyCopyOnly,
    /// The changes that are neither in the file nor in an emergency copy.
    Work,
    /// The texts that are not answers yet, because the emergency copy could not be written.
    Drafts,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The document changed, for example by an edit, an undo or a recovery.
    Edited,
    /// The texts that are not answers yet changed.
    DraftsEdited,
    /// The user does something, so external changes of the file matter now.
    UserActive,
    /// The time of [`Autosave::next_wake_time`] has come. Passing it at any other time does no harm.
    Tick,
    /// The save ended. If it succeeded, the front end has recorded the saved document before, so that
    /// [`Work::is_dirty`] refers to it.
    Saved(SaveOutcome),
    /// The version of the other program is in a file beside the open file.
    TheirsBackedUp,
    /// A check of the file found this.
    FileChanged(ExternalFileEvent),
    /// The external change of [`Effect::Merge`] is merged into the document.
    Merged {
        /// Whether both sides changed the same field.
        has_conflicts: bool,
    },
    /// The emergency copy was written to this path, or the write failed.
    EmergencyCopyWritten(Result<PathBuf, WriteError>),
    /// An emergency copy from an earlier visit exists, and the user has not decided about its work yet.
    EmergencyCopyFound,
    /// The work of the emergency copy is in memory now.
    EmergencyCopyTaken,
    /// The file contains the work of the emergency copy.
    EmergencyCopyNeedless,
    /// The emergency copy was removed because the user does not want its work.
    EmergencyCopyDiscarded,
    /// The disk has not answered for a while.
    DiskStalled,
    /// The disk answers again.
    DiskAnswers,
    /// The answer to [`Effect::RescueWork`]: the path of the emergency copy, or why it was not written.
    WorkRescued(Result<PathBuf, WriteError>),
    /// The user wants to leave.
    Leave(Leaving),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save the document, and pass [`Event::Saved`] with the outcome.
    Save {
        /// The number of external changes that are merged into the document. The save is refused if more were reported.
        merged_changes: u64,
        /// Whether to write the version of the other program to a file beside the open file first.
        backs_up_theirs: bool,
    },
    /// Check the file for changes of another program, and pass [`Event::FileChanged`] if there is one.
    CheckFile,
    /// Merge this change into the document, and pass [`Event::Merged`].
    Merge(Box<ExternalChange>),
    /// Write the document and the drafts to the emergency copy, and pass [`Event::EmergencyCopyWritten`].
    WriteEmergencyCopy,
    /// Write the emergency copy on a thread that does not wait for the disk, and pass [`Event::WorkRescued`]. Each
    /// request is answered, in their order.
    RescueWork,
    /// Delete the emergency copy, because the file contains its work.
    DeleteEmergencyCopy,
    /// Tell the user.
    Report(Report),
    /// Leave: nothing is lost.
    Leave,
    /// Ask whether to leave although something is lost or only in the emergency copy.
    ConfirmLeave(Loss),
}

/// What the user is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Another program changed the file into a file with these errors.
    Unreadable(Vec<FileError>),
    Deleted {
        can_be_written: bool,
    },
    FolderGone(FolderProblem),
    /// Another process took the file over: since when, if known.
    TakenOver(Option<Moment>),
    /// The texts that are not answers yet cannot be kept on disk.
    DraftsNotKept(WriteError),
}

/// The state of the emergency copy that this visit knows of.
#[derive(Clone, Debug, PartialEq)]
pub enum EmergencyCopy {
    /// The copy is from an earlier visit. It is kept until the user decides about its work.
    Found,
    /// The copy contains work that is in memory, or is being written.
    Requested,
    Written(PathBuf),
    /// The copy could not be written.
    Failed(WriteError),
}
