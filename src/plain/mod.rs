//! The line-based front end: asks the questions of the walk in plain lines, for screen readers, dumb terminals and
//! pipes. The module is separate from `ui` because the front end draws no screen and reads no single keys.

mod commands;
mod compare;
mod dispatch;
mod export;
mod fields;
mod held_work;
mod help;
mod history;
mod language;
mod library;
mod line_decode;
mod line_io;
mod lists;
mod manual;
mod matrix;
mod pairs;
mod participants;
mod people;
mod rate;
mod review;
mod screen_reader;
mod steps;
mod tripwires;
mod verdict;
mod weights;

use crate::messages::{FileError, FileVersion, ReportRequest, WriteError};
use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText};
use crate::walk::{self, AnswerKind, Caution, Question, Session, WalkStep};
use pesee_core::deliberation::{Deliberation, Edit, Id, Moment, WeightingMethod};
use pesee_core::method::{DEFAULT_DRAWS, Figures};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use library::{LibraryChoice, LibraryFiles, run_library};
use line_io::LineInput;
pub use line_io::LineIo;

/// The path of a report and the notes to print about the written file; `None` if there is nothing to write.
pub type ExportResult = Option<(PathBuf, Result<Vec<SafeText>, WriteError>)>;

/// The file access and the clock that the line-based walk needs.
pub trait WalkHost {
    /// Saves the document. Returns a sentence about the problem if the save did not succeed completely.
    fn save(&mut self, session: &mut Session) -> Option<SafeText>;
    /// Returns `false` once another process has taken over the file.
    fn can_save(&self) -> bool {
        true
    }
    /// Describes the unsaved answers that waited for the person at the keyboard; `None` if there are none, or if it is
    /// not the turn of that person.
    fn describe_held_work(&self, _session: &Session) -> Option<Vec<SafeText>> {
        None
    }
    /// Restores these answers, or discards them. Returns a sentence about it.
    fn decide_held_work(&mut self, _session: &mut Session, _is_wanted: bool) -> Option<SafeText> {
        None
    }
    /// Returns the earlier versions of the file, the newest first.
    fn versions(&self) -> Vec<FileVersion>;
    /// Writes a report to the path `typed`, or next to the file of the document if the user typed no path. An existing
    /// file is overwritten only if `replaces` is true.
    fn export(
        &mut self,
        document: &Deliberation,
        wanted: ReportRequest,
        typed: Option<&Path>,
        replaces: bool,
    ) -> ExportResult;
    /// Reads the document of another file.
    ///
    /// # Errors
    /// Returns the errors of the file.
    fn read_document(&self, path: &Path) -> Result<Deliberation, Vec<FileError>>;
    /// Records that the user has changed to another language.
    fn set_language(&mut self, _language: Language) {}
    fn now(&self) -> Moment;
}

/// The next position of the walk after a question.
enum Navigation {
    Next,
    Back,
    Repeat,
    /// The question stays open, at the same field.
    Stay,
    GoTo(Question),
    Quit,
}

/// Runs the walk from the first open question until the end of the walk or of the input.
pub fn run_walk(session: &mut Session, host: &mut dyn WalkHost, lines: LineIo<'_>) -> io::Result<()> {
    let mut walker = Walker {
        locale: lines.locale(),
        session,
        host,
        line_io: lines,
        has_explained_rating: false,
        last_read_document: None,
        current_cell: None,
        has_new_answer: false,
        shown_method: None,
        asked_about_work: None,
    };
    let walked = walker.run();
    if walked.is_err() && walker.session.has_unsaved_changes() {
        // The output is closed, so the result of this save cannot be reported.
        walker.host.save(walker.session);
    }
    walked
}

