//! What is asked of the disk, one thing after the other, and what it answers: the open deliberation and its file, the
//! emergency copy, whole files of the library. The disk thread works through it, and so do the tests.

use std::path::{Path, PathBuf};

use crate::config::{Folders, expand_tilde};
use crate::messages::{ExternalFileEvent, FileError, ReadOnlyReason, ReportRequest, SaveOutcome, WriteError};
use crate::store::{self, EncryptionKey, EncryptionTarget, OpenFile};
use crate::text::{Language, Locale};
use crate::ui::event::{Effect, Event, ExportRequest, FileOutcome, LoadedFile, Origin, ReportPreview, TrashedFile};
use crate::walk;
use crate::{phrases, report};
use pesee_core::deliberation::{Deliberation, Edit, Head, Moment};

use super::export::{ExportTarget, OverwritePolicy, export_report};
use super::session_open::{client_timelines, template_of};

/// The open deliberation and the folders.
#[derive(Debug)]
pub struct FileService {
    folders: Folders,
    opened: Option<OpenFile>,
    /// How many changes of somebody else's were told: a save that does not know of one is not made.
    external_change_count: u64,
}

impl FileService {
    /// With nothing open.
    pub fn new(folders: Folders) -> FileService {
        FileService { folders, opened: None, external_change_count: 0 }
    }

    /// The open deliberation.
    pub fn opened(&self) -> Option<&OpenFile> {
        self.opened.as_ref()
    }

    /// Does what is asked of the disk; what is asked of others is answered by nothing.
    pub fn handle(&mut self, effect: Effect, now: Moment) -> Vec<Event> {
        match effect {
            Effect::Load(path) => vec![self.load(path, None, now)],
            Effect::LoadEncrypted { path, key_source: opener } => match EncryptionKey::load(&opener) {
                Ok(key) => vec![self.load(path, Some(&key), now)],
                Err(problem) => {
                    vec![self.set_opened(path, Err(vec![FileError { position: None, kind: problem }]), Origin::Disk)]
                }
            },
            Effect::EncryptFile { path, secret } => {
                let lock = EncryptionTarget::OwnKey(EncryptionKey::Passphrase(secret));
                let locked = store::encrypt_file(&path, &lock, Some(&self.folders.state), now);
                filed_event(locked.map(|locked| FileOutcome::Encrypted(locked.path, locked.unencrypted_copies.len())))
            }
            Effect::DecryptFile { path, key_source: opener } => {
                let key = EncryptionKey::load(&opener)
                    .map_err(|problem| WriteError::InvalidFile(Box::new(FileError { position: None, kind: problem })));
                let to = key.and_then(|key| store::decrypt_file(&path, &key, None, &self.folders.state, now));
                filed_event(to.map(FileOutcome::Decrypted))
            }
            Effect::CreateDocument { template, language, path, client } => {
                let text =
                    walk::find_template(template).map_or("", |known| known.text(phrases::file_language(language)));
                let path = path.unwrap_or_else(|| self.free_path(text, now));
                let fresh =
                    OpenFile::from_text(path.clone(), text).map(|fresh| fresh.with_lock(&self.folders.state, now));
                match self.set_opened(path, fresh, Origin::New) {
                    Event::Loaded(loaded) => vec![Event::Loaded(Box::new(LoadedFile { client, ..*loaded }))],
                    other => vec![other],
                }
            }
            Effect::Save { ticket, document, merged_changes: taken_in, backs_up_theirs: keep_theirs } => {
                self.save((ticket, taken_in), &document, keep_theirs, now)
            }
            Effect::ListVersions(path) => vec![Event::VersionsListed(store::load_versions(&self.folders.state, &path))],
            Effect::PreviewReport { document, reader_language: reader, report: wanted } => {
                self.preview(&document, wanted, reader, now).into_iter().collect()
            }
            Effect::ExportReport { document, reader_language: reader, request: order } => {
                self.export(&document, &order, reader, now).into_iter().collect()
            }
            Effect::LoadForComparison(path) => {
                let read = OpenFile::load(&expand_tilde(&path)).map(|opened| Box::new(opened.document().clone()));
                vec![Event::LoadedForComparison(path, read)]
            }
            Effect::CheckFile => self.check_external_change().map(Event::FileChanged).into_iter().collect(),
            Effect::CloseFile => {
                self.opened = None;
                Vec::new()
            }
            Effect::SaveEmergencyCopy { document, drafts: half } => {
                let outcome = self
                    .opened
                    .as_ref()
                    .map_or(Err(WriteError::NoAnswer), |open| open.save_rescue_copy(&document, &half, now));
                vec![Event::EmergencyCopySaved(outcome)]
            }
            Effect::DeleteEmergencyCopy => {
                self.opened.iter().for_each(OpenFile::delete_rescue_copy);
                Vec::new()
            }
            Effect::TrashEmergencyCopy => {
                if let Some(opened) = &self.opened {
                    let copy = store::rescue_path(&self.folders.state, opened.path());
                    // What cannot be put into the trash is not wanted all the same.
                    drop(store::move_to_trash(&copy, &self.folders.state, now));
                    opened.delete_rescue_copy();
                }
                Vec::new()
            }
            Effect::SaveCopy(document) => vec![self.save_copy(&document, now)],
            Effect::TakeOver => self.take_over(now).into_iter().collect(),
            Effect::Duplicate(path, title) => filed_event(
                store::duplicate(&path, &self.folders.sessions, &title, now).map(|_| FileOutcome::Duplicated),
            ),
            Effect::Rename(path, title) => {
                filed_event(store::set_title(&path, &title, now).map(|()| FileOutcome::Renamed))
            }
            Effect::AssignClient(path, client) => {
                filed_event(store::set_client(&path, &client, now).map(|()| FileOutcome::Renamed))
            }
            Effect::Archive(path, away) => {
                filed_event(store::set_archived(&path, away, now).map(|()| FileOutcome::Archived(path, away)))
            }
            Effect::LoadClientTimelines(client, paths) => {
                let stories = client_timelines(&client, &paths);
                vec![Event::ClientTimelines(client, stories)]
            }
            Effect::Trash(path) => {
                // Of what never got to its file there is only the emergency copy.
                let copy = store::rescue_path(&self.folders.state, &path);
                let file = if store::is_name_taken(&path) { &path } else { &copy };
                let at = store::move_to_trash(file, &self.folders.state, now);
                filed_event(at.map(|at| FileOutcome::Trashed(TrashedFile { original_path: path, trash_path: at })))
            }
            Effect::RestoreFromTrash(trashed) => filed_event(
                store::restore_from_trash(&trashed.trash_path, &trashed.original_path).map(|_| FileOutcome::Restored),
            ),
            Effect::ListLibrary | Effect::SearchFullText { .. } | Effect::CancelSearch => Vec::new(),
            Effect::Simulate { .. } | Effect::Suspend | Effect::Quit => Vec::new(),
            Effect::OpenEditor(_) | Effect::CopyToClipboard(_) | Effect::Compare { .. } => Vec::new(),
        }
    }

