//! The state machine of `autosave`: random sequences of events against a naive model of the disk, the session and
//! another program.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use pesee::autosave::{Autosave, Effect, Event, Leaving, Loss, MAX_SAVE_DELAY, SAVE_DELAY, State, Work};
use pesee::messages::{ExternalChange, ExternalFileEvent, FolderProblem, SaveOutcome, WriteError};

use super::autosave_transitions::{change, disk_full};
use crate::common::made_up::Dice;
use crate::common::seeds::{each_seed, few_or_many};

/// The values of a document. Each value is written once, so that its way can be followed.
type Values = [u32; 4];

/// Merges the change from `base` to `theirs` into `ours`. Returns whether both sides changed a value.
fn merge(base: Values, ours: Values, theirs: Values) -> (Values, bool) {
    let (mut merged, mut has_conflicts) = (ours, false);
    for nth in 0..ours.len() {
        if theirs[nth] != base[nth] {
            if ours[nth] == base[nth] {
                merged[nth] = theirs[nth];
            } else if ours[nth] != theirs[nth] {
                has_conflicts = true;
            }
        }
    }
    (merged, has_conflicts)
}

#[derive(Debug)]
enum Job {
    Save { snapshot: Values, merged_changes: u64, backs_up_theirs: bool },
    CheckFile,
    WriteCopy { document: Values, draft: u32 },
    DeleteCopy,
}

/// An answer of the disk thread.
#[derive(Debug)]
enum Answer {
    Saved(SaveOutcome),
    File(ExternalFileEvent),
    TheirsBackedUp,
    Copy(Result<PathBuf, WriteError>),
}

/// The whole world around the state machine, as simple as possible.
struct World {
    dice: Dice,
    machine: Autosave,
    now: Instant,
    next_value: u32,
    // The session.
    document: Values,
    last_saved: Values,
    draft: u32,
    saving: Option<Values>,
    /// Every value that was in the document, so that the user could replace it knowingly.
    seen: BTreeSet<u32>,
    first_unsaved: Option<Instant>,
    last_edit: Option<Instant>,
    // The disk thread.
    jobs: VecDeque<Job>,
    /// The answers about the copies that another thread has written.
    rescues: VecDeque<Result<PathBuf, WriteError>>,
    known: Values,
    reported_changes: u64,
    changes: VecDeque<(Values, Values)>,
    has_lock: bool,
    is_takeover_reported: bool,
    // The disk.
    file: Values,
    is_readable: bool,
    is_changing: bool,
    is_folder_gone: bool,
    is_folder_gone_reported: bool,
    refuses_saves: bool,
    refuses_copies: bool,
    /// Whether the disk thread does no job, and whether the machine knows.
    is_stalled: bool,
    is_stall_reported: bool,
    beside: Option<Values>,
    backups: BTreeSet<u32>,
    copy: Option<(Values, u32)>,
    has_left: bool,
    log: Vec<String>,
}

impl World {
    fn new(seed: u64) -> World {
        let file = [1, 2, 3, 4];
        World {
            dice: Dice::new(seed),
            machine: Autosave::new(true, None),
            now: Instant::now() + Duration::from_secs(10_000),
            next_value: 10,
            document: file,
            last_saved: file,
            draft: 0,
            saving: None,
            seen: file.into(),
            first_unsaved: None,
            last_edit: None,
            jobs: VecDeque::new(),
            rescues: VecDeque::new(),
            known: file,
            reported_changes: 0,
            changes: VecDeque::new(),
            has_lock: true,
            is_takeover_reported: false,
            file,
            is_readable: true,
            is_changing: false,
            is_folder_gone: false,
            is_folder_gone_reported: false,
            refuses_saves: false,
            refuses_copies: false,
            is_stalled: false,
            is_stall_reported: false,
            beside: None,
            backups: BTreeSet::new(),
            copy: None,
            has_left: false,
            log: Vec::new(),
        }
    }

    fn work(&self) -> Work {
        Work { is_dirty: self.document != self.last_saved, has_drafts: self.draft != 0, is_paused: false }
    }

    fn is_writable(&self) -> bool {
        !matches!(self.machine.state(), State::ReadOnly | State::Sealed)
    }

    fn pass(&mut self, event: Event) {
        let (is_edit, was_failing) = (event == Event::Edited, self.machine.failure().is_some());
        let is_merge = matches!(event, Event::Merged { .. });
        // An undo during a save differs from what is being saved.
        if !self.work().is_dirty && self.saving.is_none() {
            self.first_unsaved = None;
        } else if is_edit || is_merge {
            // A merge after a failure starts a new delay.
            let first = self.first_unsaved.filter(|_| !(is_merge && was_failing));
            (self.first_unsaved, self.last_edit) = (Some(first.unwrap_or(self.now)), Some(self.now));
        }
        let effects = self.machine.handle(event, self.work(), self.now);
        effects.into_iter().for_each(|effect| self.perform(effect));
        self.check_deadline();
    }

