//! The state machine of `autosave`: every transition, and the sequences of events that matter most to users.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use pesee::autosave::{
    Autosave, COPY_TIMEOUT, Effect, Event, Leaving, Loss, MAX_SAVE_DELAY, Report, SAVE_DELAY, State, Work,
};
use pesee::messages::{ExternalChange, ExternalFileEvent, FolderProblem, ReadOnlyReason, SaveOutcome, WriteError};
use pesee_core::deliberation::Deliberation;

use crate::common::snapshots::assert_snapshot;

/// Returns an external change without content.
pub(crate) fn change() -> Box<ExternalChange> {
    Box::new(ExternalChange { base: Deliberation::default(), theirs: Deliberation::default() })
}

pub(crate) fn disk_full() -> WriteError {
    WriteError::System("disk full".into())
}

fn dirty() -> Work {
    Work { is_dirty: true, ..Work::default() }
}

/// The situations from which the table of transitions starts.
const SITUATIONS: [&str; 12] = [
    "Clean",
    "Dirty",
    "Saving",
    "Failed",
    "FolderGone",
    "Saving, taken over",
    "TakenOver",
    "ReadOnly",
    "Sealed",
    "Clean, stalled",
    "Saving, stalled",
    "Saving, stalled and kept",
];

/// Returns a machine in the given situation.
fn machine_in(situation: &str, now: Instant) -> Autosave {
    let mut machine = Autosave::new(true, (situation == "ReadOnly").then_some(ReadOnlyReason::FilePermissions));
    let fail = |machine: &mut Autosave, error| {
        machine.handle(Event::Saved(SaveOutcome::Failed(error)), dirty(), now);
        machine.handle(Event::EmergencyCopyWritten(Ok(PathBuf::from("copy"))), dirty(), now);
    };
    let name = situation.split(',').next().unwrap();
    if !matches!(name, "Clean" | "ReadOnly" | "Sealed") {
        machine.handle(Event::Edited, dirty(), now - SAVE_DELAY);
    }
    if !matches!(name, "Clean" | "ReadOnly" | "Sealed" | "Dirty") {
        machine.handle(Event::Tick, dirty(), now);
    }
    match situation {
        "Failed" => fail(&mut machine, disk_full()),
        "FolderGone" => fail(&mut machine, WriteError::FolderGone(FolderProblem::Missing)),
        "Saving, taken over" | "TakenOver" => {
            machine.handle(Event::FileChanged(ExternalFileEvent::LockTakenOver(None)), dirty(), now);
            if situation == "TakenOver" {
                fail(&mut machine, disk_full());
            }
        }
        "Clean, stalled" => drop(machine.handle(Event::DiskStalled, Work::default(), now)),
        "Saving, stalled" | "Saving, stalled and kept" => {
            machine.handle(Event::DiskStalled, dirty(), now);
            if situation.ends_with("kept") {
                machine.handle(Event::WorkRescued(Ok(PathBuf::from("copy"))), dirty(), now);
            }
        }
        "Sealed" => drop(machine.handle(Event::Leave(Leaving::Seal), Work::default(), now)),
        _ => {}
    }
    machine
}

