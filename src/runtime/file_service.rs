//! All file operations of the app, as a function from an effect to its events: the open file, its emergency copy, and
//! the files of the library. Separate from the disk and encryption threads, so that tests can run it without threads.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::config::{Folders, expand_tilde};
use crate::messages::{
    CopyScope, ExternalFileEvent, FileError, ReadOnlyReason, ReportRequest, SaveOutcome, WriteError,
};
use crate::store::{self, EncryptionKey, EncryptionTarget, OpenFile, TraceFolders};
use crate::text::{Language, Locale};
use crate::ui::event::{Effect, Event, ExportRequest, FileOutcome, LoadedFile, Origin, ReportPreview, TrashedFile};
use crate::walk;
use crate::{phrases, report};
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, Head, HeadField, Moment};

use super::export::{ExportTarget, OverwritePolicy, export_report};
use super::find_example::find_example;
use super::row::client_timelines;

/// Performs file operations and owns the open file.
#[derive(Debug)]
pub struct FileService {
    folders: Folders,
    opened: Option<OpenFile>,
    /// The number of external changes that were reported to the app. A save that has merged fewer changes is rejected,
    /// because it would overwrite the others.
    external_change_count: u64,
    /// How long a file that another program changes must stay the same before it is read or replaced.
    quiet_time: Duration,
}

impl FileService {
    /// Creates a service without an open file. It reads the changes of other programs at once.
    pub fn new(folders: Folders) -> FileService {
        FileService { folders, opened: None, external_change_count: 0, quiet_time: Duration::ZERO }
    }

    /// Sets how long a file that another program changes must stay the same before it is read or replaced.
    #[must_use]
    pub fn with_quiet_time(self, quiet_time: Duration) -> FileService {
        FileService { quiet_time, ..self }
    }

    pub fn opened(&self) -> Option<&OpenFile> {
        self.opened.as_ref()
    }