    fn perform(&mut self, effect: Effect) {
        self.log.push(format!("→ {effect:?}").chars().take(60).collect());
        match effect {
            Effect::Save { merged_changes, backs_up_theirs } => {
                assert!(self.saving.is_none(), "two saves at the same time");
                let is_needed = self.work().is_dirty || self.machine.failure().is_some();
                assert!(is_needed, "a save of a document that is in the file");
                self.saving = Some(self.document);
                self.first_unsaved = None;
                self.jobs.push_back(Job::Save { snapshot: self.document, merged_changes, backs_up_theirs });
            }
            Effect::CheckFile => self.jobs.push_back(Job::CheckFile),
            Effect::Merge(_) => {
                let (base, theirs) = self.changes.pop_front().unwrap();
                let (document, has_conflicts) = merge(base, self.document, theirs);
                self.document = document;
                self.last_saved = merge(base, self.last_saved, theirs).0;
                self.seen.extend(document);
                self.pass(Event::Merged { has_conflicts });
            }
            Effect::RescueWork => {
                // Another thread writes the copy at once, or fails. Its answer comes later.
                if !self.refuses_copies {
                    self.copy = Some((self.document, self.draft));
                }
                self.rescues.push_back(if self.refuses_copies { Err(disk_full()) } else { Ok(PathBuf::from("copy")) });
            }
            Effect::WriteEmergencyCopy => {
                self.jobs.push_back(Job::WriteCopy { document: self.document, draft: self.draft })
            }
            Effect::DeleteEmergencyCopy => {
                assert!(self.draft == 0, "the copy contains a draft");
                self.jobs.push_back(Job::DeleteCopy);
            }
            Effect::Report(_) => {}
            Effect::Leave => self.check_leave(),
            Effect::ConfirmLeave(loss) => self.check_loss(loss),
        }
    }

    /// Asserts that nothing is lost by leaving.
    fn check_leave(&mut self) {
        let is_pause = self.log.iter().rev().find(|line| line.starts_with("leave")).unwrap().contains("Pause");
        if is_pause {
            return;
        }
        self.has_left = true;
        let in_copy = self.copy == Some((self.document, self.draft));
        let is_saved = self.document == self.last_saved || self.beside == Some(self.document);
        assert!(is_saved || in_copy, "{:?} is in no file", self.document);
        assert!(self.draft == 0 || self.copy.is_some_and(|(_, draft)| draft == self.draft), "the draft is lost");
    }

    /// Asserts that the question before leaving is true.
    fn check_loss(&self, loss: Loss) {
        let in_copy = self.copy == Some((self.document, self.draft));
        match loss {
            Loss::EmergencyCopyOnly => assert!(in_copy, "{:?} is not {:?}", self.copy, self.document),
            // An older copy can contain the work, if a later copy failed. The question is then too careful.
            Loss::Work => assert!(self.work().is_dirty),
            Loss::Drafts => assert!(self.draft != 0),
        }
    }

    /// Asserts that a change is saved within two seconds of rest and five seconds of typing.
    fn check_deadline(&self) {
        if self.machine.state() == State::Dirty && self.work().is_dirty {
            let (first, last) = (self.first_unsaved.unwrap(), self.last_edit.unwrap());
            let due = self.machine.next_wake_time(self.work()).unwrap();
            assert!(due <= (last + SAVE_DELAY).min(first + MAX_SAVE_DELAY), "a change is saved too late");
        }
        let is_timed = matches!(self.machine.state(), State::Failed | State::TakenOver | State::FolderGone);
        if is_timed && self.work().is_dirty {
            assert!(self.machine.next_wake_time(self.work()).is_some(), "a save is never tried again");
        }
    }

    /// Lets time pass, as the event loop does: it sleeps until the next wake-up time.
    fn wait(&mut self, time: Duration) {
        let (until, mut ticks) = (self.now + time, 0);
        while let Some(at) = self.machine.next_wake_time(self.work()).filter(|at| *at <= until) {
            self.now = self.now.max(at);
            self.pass(Event::Tick);
            ticks += 1;
            assert!(ticks < 10_000, "the program never sleeps in {:?}", self.machine);
        }
        self.now = until;
    }