    fn load(&mut self, path: PathBuf, key: Option<&EncryptionKey>, now: Moment) -> Event {
        let state = &self.folders.state;
        // The right to write is asked for before reading: whoever had it has saved by then.
        match OpenFile::load_with_key(&path, key) {
            Ok(opened) => {
                let opened = opened.with_lock(state, now);
                self.set_opened(path, Ok(opened), Origin::Disk)
            }
            // Work that never got to its file is there to go on with all the same.
            Err(faults) => match store::load_rescued_text(state, &path).filter(|_| !store::is_name_taken(&path)) {
                Some(text) => {
                    let fresh = OpenFile::from_text(path.clone(), &text).map(|fresh| fresh.with_lock(state, now));
                    self.set_opened(path, fresh, Origin::EmergencyCopy)
                }
                None => self.set_opened(path, Err(faults), Origin::Disk),
            },
        }
    }

    /// What was opened is the open one from now on.
    fn set_opened(&mut self, path: PathBuf, opened: Result<OpenFile, Vec<FileError>>, origin: Origin) -> Event {
        let (mut barred, mut rescued) = (None, None);
        let document = opened.map(|opened| {
            // What somebody who has it open has put away is theirs to take up.
            barred = opened.read_only_reason();
            if barred.is_none() && origin != Origin::New {
                rescued = opened.load_rescue_copy(&self.folders.state).map(Box::new);
            }
            self.external_change_count = 0;
            let opened = self.opened.insert(opened);
            opened.document().clone()
        });
        let template = match (&document, origin) {
            (Ok(document), Origin::New) => Some(document.clone()),
            (Ok(document), _) => template_of(document),
            (Err(_), _) => None,
        };
        Event::Loaded(Box::new(LoadedFile {
            path,
            document,
            template,
            origin,
            client: None,
            read_only: barred,
            rescued_work: rescued,
        }))
    }

    fn free_path(&self, text: &str, now: Moment) -> PathBuf {
        let title =
            store::parse_document(text.as_bytes()).map(|document| document.head().title.clone()).unwrap_or_default();
        store::free_path(&self.folders.sessions, now.date_naive(), &title)
    }

    fn save(
        &mut self,
        (ticket, taken_in): (u64, u64),
        document: &Deliberation,
        keep_theirs: bool,
        now: Moment,
    ) -> Vec<Event> {
        let stored = |saved| Event::Saved { ticket, outcome: saved };
        let Some(opened) = &mut self.opened else { return vec![stored(SaveOutcome::Failed(WriteError::NoAnswer))] };
        if taken_in != self.external_change_count {
            return vec![stored(SaveOutcome::ChangedOnDisk(None))];
        }
        let mut events = Vec::new();
        if keep_theirs {
            match opened.keep_their_copy(now) {
                Ok(beside) => events.push(Event::TheirsBackedUp(beside)),
                // Without a copy of theirs, ours does not take its place.
                Err(trouble) => return vec![stored(SaveOutcome::Failed(trouble))],
            }
        }
        let saved = opened.save(document, now);
        self.external_change_count += u64::from(matches!(saved, SaveOutcome::ChangedOnDisk(Some(_))));
        events.push(stored(saved));
        events
    }