/// Prints a numbered list and reads a choice. Returns the index of the chosen item; `None` if the input ended or the
/// user chose nothing.
pub fn choose_item(lines: &mut LineIo<'_>, items: &[SafeText]) -> io::Result<Option<usize>> {
    loop {
        match read_item(lines, items)? {
            ItemInput::Item(at) => return Ok(Some(at)),
            ItemInput::Nothing => return Ok(None),
            // The items are formatted already, so the language cannot change here.
            ItemInput::ChangeLanguage(_) => {
                lines.print(&t!(lines.locale(), "plain-not-an-item", count = items.len()))?;
            }
        }
    }
}

/// The answer to a numbered list.
enum ItemInput {
    Item(usize),
    Nothing,
    /// The command `:language` with this argument.
    ChangeLanguage(String),
}

/// Prints a numbered list and reads a choice or the command that changes the language.
fn read_item(lines: &mut LineIo<'_>, items: &[SafeText]) -> io::Result<ItemInput> {
    let locale = lines.locale();
    for (at, item) in items.iter().enumerate() {
        lines.print(&t!(locale, "plain-item", number = at + 1, item = item))?;
    }
    loop {
        match lines.read_input(&t!(locale, "plain-number"))? {
            LineInput::End => return Ok(ItemInput::Nothing),
            LineInput::Command(parsed) if parsed.command == commands::PlainCommand::Quit => {
                return Ok(ItemInput::Nothing);
            }
            LineInput::Command(parsed) if parsed.command == commands::PlainCommand::Language => {
                return Ok(ItemInput::ChangeLanguage(parsed.arguments));
            }
            LineInput::Answer(text) if text.is_empty() => return Ok(ItemInput::Nothing),
            LineInput::Answer(text) => {
                if let Some(number) = text.parse::<usize>().ok().filter(|number| (1..=items.len()).contains(number)) {
                    return Ok(ItemInput::Item(number - 1));
                }
            }
            LineInput::Command(_) | LineInput::Explain => {}
        }
        lines.print(&t!(locale, "plain-not-an-item", count = items.len()))?;
    }
}

/// Says which command undoes the last edit.
pub fn undo_hint(locale: &Locale) -> SafeText {
    t!(locale, "plain-can-undo", word = commands::PlainCommand::Undo.name(locale))
}

/// Says how somebody whose work waits takes the keyboard.
pub fn describe_way_to_keyboard(locale: &Locale) -> SafeText {
    t!(locale, "saving-work-way-lines", verdict = commands::PlainCommand::Verdict.name(locale))
}

struct Walker<'a, 'l> {
    locale: &'l Locale,
    session: &'a mut Session,
    host: &'a mut dyn WalkHost,
    line_io: LineIo<'l>,
    /// Whether the instructions for ratings were printed; they are printed once.
    has_explained_rating: bool,
    /// The document when the verdict was last printed.
    last_read_document: Option<Arc<Deliberation>>,
    /// The cell whose rating is asked for: person, criterion, option.
    current_cell: Option<(Id, Id, Id)>,
    has_new_answer: bool,
    /// The weighting method that is only shown, while another one is in use.
    shown_method: Option<WeightingMethod>,
    /// Whose turn it was when the walk asked about unsaved answers; `None` before that.
    asked_about_work: Option<Option<Id>>,
}