    /// Performs the oldest job of the disk thread and passes its answers.
    fn run_job(&mut self) -> bool {
        if let Some(written) = self.rescues.pop_front() {
            self.pass(Event::WorkRescued(written));
            return true;
        }
        if self.is_stalled {
            return false;
        }
        if std::mem::take(&mut self.is_stall_reported) {
            self.pass(Event::DiskAnswers);
        }
        let Some(job) = self.jobs.pop_front() else { return false };
        self.log.push(format!("job {job:?}"));
        let answers = match job {
            Job::Save { snapshot, merged_changes, backs_up_theirs } => {
                self.save(snapshot, merged_changes, backs_up_theirs)
            }
            Job::CheckFile => self.check_file().map(Answer::File).into_iter().collect(),
            Job::WriteCopy { document, draft } => {
                if !self.refuses_copies {
                    self.copy = Some((document, draft));
                }
                let written = if self.refuses_copies { Err(disk_full()) } else { Ok(PathBuf::from("copy")) };
                vec![Answer::Copy(written)]
            }
            Job::DeleteCopy => {
                self.copy = None;
                Vec::new()
            }
        };
        for answer in answers {
            let event = match answer {
                Answer::Saved(outcome) => {
                    let snapshot = self.saving.take().unwrap();
                    if outcome == SaveOutcome::Done {
                        self.last_saved = snapshot;
                    }
                    Event::Saved(outcome)
                }
                Answer::File(event) => Event::FileChanged(event),
                Answer::TheirsBackedUp => Event::TheirsBackedUp,
                Answer::Copy(result) => Event::EmergencyCopyWritten(result),
            };
            self.pass(event);
        }
        true
    }

    fn note_change(&mut self) -> Box<ExternalChange> {
        self.changes.push_back((self.known, self.file));
        (self.known, self.reported_changes) = (self.file, self.reported_changes + 1);
        change()
    }

    fn check_file(&mut self) -> Option<ExternalFileEvent> {
        if !self.has_lock && !self.is_takeover_reported {
            self.is_takeover_reported = true;
            return Some(ExternalFileEvent::LockTakenOver(None));
        }
        if self.is_folder_gone != self.is_folder_gone_reported {
            self.is_folder_gone_reported = self.is_folder_gone;
            let gone = ExternalFileEvent::FolderGone(FolderProblem::Missing);
            return Some(if self.is_folder_gone { gone } else { ExternalFileEvent::FolderReturned });
        }
        match () {
            () if self.is_folder_gone => None,
            () if self.is_changing => Some(ExternalFileEvent::Changing),
            () if !self.is_readable => Some(ExternalFileEvent::Unreadable(Vec::new())),
            () if self.file != self.known => Some(ExternalFileEvent::Changed(self.note_change())),
            () => None,
        }
    }

    fn save(&mut self, snapshot: Values, merged_changes: u64, backs_up_theirs: bool) -> Vec<Answer> {
        let failed = |error| vec![Answer::Saved(SaveOutcome::Failed(error))];
        let mut answers = Vec::new();
        let outcome = match () {
            () if merged_changes != self.reported_changes => SaveOutcome::ChangedOnDisk(None),
            () if self.is_folder_gone => {
                self.is_folder_gone_reported = true;
                return failed(WriteError::FolderGone(FolderProblem::Missing));
            }
            () if self.is_changing => return failed(WriteError::FileChanging),
            () if self.refuses_saves => return failed(disk_full()),
            () => {
                if backs_up_theirs {
                    self.backups.extend(self.known);
                    answers.push(Answer::TheirsBackedUp);
                }
                if !self.is_readable {
                    self.beside = Some(snapshot);
                    SaveOutcome::UnreadableOnDisk(PathBuf::new())
                } else if self.file != self.known {
                    SaveOutcome::ChangedOnDisk(Some(self.note_change()))
                } else {
                    for (replaced, value) in self.file.iter().zip(snapshot) {
                        let is_known = self.seen.contains(replaced) || self.backups.contains(replaced);
                        assert!(*replaced == value || is_known, "{replaced} of the other program is overwritten");
                    }
                    (self.file, self.known) = (snapshot, snapshot);
                    self.beside = None;
                    SaveOutcome::Done
                }
            }
        };
        answers.push(Answer::Saved(outcome));
        answers
    }

    fn fresh_value(&mut self) -> u32 {
        self.next_value += 1;
        self.next_value
    }