    /// What a report of the open deliberation would be, and where it would go.
    fn preview(&self, document: &Deliberation, wanted: ReportRequest, reader: Language, now: Moment) -> Option<Event> {
        let shelf = self.export_target()?;
        let elsewhere = (shelf.folder() == shelf.sessions).then(|| shelf.sessions.to_owned());
        let elsewhere = elsewhere.filter(|folder| shelf.file.parent() != Some(folder));
        let made = report::render(document, wanted, &Locale::new(reader), now);
        let preview = made.map(|made| {
            let (size, is_withheld) = (made.text.len(), made.is_withheld);
            Box::new(ReportPreview {
                lines: made.lines,
                size_bytes: size,
                is_withheld,
                warnings: made.to_read,
                fallback_folder: elsewhere,
            })
        });
        Some(Event::ReportPreviewed(wanted, preview))
    }

    /// Writes a report of the open deliberation.
    fn export(&self, document: &Deliberation, order: &ExportRequest, reader: Language, now: Moment) -> Option<Event> {
        let over = match (order.overwrites, &order.path) {
            (true, _) => OverwritePolicy::Confirmed,
            (false, None) => OverwritePolicy::PreviousReport,
            (false, Some(_)) => OverwritePolicy::Never,
        };
        let how = (order.report, &Locale::new(reader), now);
        let (path, outcome) = export_report(document, how, self.export_target()?, order.path.as_deref(), over)?;
        Some(Event::ReportExported(order.report, path, outcome.map(|_| ())))
    }

    fn export_target(&self) -> Option<ExportTarget<'_>> {
        Some(ExportTarget { file: self.opened.as_ref()?.path(), sessions: &self.folders.sessions })
    }

    fn check_external_change(&mut self) -> Option<ExternalFileEvent> {
        let found = self.opened.as_mut()?.check_for_changes()?;
        self.external_change_count += u64::from(matches!(found, ExternalFileEvent::Changed(_)));
        Some(found)
    }

    /// The document under a name, an id and times of its own; it is the open one from now on.
    fn save_copy(&mut self, document: &Deliberation, now: Moment) -> Event {
        let Some(opened) = &self.opened else {
            return Event::FileOperationDone(FileOutcome::Failed(WriteError::NoAnswer));
        };
        match store::copy_document(opened, document, &self.folders.sessions, &document.head().title, now) {
            Ok(path) => {
                if opened.read_only_reason().is_none() {
                    // What could not be saved there is here now.
                    opened.delete_rescue_copy();
                } else {
                    self.move_rescue_to_copy(&path, now);
                }
                let key = opened.encryption_key().cloned();
                self.load(path, key.as_ref(), now)
            }
            Err(trouble) => Event::FileOperationDone(FileOutcome::Failed(trouble)),
        }
    }

    /// Work on a file that is only shown could not be offered there: it is offered on the copy. What belongs to somebody
    /// who has the file open stays theirs.
    fn move_rescue_to_copy(&self, copy: &Path, now: Moment) {
        let state = &self.folders.state;
        let from = self
            .opened
            .as_ref()
            .filter(|open| !matches!(open.read_only_reason(), Some(ReadOnlyReason::OpenElsewhere(_))));
        let key = from.and_then(OpenFile::encryption_key);
        let waiting = from.and_then(|open| Some((open, open.load_rescue_copy(state)?)));
        let (Some((from, rescued)), Ok(copy)) = (waiting, OpenFile::load_with_key(copy, key)) else { return };
        let head = copy.document().head().clone();
        let edit = Edit::build(&rescued.document, |draft| {
            *draft.head_mut() = Head { title: draft.head_mut().title.clone(), ..head }
        });
        let mut work = rescued.document;
        if work.apply(&edit).is_ok() && copy.with_lock(state, now).save_rescue_copy(&work, &rescued.drafts, now).is_ok()
        {
            from.delete_rescue_copy();
        }
    }

    fn take_over(&mut self, now: Moment) -> Option<Event> {
        let path = self.opened.as_ref()?.path().to_owned();
        let key = self.opened.as_ref().and_then(OpenFile::encryption_key);
        let opened =
            OpenFile::load_with_key(&path, key).map(|opened| opened.with_lock_taken_over(&self.folders.state, now));
        Some(self.set_opened(path, opened, Origin::Disk))
    }
}

fn filed_event(filed: Result<FileOutcome, WriteError>) -> Vec<Event> {
    vec![Event::FileOperationDone(filed.unwrap_or_else(FileOutcome::Failed))]
}