    /// Performs a file operation and returns its events. Ignores the effects that are no file operations.
    pub fn handle(&mut self, effect: Effect, now: Moment) -> Vec<Event> {
        match effect {
            Effect::Load(path) => vec![self.load(path, None, now)],
            Effect::LoadEncrypted { path, key_source } => match EncryptionKey::load(&key_source) {
                Ok(key) => vec![self.load(path, Some(&key), now)],
                Err(problem) => {
                    vec![self.set_opened(path, Err(vec![FileError { position: None, kind: problem }]), Origin::Disk)]
                }
            },
            Effect::EncryptFile { path, secret } => {
                let target = EncryptionTarget::OwnKey(EncryptionKey::Passphrase(secret));
                let Folders { state, sessions, .. } = &self.folders;
                let search = TraceFolders { state: Some(state), library: Some(sessions) };
                let encrypted = store::encrypt_file(&path, &target, search, now);
                file_operation_done(
                    encrypted.map(|file| FileOutcome::Encrypted(file.path, file.traces, file.unconfirmed)),
                )
            }
            Effect::DecryptFile { path, key_source } => {
                let key = EncryptionKey::load(&key_source)
                    .map_err(|problem| WriteError::InvalidFile(Box::new(FileError { position: None, kind: problem })));
                let decrypted = key.and_then(|key| store::decrypt_file(&path, &key, None, &self.folders.state, now));
                file_operation_done(decrypted.map(|file| FileOutcome::Decrypted(file.path, file.unconfirmed)))
            }
            Effect::CreateDocument { template, language, path, client } => {
                let known_example = (template == walk::EXAMPLE.name && path.is_none() && client.is_none())
                    .then(|| find_example(&self.folders.sessions, phrases::file_language(language)));
                if let Some(example) = known_example.flatten() {
                    return vec![self.load(example, None, now)];
                }
                let text = walk::find_template(template)
                    .map(|known| known.text_at(phrases::file_language(language), now))
                    .unwrap_or_default();
                let path = path.unwrap_or_else(|| self.free_path(&text, now));
                let fresh =
                    OpenFile::from_text(path.clone(), &text).map(|fresh| fresh.acquire_lock(&self.folders.state, now));
                match self.set_opened(path, fresh, Origin::New) {
                    Event::Loaded(loaded) => vec![Event::Loaded(Box::new(LoadedFile { client, ..*loaded }))],
                    other => vec![other],
                }
            }
            Effect::Save { ticket, document, merged_changes, backs_up_theirs } => {
                self.save((ticket, merged_changes), &document, backs_up_theirs, now)
            }
            Effect::ListVersions(path) => vec![Event::VersionsListed(store::load_versions(&self.folders.state, &path))],
            Effect::PreviewReport { document, reader_language, report } => {
                self.preview(&document, report, reader_language, now).into_iter().collect()
            }
            Effect::ExportReport { document, reader_language, request } => {
                self.export(&document, &request, reader_language, now).into_iter().collect()
            }
            Effect::LoadForComparison(path) => {
                let read = OpenFile::load(&expand_tilde(&path)).map(|opened| Box::new(opened.document().clone()));
                vec![Event::LoadedForComparison(path, read)]
            }
            Effect::FindUnknownKeys => {
                let found =
                    |opened: &OpenFile| Event::UnknownKeysFound(opened.path().to_owned(), opened.find_unknown_keys());
                self.opened.iter().map(found).collect()
            }
            Effect::CheckFile => self.check_external_change().map(Event::FileChanged).into_iter().collect(),
            Effect::CloseFile => {
                self.opened = None;
                Vec::new()
            }
            Effect::SaveEmergencyCopy { document, drafts } => {
                let outcome = self
                    .opened
                    .as_ref()
                    .map_or(Err(WriteError::NoAnswer), |open| open.save_emergency_copy(&document, &drafts, now));
                vec![Event::EmergencyCopySaved(outcome)]
            }
            Effect::DeleteEmergencyCopy => {
                self.opened.iter().for_each(OpenFile::delete_emergency_copy);
                Vec::new()
            }
            Effect::TrashEmergencyCopy(rest) => {
                let rest = rest.as_ref().map(|(document, drafts)| (&**document, drafts.as_slice()));
                let written = self.opened.as_ref().and_then(|opened| opened.discard_emergency_copy(rest, now));
                written.map(Event::EmergencyCopySaved).into_iter().collect()
            }
            Effect::RememberTypedField(path, field) => {
                // Without the record, the next start asks the first open question.
                drop(store::remember_typed_field(&self.folders.state, &path, field));
                Vec::new()
            }
            Effect::SaveCopy(document) => vec![self.save_copy(&document, now)],
            Effect::TakeOver => self.take_over(now).into_iter().collect(),
            Effect::Duplicate { path, title, scope, reader_language } => {
                let copy = match scope {
                    CopyScope::Method => self.copy_method(&path, &title, reader_language, now),
                    CopyScope::Everything => store::duplicate(&path, &self.folders.sessions, &title, now),
                };
                if let (Ok(copy), CopyScope::Everything, Ok(opened)) = (&copy, scope, OpenFile::load(&path)) {
                    drop(store::remember_export(&self.folders.state, (&path, opened.document().head()), copy));
                }
                file_operation_done(copy.map(|path| FileOutcome::Duplicated(path, scope)))
            }
            Effect::Rename(path, title) => {
                file_operation_done(store::set_title(&path, &title, now).map(|()| FileOutcome::Renamed(path, title)))
            }
            Effect::AssignClient(path, client) => {
                let done = store::set_client(&path, &client, now);
                file_operation_done(done.map(|()| FileOutcome::ClientAssigned(path, client)))
            }
            Effect::Archive(path, is_archived) => {
                let done = store::set_archived(&path, is_archived, now);
                file_operation_done(done.map(|()| FileOutcome::Archived(path, is_archived)))
            }
            Effect::LoadClientTimelines(client, paths) => {
                let timelines = client_timelines(&client, &paths);
                vec![Event::ClientTimelines(client, timelines)]
            }
            Effect::Trash(path) => {
                // Work that was never saved to a file has only an emergency copy.
                let copy = store::find_never_saved_copy(&self.folders.state, &path);
                let at = match &copy {
                    Some(copy) => store::move_copy_to_trash(copy, &self.folders.state, now),
                    None => store::move_to_trash(&path, &self.folders.state, now),
                };
                file_operation_done(
                    at.map(|at| FileOutcome::Trashed(TrashedFile { original_path: path, trash_path: at })),
                )
            }
            Effect::RestoreFromTrash(trashed) => file_operation_done(
                store::restore_from_trash(&trashed.trash_path, &trashed.original_path).map(|_| FileOutcome::Restored),
            ),
            Effect::ListLibrary | Effect::SearchFullText { .. } | Effect::CancelSearch => Vec::new(),
            Effect::Simulate { .. } | Effect::RescueWork | Effect::Suspend | Effect::Quit => Vec::new(),
            Effect::OpenEditor(_) | Effect::CopyToClipboard(_) | Effect::Compare { .. } => Vec::new(),
        }
    }

    fn load(&mut self, path: PathBuf, key: Option<&EncryptionKey>, now: Moment) -> Event {
        let state = &self.folders.state;
        // The file is read before its lock is taken. If another program saves in between, the next save finds the
        // change, because each save compares contents first.
        match OpenFile::load_with_key(&path, key) {
            Ok(opened) => {
                let opened = opened.acquire_lock(state, now);
                self.set_opened(path, Ok(opened), Origin::Disk)
            }
            // Work that was never saved to a file is in an emergency copy, and can be continued.
            Err(errors) => match store::load_rescued_text(state, &path).filter(|_| !store::is_name_taken(&path)) {
                Some(text) => {
                    let fresh = OpenFile::from_text(path.clone(), &text).map(|fresh| fresh.acquire_lock(state, now));
                    self.set_opened(path, fresh, Origin::EmergencyCopy)
                }
                None => self.set_opened(path, Err(errors), Origin::Disk),
            },
        }
    }