impl Walker<'_, '_> {
    fn run(&mut self) -> io::Result<()> {
        let title = SafeText::sanitize(&self.document().head().title);
        self.line_io.print(&t!(self.locale, "plain-welcome", title = title))?;
        self.line_io.print_sentences(&t!(self.locale, "plain-welcome-how"))?;
        let mut question = walk::question_to_resume(self.document());
        if walk::review::is_due(self.document(), self.host.now().date_naive()) {
            self.line_io.print_sentences(&t!(self.locale, "plain-review-due"))?;
            question = walk::review::first_question(self.document());
        } else if let Some(sign) = self.due_sign() {
            self.line_io.print_sentences(&t!(self.locale, "library-card-sign-due", sign = sign))?;
            question = Question::Tripwires;
        }
        question = walk::route_to(self.document(), question, self.session.turn());
        let mut step = None;
        loop {
            if step.replace(question.step()) != Some(question.step()) {
                self.line_io.print_blank_line()?;
                let name = phrases::step_name(self.locale, question.step());
                let number = question.step().number();
                self.line_io.print(&t!(self.locale, "plain-step", number = number, name = name))?;
            }
            self.session.enter_question(&question);
            self.offer_held_work()?;
            let before = self.session.shared_document();
            if !matches!(question, Question::Weights(_)) {
                self.shown_method = None;
            }
            let mut navigation = self.ask_question(&question)?;
            self.session.end_undo_step();
            self.has_new_answer = true;
            match self.save() {
                Ok(()) if matches!(navigation, Navigation::GoTo(Question::Verdict)) => {}
                Ok(()) => self.warn_verdict_may_change(&question, &before)?,
                Err(Interruption::Navigate(away)) => navigation = away,
                Err(Interruption::Failed(error)) => return Err(error),
            }
            if matches!(navigation, Navigation::Back) && question.is_hand_over() {
                self.session.resume_turn();
            }
            let following =
                if matches!(navigation, Navigation::Next) { self.session.advance_from(&question) } else { None };
            let (document, turn) = (self.session.document(), self.session.turn());
            let next = match navigation {
                Navigation::Next => following,
                Navigation::Back => Some(self.session.question_before(&question).unwrap_or(question)),
                Navigation::Repeat | Navigation::Stay => Some(question),
                Navigation::GoTo(other) => Some(other),
                Navigation::Quit => None,
            };
            // The answer may have removed the account, option or person of the next question; the walk then continues
            // with the first open question.
            match next {
                Some(next) if walk::is_available(document, &next) => question = walk::route_to(document, next, turn),
                Some(_) => question = walk::route_to(document, walk::question_to_resume(document), turn),
                None => break,
            }
        }
        self.say_farewell()
    }

    /// Returns the first warning sign that is to be looked for today.
    fn due_sign(&self) -> Option<SafeText> {
        let today = self.host.now().date_naive();
        walk::review::due_tripwires(self.document(), today).next().map(|tripwire| SafeText::sanitize(&tripwire.sign))
    }

    fn say_farewell(&mut self) -> io::Result<()> {
        self.line_io.print_blank_line()?;
        if self.session.has_unsaved_changes() {
            // The failed save has already printed the reason.
            return Ok(());
        }
        let chosen = self.document().decisions().last().and_then(|decision| decision.option.clone());
        if let Some(option) = chosen {
            let option = phrases::option(self.document(), &option);
            self.line_io.print(&t!(self.locale, "library-stage-decided", option = option).to_capitalized())?;
        }
        let farewell =
            if self.session.has_changes_since_open() { "plain-farewell" } else { "plain-farewell-unchanged" };
        self.line_io.print_sentences(&t!(self.locale, farewell))
    }

    fn document(&self) -> &Deliberation {
        self.session.document()
    }

    fn apply(&mut self, edit: Edit) -> io::Result<()> {
        self.has_new_answer = true;
        if let Err(error) = self.session.apply(edit, self.host.now()) {
            self.line_io.print(&phrases::edit_error(self.locale, &error))?;
        }
        Ok(())
    }

    /// Prints a sentence about the edit that was just applied, and the command that undoes it. While the keyboard is
    /// handed over, nothing can be undone.
    fn print_edit(&mut self, said: SafeText) -> io::Result<()> {
        let hint = self.session.can_undo().then(|| undo_hint(self.locale));
        self.line_io.print_sentences(&SafeText::join([said].iter().chain(&hint), " "))
    }