/// Returns every event with its name. `Tick` comes when the timer of the state has expired.
fn all_events() -> Vec<(&'static str, Event)> {
    use ExternalFileEvent as File;
    vec![
        ("Edited", Event::Edited),
        ("DraftsEdited", Event::DraftsEdited),
        ("UserActive", Event::UserActive),
        ("Tick", Event::Tick),
        ("Saved(Done)", Event::Saved(SaveOutcome::Done)),
        ("Saved(ChangedOnDisk(Some))", Event::Saved(SaveOutcome::ChangedOnDisk(Some(change())))),
        ("Saved(ChangedOnDisk(None))", Event::Saved(SaveOutcome::ChangedOnDisk(None))),
        ("Saved(UnreadableOnDisk)", Event::Saved(SaveOutcome::UnreadableOnDisk(PathBuf::new()))),
        ("Saved(ReplaceFailed)", Event::Saved(SaveOutcome::ReplaceFailed(String::new(), PathBuf::new()))),
        ("Saved(Failed)", Event::Saved(SaveOutcome::Failed(disk_full()))),
        ("Saved(Failed(FileChanging))", Event::Saved(SaveOutcome::Failed(WriteError::FileChanging))),
        (
            "Saved(Failed(FolderGone))",
            Event::Saved(SaveOutcome::Failed(WriteError::FolderGone(FolderProblem::Replaced))),
        ),
        ("TheirsBackedUp", Event::TheirsBackedUp),
        ("FileChanged(Changed)", Event::FileChanged(File::Changed(change()))),
        ("FileChanged(Unreadable)", Event::FileChanged(File::Unreadable(Vec::new()))),
        ("FileChanged(Changing)", Event::FileChanged(File::Changing)),
        ("FileChanged(Deleted)", Event::FileChanged(File::Deleted { can_be_written: true })),
        ("FileChanged(FolderGone)", Event::FileChanged(File::FolderGone(FolderProblem::Missing))),
        ("FileChanged(FolderReturned)", Event::FileChanged(File::FolderReturned)),
        ("FileChanged(LockTakenOver)", Event::FileChanged(File::LockTakenOver(None))),
        ("Merged", Event::Merged { has_conflicts: false }),
        ("Merged, conflicts", Event::Merged { has_conflicts: true }),
        ("EmergencyCopyWritten(Ok)", Event::EmergencyCopyWritten(Ok(PathBuf::from("copy")))),
        ("EmergencyCopyWritten(Err)", Event::EmergencyCopyWritten(Err(disk_full()))),
        ("EmergencyCopyFound", Event::EmergencyCopyFound),
        ("EmergencyCopyTaken", Event::EmergencyCopyTaken),
        ("EmergencyCopyNeedless", Event::EmergencyCopyNeedless),
        ("EmergencyCopyDiscarded", Event::EmergencyCopyDiscarded),
        ("DiskStalled", Event::DiskStalled),
        ("DiskAnswers", Event::DiskAnswers),
        ("WorkRescued(Ok)", Event::WorkRescued(Ok(PathBuf::from("copy")))),
        ("WorkRescued(Err)", Event::WorkRescued(Err(disk_full()))),
        ("Leave(Close)", Event::Leave(Leaving::Close)),
        ("Leave(Pause)", Event::Leave(Leaving::Pause)),
        ("Leave(Seal)", Event::Leave(Leaving::Seal)),
    ]
}

/// Returns a line such as `Dirty: Save` for the state and the effects after an event.
fn describe(machine: &Autosave, effects: &[Effect]) -> String {
    let mut line = format!("{:?}", machine.state());
    for effect in effects {
        let text = match effect {
            Effect::Merge(_) => "Merge".to_owned(),
            other => format!("{other:?}"),
        };
        write!(line, " + {text}").unwrap();
    }
    line
}

/// Every state with every event, for a document that has unsaved changes and for one that has none.
#[test]
fn every_transition() {
    let now = Instant::now() + Duration::from_secs(9_999);
    let mut table = String::new();
    for situation in SITUATIONS {
        writeln!(table, "{situation}").unwrap();
        for (name, event) in all_events() {
            let later = if name == "Tick" { now + Duration::from_secs(7_200) } else { now };
            let after = |work| {
                let mut machine = machine_in(situation, now);
                let effects = machine.handle(event.clone(), work, later);
                describe(&machine, &effects)
            };
            let (same, changed) = (after(Work::default()), after(dirty()));
            let unchanged = situation.split(',').next().unwrap();
            match (same == changed, same == unchanged) {
                (true, true) => {}
                (true, false) => writeln!(table, "    {name}: {same}").unwrap(),
                (false, _) => writeln!(table, "    {name}: {same}; dirty: {changed}").unwrap(),
            }
        }
    }
    assert_snapshot!("autosave/transitions", table);
}

#[test]
fn a_change_is_saved_after_two_seconds_of_rest_and_five_of_typing() {
    let start = Instant::now();
    let mut machine = Autosave::new(true, None);
    machine.handle(Event::Edited, dirty(), start);
    assert_eq!(machine.next_wake_time(dirty()), Some(start + SAVE_DELAY));
    for tenth in 1..=60 {
        let now = start + Duration::from_millis(100 * tenth);
        machine.handle(Event::Edited, dirty(), now);
        let effects = machine.handle(Event::Tick, dirty(), now);
        assert_eq!(effects.is_empty(), now != start + MAX_SAVE_DELAY, "{tenth}");
    }
}

#[test]
fn drafts_that_cannot_be_kept_are_reported_once_and_asked_about() {
    let start = Instant::now();
    let drafts = Work { has_drafts: true, ..Work::default() };
    let mut machine = Autosave::new(true, None);
    machine.handle(Event::DraftsEdited, drafts, start);
    assert_eq!(machine.handle(Event::Tick, drafts, start + SAVE_DELAY), [Effect::WriteEmergencyCopy]);
    let failed = || Event::EmergencyCopyWritten(Err(disk_full()));
    assert_eq!(machine.handle(failed(), drafts, start), [Effect::Report(Report::DraftsNotKept(disk_full()))]);
    assert_eq!(machine.handle(Event::Leave(Leaving::Seal), drafts, start), [Effect::WriteEmergencyCopy]);
    assert_eq!(machine.handle(failed(), drafts, start), [Effect::ConfirmLeave(Loss::Drafts)]);
    assert_eq!(machine.state(), State::Clean, "the passphrase is kept until the user confirms");
}