    /// Makes a loaded file the open file, and returns the event for the app.
    fn set_opened(&mut self, path: PathBuf, opened: Result<OpenFile, Vec<FileError>>, origin: Origin) -> Event {
        let (mut read_only, mut rescued_work) = (None, None);
        let (mut typed_field, mut is_own_work) = (None, false);
        let before = self.opened.as_ref().filter(|before| before.path() == path);
        let earlier_slot = before.and_then(OpenFile::emergency_slot).cloned();
        let document = opened.map(|opened| {
            // An emergency copy of a read-only file may belong to the program that has the file open.
            read_only = opened.read_only_reason();
            // The emergency copy of the file that was open before may now be offered.
            self.opened = None;
            if read_only.is_none() && origin != Origin::New {
                rescued_work = opened.load_emergency_copy().map(Box::new);
                is_own_work = earlier_slot.is_some_and(|slot| opened.has_loaded_copy_of(&slot));
            }
            if read_only.is_none() && origin != Origin::New {
                typed_field = store::take_typed_field(&self.folders.state, &path);
            }
            self.external_change_count = 0;
            let opened = self.opened.insert(opened.with_quiet_time(self.quiet_time));
            opened.document().clone()
        });
        let derived_id = document.as_ref().ok().filter(|_| origin == Origin::Disk);
        let derived_id = derived_id.map(|document| store::derive_id(&path, document.head()));
        let damaged_copies = store::find_damaged_copies(&self.folders.state, &path);
        let errors = document.as_ref().err();
        let copy_of_damaged_file =
            errors.and_then(|errors| store::find_copy_of_damaged_file(&self.folders.state, &path, errors));
        Event::Loaded(Box::new(LoadedFile {
            path,
            document,
            origin,
            client: None,
            read_only,
            rescued_work,
            is_own_work,
            typed_field,
            damaged_copies,
            copy_of_damaged_file,
            derived_id,
        }))
    }

    fn free_path(&self, text: &str, now: Moment) -> PathBuf {
        let title =
            store::parse_document(text.as_bytes()).map(|document| document.head().title.clone()).unwrap_or_default();
        store::free_path(&self.folders.sessions, now.date_naive(), &title)
    }

    fn save(
        &mut self,
        (ticket, merged_changes): (u64, u64),
        document: &Deliberation,
        backs_up_theirs: bool,
        now: Moment,
    ) -> Vec<Event> {
        let saved = |outcome| Event::Saved { ticket, outcome };
        let Some(opened) = &mut self.opened else { return vec![saved(SaveOutcome::Failed(WriteError::NoAnswer))] };
        if merged_changes != self.external_change_count {
            return vec![saved(SaveOutcome::ChangedOnDisk(None))];
        }
        let mut events = Vec::new();
        if backs_up_theirs {
            match opened.keep_their_copy(now) {
                Ok(backup) => events.push(Event::TheirsBackedUp(backup)),
                // Without a backup of their version, our version must not overwrite it.
                Err(error) => return vec![saved(SaveOutcome::Failed(error))],
            }
        }
        let outcome = opened.save(document, now);
        self.external_change_count += u64::from(matches!(outcome, SaveOutcome::ChangedOnDisk(Some(_))));
        events.push(saved(outcome));
        events
    }

    /// Renders a report of the open deliberation without writing it.
    fn preview(
        &self,
        document: &Deliberation,
        request: ReportRequest,
        language: Language,
        now: Moment,
    ) -> Option<Event> {
        let target = self.export_target()?;
        let fallback_folder = (target.folder() == target.sessions).then(|| target.sessions.to_owned());
        let fallback_folder = fallback_folder.filter(|folder| target.file.parent() != Some(folder));
        let rendered = report::render(document, request, None, &Locale::new(language), now);
        let preview = rendered.map(|rendered| {
            let (size_bytes, is_withheld) = (rendered.text.len(), rendered.is_withheld);
            Box::new(ReportPreview {
                lines: rendered.lines,
                size_bytes,
                is_withheld,
                warnings: rendered.warnings,
                fallback_folder,
            })
        });
        Some(Event::ReportPreviewed(request, preview))
    }