    /// Saves new answers and prints the problem if the save did not succeed completely.
    fn save(&mut self) -> AnswerResult<()> {
        if std::mem::take(&mut self.has_new_answer)
            && self.session.has_unsaved_changes()
            && let Some(problem) = self.host.save(self.session)
        {
            self.line_io.print_sentences(&problem)?;
        }
        if self.host.can_save() { Ok(()) } else { Err(Interruption::Navigate(Navigation::Quit)) }
    }

    /// Prints a warning if an answer that the verdict depends on changed after the verdict was printed.
    fn warn_verdict_may_change(&mut self, question: &Question, before: &Deliberation) -> io::Result<()> {
        let matters = question.step() < WalkStep::Verdict && self.last_read_document.is_some();
        // A change of the language changes no answer.
        let matters = matters && before.language() == self.document().language();
        if matters && *before != *self.session.document() {
            self.line_io.print(&t!(self.locale, "plain-verdict-may-change"))?;
        }
        Ok(())
    }

    /// Reads lines until one of them is an answer.
    fn read_answer(&mut self, prompt: &SafeText, question: &Question) -> AnswerResult<String> {
        loop {
            if let Some(text) = self.try_read_answer(prompt, question)? {
                return Ok(text);
            }
        }
    }

    /// Reads one line. Returns `None` if the line was a command and the question stays open.
    fn try_read_answer(&mut self, prompt: &SafeText, question: &Question) -> AnswerResult<Option<String>> {
        // Saving before each read ensures that no answer is lost if the input ends.
        self.save()?;
        if walk::route_to(self.document(), question.clone(), self.session.turn()) != *question {
            // The save has read answers of this person that somebody else wrote. The handover comes first.
            return Err(Interruption::Navigate(Navigation::Repeat));
        }
        let input = self.line_io.read_input(prompt)?;
        self.session.note_activity(self.host.now());
        let navigation = match input {
            LineInput::Answer(text) => return Ok(Some(text)),
            LineInput::Explain => self.explain_question(question)?,
            LineInput::Command(parsed) => self.run_command(&parsed, question)?,
            LineInput::End => Navigation::Quit,
        };
        match navigation {
            Navigation::Stay => Ok(None),
            navigation => Err(Interruption::Navigate(navigation)),
        }
    }

    /// Reads one of `letters` and returns its index; `None` for an empty line. Repeats the offer after any other
    /// answer.
    fn choose_letter(
        &mut self,
        offer: &SafeText,
        letters: &[&str],
        question: &Question,
    ) -> AnswerResult<Option<usize>> {
        let names: Vec<SafeText> = letters.iter().map(|letter| SafeText::sanitize(letter)).collect();
        let prompt = t!(self.locale, "plain-continue-or", letters = SafeText::join(&names, ", "));
        loop {
            self.line_io.print_sentences(offer)?;
            let Some(text) = self.try_read_answer(&prompt, question)? else { continue };
            let text = text.to_lowercase();
            if text.is_empty() {
                return Ok(None);
            }
            if let Some(at) = letters.iter().position(|letter| letter.to_lowercase() == text) {
                return Ok(Some(at));
            }
            self.line_io.print_sentences(&t!(self.locale, "plain-not-an-offered-letter"))?;
        }
    }

    /// Prints a question and reads its answer.
    fn ask_question(&mut self, question: &Question) -> io::Result<Navigation> {
        self.line_io.print_blank_line()?;
        let text = self.question_text(question);
        self.line_io.print(&self.title_with_person(question, text.title))?;
        if !text.hint.is_empty() {
            self.line_io.print_sentences(&text.hint)?;
        }
        self.print_way_back(question)?;
        match self.ask_by_kind(question) {
            Ok(navigation) | Err(Interruption::Navigate(navigation)) => Ok(navigation),
            Err(Interruption::Failed(error)) => Err(error),
        }
    }