#[test]
fn leaving_waits_a_moment_for_a_program_that_writes_the_file() {
    let mut now = Instant::now();
    let mut machine = Autosave::new(true, None);
    machine.handle(Event::Edited, dirty(), now);
    assert!(matches!(machine.handle(Event::Leave(Leaving::Close), dirty(), now)[..], [Effect::Save { .. }]));
    let changing = || Event::Saved(SaveOutcome::Failed(WriteError::FileChanging));
    let written = || Event::EmergencyCopyWritten(Ok(PathBuf::from("copy")));
    for _ in 0..3 {
        assert_eq!(machine.handle(changing(), dirty(), now), [Effect::WriteEmergencyCopy]);
        assert_eq!(machine.handle(written(), dirty(), now), []);
        now = machine.next_wake_time(dirty()).unwrap();
        assert!(matches!(machine.handle(Event::Tick, dirty(), now)[..], [Effect::Save { .. }]));
    }
    machine.handle(changing(), dirty(), now);
    assert_eq!(machine.handle(written(), dirty(), now), [Effect::ConfirmLeave(Loss::EmergencyCopyOnly)]);
}

/// Returns a machine whose save does not end, after the emergency copy was requested.
fn stalled(now: Instant) -> Autosave {
    let mut machine = machine_in("Saving", now);
    assert_eq!(machine.handle(Event::DiskStalled, dirty(), now), [Effect::RescueWork]);
    machine
}

#[test]
fn a_disk_that_does_not_answer_can_be_left_once_an_emergency_copy_is_written() {
    let now = Instant::now() + Duration::from_secs(9_999);
    for leaves_first in [true, false] {
        let mut machine = if leaves_first { machine_in("Saving", now) } else { stalled(now) };
        assert_eq!(machine.handle(Event::Leave(Leaving::Close), dirty(), now), []);
        if leaves_first {
            assert_eq!(machine.handle(Event::DiskStalled, dirty(), now), [Effect::RescueWork]);
        }
        let written = Event::WorkRescued(Ok(PathBuf::from("copy")));
        assert_eq!(machine.handle(written, dirty(), now), [Effect::Leave]);
    }
}

#[test]
fn if_no_disk_answers_leaving_asks_after_a_moment() {
    let now = Instant::now() + Duration::from_secs(9_999);
    let mut machine = stalled(now);
    assert_eq!(machine.handle(Event::Leave(Leaving::Close), dirty(), now), []);
    assert_eq!(machine.next_wake_time(dirty()), Some(now + COPY_TIMEOUT));
    let asked = machine.handle(Event::Tick, dirty(), now + COPY_TIMEOUT);
    assert_eq!(asked, [Effect::ConfirmLeave(Loss::Work)]);
    // Nothing is waited for any more.
    assert_eq!(machine.next_wake_time(dirty()), None);
    assert_eq!(machine.handle(Event::Leave(Leaving::Close), dirty(), now), [Effect::ConfirmLeave(Loss::Work)]);
    assert_eq!(machine.handle(Event::Leave(Leaving::Pause), dirty(), now), [Effect::Leave]);
}

#[test]
fn while_the_disk_does_not_answer_the_emergency_copy_follows_the_changes() {
    let mut now = Instant::now() + Duration::from_secs(9_999);
    let mut machine = stalled(now);
    machine.handle(Event::WorkRescued(Ok(PathBuf::from("copy"))), dirty(), now);
    machine.handle(Event::Edited, dirty(), now);
    assert_eq!(machine.next_wake_time(dirty()), Some(now + SAVE_DELAY));
    // A copy without the last change is not enough for leaving.
    assert_eq!(machine.handle(Event::Leave(Leaving::Close), dirty(), now), [Effect::RescueWork]);
    let failed = Event::WorkRescued(Err(disk_full()));
    assert_eq!(machine.handle(failed, dirty(), now), [Effect::ConfirmLeave(Loss::Work)]);
    now += SAVE_DELAY;
    machine.handle(Event::Edited, dirty(), now);
    now += SAVE_DELAY;
    assert_eq!(machine.handle(Event::Tick, dirty(), now), [Effect::RescueWork]);
    machine.handle(Event::WorkRescued(Ok(PathBuf::from("copy"))), dirty(), now);
    // The save ends after all.
    let again = machine.handle(Event::DiskAnswers, dirty(), now);
    assert_eq!(again, [Effect::WriteEmergencyCopy], "an older copy may be written before");
    let saved = Event::Saved(SaveOutcome::Done);
    assert_eq!(machine.handle(saved, Work::default(), now), [Effect::DeleteEmergencyCopy]);
    assert_eq!(machine.state(), State::Clean);
}