    /// Writes a report of the open deliberation.
    fn export(
        &self,
        document: &Deliberation,
        request: &ExportRequest,
        language: Language,
        now: Moment,
    ) -> Option<Event> {
        let overwrite = match (request.overwrites, &request.path) {
            (true, _) => OverwritePolicy::Confirmed,
            (false, None) => OverwritePolicy::PreviousReport,
            (false, Some(_)) => OverwritePolicy::Never,
        };
        let what = (request.report, &Locale::new(language), now);
        let (path, outcome) = export_report(document, what, self.export_target()?, request.path.as_deref(), overwrite)?;
        Some(Event::ReportExported(request.report, path, outcome.map(|_| ())))
    }

    fn export_target(&self) -> Option<ExportTarget<'_>> {
        let Folders { sessions, state, .. } = &self.folders;
        Some(ExportTarget { file: self.opened.as_ref()?.path(), sessions, state: Some(state) })
    }

    fn check_external_change(&mut self) -> Option<ExternalFileEvent> {
        let event = self.opened.as_mut()?.check_for_changes()?;
        self.external_change_count += u64::from(matches!(event, ExternalFileEvent::Changed(_)));
        Some(event)
    }

    /// Creates a deliberation with the method of another one, for no client. Names are replaced, because options and
    /// words can contain them, and no comment of the file is copied.
    fn copy_method(&self, path: &Path, title: &str, reader: Language, now: Moment) -> Result<PathBuf, WriteError> {
        let to_write_error = |errors: Vec<FileError>| {
            errors.into_iter().next().map_or(WriteError::NoAnswer, |error| WriteError::InvalidFile(Box::new(error)))
        };
        let mut titled = OpenFile::load(path).map_err(to_write_error)?.document().clone();
        let edit = Edit::set_text(&titled, FieldPath::Head(HeadField::Title), title);
        titled.apply(&edit).map_err(|_| WriteError::TextTooLong)?;
        let method = walk::extract_method(&report::anonymize(&titled, reader).document);
        let new_path = store::free_path(&self.folders.sessions, now.date_naive(), &method.head().title);
        let name = new_path.file_stem().unwrap_or_default().to_string_lossy();
        let session = walk::Session::create(method, &name, None, now);
        let text = store::render_new_file(session.document()).map_err(to_write_error)?;
        store::create_file(&new_path, text.as_bytes(), Some(&self.folders.state))?;
        Ok(new_path)
    }

    /// Saves the document as a new file with a name, an id and times of its own, and opens the new file.
    fn save_copy(&mut self, document: &Deliberation, now: Moment) -> Event {
        let Some(opened) = &self.opened else {
            return Event::FileOperationDone(FileOutcome::Failed(WriteError::NoAnswer));
        };
        match store::copy_document(opened, document, &self.folders.sessions, &document.head().title, now) {
            Ok(path) => {
                drop(store::remember_export(&self.folders.state, (opened.path(), opened.document().head()), &path));
                if opened.read_only_reason().is_none() {
                    // The copy contains the work that the emergency copy holds.
                    opened.delete_emergency_copy();
                } else {
                    self.move_rescue_to_copy(&path, now);
                }
                let key = opened.encryption_key().cloned();
                self.load(path, key.as_ref(), now)
            }
            Err(error) => Event::FileOperationDone(FileOutcome::Failed(error)),
        }
    }

    /// Moves the emergency copy of a read-only file to the copy of the file, where the app can offer its work. Leaves
    /// the emergency copy alone if another program has the file open, because that program may own it.
    fn move_rescue_to_copy(&self, copy: &Path, now: Moment) {
        let state = &self.folders.state;
        let from = self
            .opened
            .as_ref()
            .filter(|open| !matches!(open.read_only_reason(), Some(ReadOnlyReason::OpenElsewhere(_))));
        let key = from.and_then(OpenFile::encryption_key);
        let rescued = from.and_then(|open| Some((open, open.load_emergency_copy()?)));
        let (Some((from, rescued)), Ok(copy)) = (rescued, OpenFile::load_with_key(copy, key)) else { return };
        let head = copy.document().head().clone();
        let edit = Edit::build(&rescued.document, |builder| {
            *builder.head_mut() = Head { title: builder.head_mut().title.clone(), ..head }
        });
        let mut work = rescued.document;
        if work.apply(&edit).is_ok()
            && copy.acquire_lock(state, now).save_emergency_copy(&work, &rescued.drafts, now).is_ok()
        {
            from.delete_emergency_copy();
        }
    }

    fn take_over(&mut self, now: Moment) -> Option<Event> {
        let path = self.opened.as_ref()?.path().to_owned();
        let key = self.opened.as_ref().and_then(OpenFile::encryption_key);
        let opened = OpenFile::load_with_key(&path, key).map(|opened| opened.take_over_lock(&self.folders.state, now));
        Some(self.set_opened(path, opened, Origin::Disk))
    }
}

fn file_operation_done(outcome: Result<FileOutcome, WriteError>) -> Vec<Event> {
    vec![Event::FileOperationDone(outcome.unwrap_or_else(FileOutcome::Failed))]
}