    /// Puts the name of the person whose answer a question asks for before its title, if several people answer.
    fn title_with_person(&self, question: &Question, title: SafeText) -> SafeText {
        match question.person() {
            Some(person) if self.document().people().len() > 1 && !question.is_hand_over() => {
                let person = phrases::person(self.locale, self.document(), person);
                t!(self.locale, "plain-person-question", person = person, question = title)
            }
            _ => title,
        }
    }

    fn ask_by_kind(&mut self, question: &Question) -> AnswerResult {
        match question.answer_kind(self.document()) {
            AnswerKind::Line | AnswerKind::Text => self.ask_text(question),
            AnswerKind::Choice(choices) => self.ask_choice(question, &choices),
            AnswerKind::Scale { min, max, .. } => self.ask_scale(question, min, max),
            AnswerKind::Account => self.ask_account(question),
            AnswerKind::Options => self.ask_options(question),
            AnswerKind::Criteria => self.ask_criteria(question),
            AnswerKind::People => self.ask_participants(question),
            AnswerKind::Weights(_) => self.ask_weights(question),
            AnswerKind::Ratings => self.ask_ratings(question),
            AnswerKind::Steps => self.ask_steps(question),
            AnswerKind::Tripwires => self.ask_tripwires(question),
            AnswerKind::NoAnswer if *question == Question::Verdict => self.show_verdict(question),
            AnswerKind::NoAnswer if *question == Question::ReviewResult => self.show_review_result(question),
            AnswerKind::NoAnswer => self.wait_for_enter(question),
        }
    }

    fn wait_for_enter(&mut self, question: &Question) -> AnswerResult {
        // The question expects no answer, so the program reports a typed text instead of dropping the text silently.
        while !self.read_answer(&t!(self.locale, "plain-continue"), question)?.is_empty() {
            self.line_io.print(&t!(self.locale, "plain-nothing-asked"))?;
        }
        Ok(Navigation::Next)
    }

    /// Prints the cautions about a question; they do not stop the walk.
    fn print_cautions(&mut self, question: &Question) -> io::Result<()> {
        if *question == Question::Choice {
            self.print_choice_notes()?;
        }
        let found = walk::list_cautions(self.document(), question);
        self.print_each_caution(&found)
    }

    /// Prints what speaks for caution about the option that was chosen.
    fn print_choice_notes(&mut self) -> io::Result<()> {
        let document = self.session.shared_document();
        let chosen = document.decisions().last().and_then(|decision| decision.option.as_ref());
        let Some(option) = chosen else { return Ok(()) };
        let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
        for note in phrases::choice_notes(self.locale, &document, &figures, option) {
            self.line_io.print_indented(2, &note)?;
        }
        Ok(())
    }

    fn print_each_caution(&mut self, found: &[Caution]) -> io::Result<()> {
        for (line, _) in phrases::caution_lines(self.locale, self.document(), found) {
            self.line_io.print_indented(2, &line)?;
        }
        Ok(())
    }

    /// Prints a numbered list and marks the item at index `now` as the current answer.
    fn print_numbered(&mut self, items: &[SafeText], now: Option<usize>) -> io::Result<()> {
        for (at, item) in items.iter().enumerate() {
            let id = if Some(at) == now { "plain-item-current" } else { "plain-item" };
            self.line_io.print_indented(2, &t!(self.locale, id, number = at + 1, item = item))?;
        }
        Ok(())
    }
}

/// The reason to leave a question before its answer: a command, or a failed output.
enum Interruption {
    Navigate(Navigation),
    Failed(io::Error),
}

impl From<io::Error> for Interruption {
    fn from(error: io::Error) -> Interruption {
        Interruption::Failed(error)
    }
}

type AnswerResult<T = Navigation> = Result<T, Interruption>;

impl Navigation {
    /// Replaces a jump to the current question by `Next`, so that the walk does not repeat one question forever.
    fn or_next_if_same(self, question: &Question) -> Navigation {
        match self {
            Navigation::GoTo(other) if other == *question => Navigation::Next,
            navigation => navigation,
        }
    }
}