    fn something_happens(&mut self) {
        let nth = self.dice.below(4);
        match self.dice.below(24) {
            0..6 if self.is_writable() => {
                self.log.push("edit".into());
                self.document[nth] = self.fresh_value();
                self.seen.extend(self.document);
                self.pass(Event::Edited);
            }
            6 if self.is_writable() => {
                self.log.push("undo".into());
                self.document = self.last_saved;
                self.pass(Event::Edited);
            }
            7 if self.machine.state() != State::Sealed => {
                // A field that was open at a takeover still takes text.
                self.log.push("draft".into());
                self.draft = if self.dice.one_in(3) { 0 } else { self.fresh_value() };
                self.pass(Event::DraftsEdited);
            }
            8..12 => {
                let time = Duration::from_millis(self.dice.below(3_000) as u64);
                self.log.push(format!("wait {time:?}"));
                self.wait(time);
            }
            12..16 => drop(self.run_job()),
            16 | 17 if !self.is_folder_gone => {
                self.log.push("the other program writes".into());
                self.file[nth] = self.fresh_value();
                self.is_readable = !self.dice.one_in(8);
                self.is_changing = self.dice.one_in(4);
            }
            18 => {
                self.log.push("a fault begins or ends".into());
                match self.dice.below(7) {
                    0 => self.refuses_saves ^= true,
                    1 => self.refuses_copies ^= true,
                    2 => self.is_folder_gone ^= true,
                    3 => self.is_changing = false,
                    4 => self.is_stalled ^= true,
                    5 if self.is_stalled && !self.jobs.is_empty() && !self.is_stall_reported => {
                        self.is_stall_reported = true;
                        self.pass(Event::DiskStalled);
                    }
                    _ => self.is_readable = true,
                }
            }
            19 if self.dice.one_in(6) => {
                self.log.push("takeover".into());
                self.has_lock = false;
            }
            20 if self.dice.one_in(3) => {
                let leaving = *self.dice.pick(&[Leaving::Close, Leaving::Pause, Leaving::Seal]);
                self.log.push(format!("leave {leaving:?}"));
                self.pass(Event::Leave(leaving));
            }
            _ => {
                self.log.push("key".into());
                self.pass(Event::UserActive);
            }
        }
    }

    fn finish_jobs(&mut self) {
        let mut jobs = 0;
        while self.run_job() {
            jobs += 1;
            assert!(jobs < 1_000, "the jobs never end");
        }
    }

    /// Asserts that a kill loses at most the last five seconds.
    fn check_kill(&mut self) {
        self.is_stalled = false;
        self.finish_jobs();
        self.pass(Event::Tick);
        self.finish_jobs();
        if !self.is_writable() || self.has_left || !self.work().is_dirty {
            return;
        }
        match self.machine.failure() {
            None => {
                let first = self.first_unsaved.unwrap();
                assert!(first + MAX_SAVE_DELAY >= self.now, "{:?}, {:?}", self.now - first, self.machine);
            }
            Some(_) if self.machine.emergency_copy_path().is_some() => {
                let Some((document, _)) = self.copy else { panic!("the emergency copy does not exist") };
                // A file that another program writes is not tried again at once.
                let is_changing = self.machine.failure() == Some(&SaveOutcome::Failed(WriteError::FileChanging));
                assert!(document == self.document || is_changing, "the emergency copy is older than the failure");
            }
            Some(_) => {}
        }
    }

    /// Asserts that everything is in the file after all faults have ended.
    fn check_end(&mut self) {
        (self.refuses_saves, self.refuses_copies, self.is_folder_gone) = (false, false, false);
        (self.is_changing, self.is_readable, self.is_stalled) = (false, true, false);
        for _ in 0..4 {
            self.finish_jobs();
            self.pass(Event::UserActive);
            self.finish_jobs();
            self.wait(Duration::from_secs(3_700));
        }
        self.finish_jobs();
        if self.is_writable() {
            assert_eq!(self.machine.state(), State::Clean);
        }
        if self.machine.state() != State::Sealed {
            assert_eq!(self.file, self.document, "the file lacks a change");
        }
        let draft = self.copy.map_or(0, |(_, draft)| draft);
        // After a takeover, a copy that could not be updated is not written again when its text was given up.
        let is_given_up = self.draft == 0 && !self.is_writable();
        let is_over = is_given_up || self.machine.state() == State::Sealed || self.has_left;
        assert!(draft == self.draft || is_over, "the draft is not in the copy");
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("{}", self.log.join("\n"));
        }
    }
}

#[test]
fn random_sequences_lose_and_overwrite_nothing() {
    let reached = Mutex::new(HashSet::new());
    each_seed("sequences of 60 events", few_or_many(10_000, 100_000), |seed| {
        let mut world = World::new(seed);
        for _ in 0..60 {
            world.something_happens();
            reached.lock().unwrap().insert(world.machine.state());
            if world.has_left {
                return;
            }
        }
        if seed % 2 == 0 {
            world.check_kill();
        } else {
            world.check_end();
        }
    });
    assert_eq!(reached.into_inner().unwrap().len(), 8, "a state never occurred");
}
