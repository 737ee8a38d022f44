//! The prompt for one line of text, for example a name, a note, a rating or a date.

use ratatui::layout::Position;

use crate::messages::Draft;
use crate::phrases;
use crate::t;
use crate::text::date::TimeDirection;
use crate::text::{Locale, SafeText, date, fold};
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, ScaleAnchor};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, FieldInput, TextField};
use crate::walk::{self, PeopleError, RankOrder, rating_edit};
use pesee_core::deliberation::{
    ActionStepField, Edit, FieldPath, FieldValue, HeadField, Id, List, Rating, Seat, TripwireField,
};

/// The maximum height of the field; a longer text scrolls. Notes are multiline and get more rows.
const MAX_ROWS: u16 = 4;
const MAX_LONG_ROWS: u16 = 8;

#[derive(Debug)]
pub(super) struct PromptOverlay {
    title: SafeText,
    original_text: String,
    field: TextField,
    purpose: PromptPurpose,
    error: SafeText,
}

impl PromptOverlay {
    pub(super) fn new(locale: &Locale, text: &str, purpose: PromptPurpose) -> PromptOverlay {
        let title = prompt_title(locale, &purpose);
        let mut field = if matches!(purpose, PromptPurpose::Note(..) | PromptPurpose::Orphan(_)) {
            TextField::new_multiline(text)
        } else {
            TextField::new(text)
        };
        // Typing replaces the old rating, but continues a number that was begun in the cell.
        if matches!(purpose, PromptPurpose::Rating(..)) && !text.ends_with(['.', ',']) {
            field.select_all();
        }
        PromptOverlay { title, original_text: text.to_owned(), field, purpose, error: SafeText::default() }
    }

    /// Formats the title in the language of `locale`. The text stays.
    pub(super) fn change_language(&mut self, locale: &Locale) {
        self.title = prompt_title(locale, &self.purpose);
        self.error = SafeText::default();
    }

    /// Returns the changed text as a draft.
    pub(super) fn draft(&self) -> Option<Draft> {
        let text = self.field.text();
        let field_path = self.purpose.to_path().filter(|_| *text != self.original_text)?;
        Some(Draft { field_path, text: text.to_owned() })
    }

    /// Returns the list that the prompt adds to, while the field is empty.
    pub(super) fn target_list(&self) -> Option<List> {
        match self.purpose {
            _ if !self.field.text().is_empty() => None,
            PromptPurpose::AddOption => Some(List::Options),
            PromptPurpose::AddCriterion => Some(List::Criteria),
            _ => None,
        }
    }

    pub(super) fn purpose(&self) -> &PromptPurpose {
        &self.purpose
    }

    pub(super) fn field(&self) -> &TextField {
        &self.field
    }

    pub(super) fn apply_input(&mut self, locale: &Locale, input: FieldInput<'_>) {
        self.field.apply(input);
        self.error = if self.field.is_full() { t!(locale, "screen-text-full") } else { SafeText::default() };
    }

    /// Returns the known names that start with the typed text; all known names while the text is unchanged.
    fn matching_names(&self) -> impl Iterator<Item = &String> {
        let names: &[String] = if let PromptPurpose::FileClient(_, names) = &self.purpose { names } else { &[] };
        let text = self.field.text();
        let typed = if text == self.original_text { String::new() } else { fold(text) };
        names.iter().filter(move |name| *name != text && fold(name).starts_with(&typed))
    }

    /// Replaces the text by the first matching name. Says so if there is none.
    pub(super) fn complete(&mut self, locale: &Locale) -> Vec<Outcome> {
        let first = self.matching_names().next().cloned();
        match first {
            Some(name) => {
                self.field.set_text(&name);
                Vec::new()
            }
            None => vec![Outcome::Notify(t!(locale, "unavailable-complete"))],
        }
    }

    /// Lists the matching names below the field.
    fn describe_matches(&self, locale: &Locale) -> SafeText {
        /// With more matches, typing the first letters is faster than reading the list.
        const MOST: usize = 5;
        let names: Vec<SafeText> = self.matching_names().take(MOST).map(|name| SafeText::excerpt(name)).collect();
        if names.is_empty() {
            SafeText::default()
        } else {
            t!(locale, "screen-known-names", names = SafeText::join(&names, ", "))
        }
    }

    /// Converts the text into outcomes. Shows an error and stays open if the text is invalid.
    pub(super) fn submit(&mut self, context: Option<&ViewContext<'_>>, locale: &Locale) -> Vec<Outcome> {
        match self.parse_answer(context, locale) {
            Ok(outcomes) => [Outcome::CloseOverlay].into_iter().chain(outcomes).collect(),
            Err(error) => {
                self.error = error;
                Vec::new()
            }
        }
    }

    fn parse_answer(&self, context: Option<&ViewContext<'_>>, locale: &Locale) -> Result<Vec<Outcome>, SafeText> {
        let text = self.field.text().trim();
        if let PromptPurpose::FileTitle(path) = &self.purpose {
            let is_new = !text.is_empty() && text != self.original_text;
            let rename = is_new.then(|| Outcome::RunEffect(Effect::Rename(path.clone(), text.to_owned())));
            return Ok(rename.into_iter().collect());
        }
        if let PromptPurpose::FileClient(path, _) = &self.purpose {
            let assign = (text != self.original_text)
                .then(|| Outcome::RunEffect(Effect::AssignClient(path.clone(), text.to_owned())));
            return Ok(assign.into_iter().collect());
        }
        if matches!(self.purpose, PromptPurpose::Orphan(_)) {
            return Ok(vec![Outcome::CopyLines(text.lines().map(SafeText::sanitize).collect())]);
        }
        if self.purpose == PromptPurpose::ComparisonFile {
            let read = (!text.is_empty()).then(|| Outcome::RunEffect(Effect::LoadForComparison(text.into())));
            return Ok(read.into_iter().collect());
        }
        let Some(context) = context else { return Ok(Vec::new()) };
        let edit = match &self.purpose {
            PromptPurpose::AddOption
            | PromptPurpose::AddCriterion
            | PromptPurpose::AddStep
            | PromptPurpose::AddTripwire
                if text.is_empty() =>
            {
                Edit::default()
            }
            PromptPurpose::AddOption => walk::add_option(context.view, text).0,
            PromptPurpose::AddCriterion => walk::add_criterion(context.view, text).0,
            PromptPurpose::AddPerson => return add_person(context, text),
            PromptPurpose::PersonName(id, _) => return name_person(context, id, text),
            PromptPurpose::AddStep => return Ok(add_step(context, text)),
            PromptPurpose::RenameOption(id) => {
                walk::rename_entry(context.view, List::Options, id, text).unwrap_or_default()
            }
            PromptPurpose::RenameCriterion(id) => {
                walk::rename_entry(context.view, List::Criteria, id, text).unwrap_or_default()
            }
            PromptPurpose::EditStep(id) => {
                let edit = walk::rename_entry(context.view, List::Steps, id, text).unwrap_or_default();
                return Ok(vec![Outcome::Edit(edit), prompt_due_date(context, id)]);
            }
            PromptPurpose::StepDueDate(id) => {
                let path = FieldPath::Step(id.clone(), ActionStepField::By);
                Edit::set(context.view, path, self.parse_day(context, locale)?)
            }
            PromptPurpose::AddTripwire => return Ok(add_tripwire(context, text)),
            PromptPurpose::EditTripwire(id) => {
                let edit = walk::rename_entry(context.view, List::Tripwires, id, text).unwrap_or_default();
                return Ok(vec![Outcome::Edit(edit), prompt_tripwire_then(context, id)]);
            }
            PromptPurpose::TripwireThen(id) => {
                let edit = Edit::set_text(context.view, FieldPath::Tripwire(id.clone(), TripwireField::Then), text);
                return Ok(vec![Outcome::Edit(edit), prompt_tripwire_day(context, id)]);
            }
            PromptPurpose::TripwireDay(id) => {
                let path = FieldPath::Tripwire(id.clone(), TripwireField::LookOn);
                Edit::set(context.view, path, self.parse_day(context, locale)?)
            }
            PromptPurpose::ReviewDate => {
                Edit::set(context.view, FieldPath::Head(HeadField::ReviewOn), self.parse_day(context, locale)?)
            }
            PromptPurpose::DecideBy => {
                Edit::set(context.view, FieldPath::Head(HeadField::DecideBy), self.parse_day(context, locale)?)
            }
            PromptPurpose::Note(person, criterion, option) => note_edit(context, person, criterion, option, text)
                .ok_or_else(|| t!(locale, "screen-note-needs-rating"))?,
            PromptPurpose::Rating(person, criterion, option) => {
                // An empty text changes nothing: `Action::ClearAnswer` removes a rating.
                if text.is_empty() {
                    return Ok(vec![Outcome::PerformAction(Action::Next)]);
                }
                let old = context.view.rating(person, criterion, option);
                let typed = phrases::parse::rating(text).ok_or_else(|| {
                    if phrases::parse::is_ambiguous_range(text) {
                        t!(locale, "screen-ambiguous-range")
                    } else {
                        t!(locale, "screen-not-a-rating")
                    }
                })?;
                let new = rating_edit::keep_basis_and_note(old, typed);
                let edit = Edit::rate(context.view, person, criterion, option, Some(new));
                return Ok(vec![Outcome::Edit(edit), Outcome::PerformAction(Action::Next)]);
            }
            PromptPurpose::CriterionPoints(person, criterion) => points_edit(context, locale, person, criterion, text)?,
            PromptPurpose::CriterionRank(person, criterion) => {
                let position = text.parse::<usize>().ok().filter(|position| *position > 0);
                let position = position.ok_or_else(|| t!(locale, "screen-not-a-rank"))?;
                let mut order = RankOrder::of_person(context.view, person);
                order.move_to_position(criterion, position);
                walk::set_order(context.view, person, &order)
            }
            PromptPurpose::AnchorText(id, anchor) => return Ok(set_anchor_text(context, id, *anchor, text)),
            PromptPurpose::FileTitle(_)
            | PromptPurpose::FileClient(..)
            | PromptPurpose::ComparisonFile
            | PromptPurpose::Orphan(_) => Edit::default(),
        };
        let is_answer = matches!(self.purpose, PromptPurpose::ReviewDate | PromptPurpose::DecideBy);
        let next = is_answer.then_some(Outcome::NextQuestion);
        Ok([Outcome::Edit(edit)].into_iter().chain(next).collect())
    }

    fn parse_day(&self, context: &ViewContext<'_>, locale: &Locale) -> Result<Option<FieldValue>, SafeText> {
        let text = self.field.text().trim();
        if text.is_empty() {
            return Ok(None);
        }
        let day = date::parse_day(text, context.now.date_naive(), TimeDirection::Future);
        day.map(|day| Some(FieldValue::Date(day))).map_err(|error| phrases::day_error(locale, &error))
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().min(72).saturating_sub(4);
        let lines = self.title.wrap(width.into());
        let (message, role) = if self.error.is_empty() {
            (self.describe_matches(locale), Role::Quiet)
        } else {
            (self.error.clone(), Role::Caution)
        };
        let message_lines = message.wrap(width.into());
        let message_rows = if message.is_empty() { 0 } else { message_lines.len() as u16 + 1 };
        let available_rows = canvas.height().saturating_sub(lines.len() as u16 + message_rows + 3);
        let max_rows = if self.field.is_multiline() { MAX_LONG_ROWS } else { MAX_ROWS };
        let rows = self.field.row_count(width).min(max_rows.min(available_rows)).max(1);
        let mut inner = super::draw_frame(canvas, lines.len() as u16 + 1 + rows + message_rows);
        let mut y = 0;
        for line in &lines {
            inner.put(0, y, line, Role::Title);
            y += 1;
        }
        let field_width = inner.width();
        let cursor = self.field.draw(&mut inner.region(0, y, field_width, rows), Role::Field);
        y += rows + 1;
        if message_rows > 0 {
            for line in &message_lines {
                inner.put(0, y, line, role);
                y += 1;
            }
        }
        cursor
    }
}

/// Adds a person, then asks for another one; an empty text ends the list.
fn add_person(context: &ViewContext<'_>, text: &str) -> Result<Vec<Outcome>, SafeText> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let edit = walk::add_person(context.view, text).map_err(|error| people_error(context, &error))?;
    let purpose = PromptPurpose::AddPerson;
    Ok(vec![Outcome::Edit(edit), Outcome::OpenOverlay(Overlay::Prompt { initial_text: String::new(), purpose })])
}

/// Names a participant. Where somebody had no name yet, the next prompt asks for the next name.
fn name_person(context: &ViewContext<'_>, id: &Id, text: &str) -> Result<Vec<Outcome>, SafeText> {
    let edit = walk::name_person(context.view, id, text).map_err(|error| people_error(context, &error))?;
    let mut after = (**context.view).clone();
    let is_first_name = walk::next_unnamed_person(&after).as_ref() == Some(id);
    let is_named = after.apply(&edit).is_ok() && !edit.is_empty();
    let next = PromptPurpose::next_name(&after).filter(|_| is_first_name && is_named);
    let next = next.map(|purpose| Overlay::Prompt { initial_text: String::new(), purpose });
    Ok([Outcome::Edit(edit)].into_iter().chain(next.map(Outcome::OpenOverlay)).collect())
}

fn people_error(context: &ViewContext<'_>, error: &PeopleError) -> SafeText {
    phrases::people_error(context.locale, context.view, error)
}

/// Adds an action step, then asks for its due date.
fn add_step(context: &ViewContext<'_>, text: &str) -> Vec<Outcome> {
    let edit = walk::add_step(context.view, text);
    let mut after = (**context.view).clone();
    let added = after.apply(&edit).is_ok().then(|| after.steps().last().map(|step| step.id.clone())).flatten();
    let prompt = added.map(|id| prompt_due_date(context, &id));
    [Outcome::Edit(edit)].into_iter().chain(prompt).collect()
}

/// Adds a warning sign, then asks what to do when it is seen.
fn add_tripwire(context: &ViewContext<'_>, text: &str) -> Vec<Outcome> {
    let edit = walk::add_tripwire(context.view, text);
    let mut after = (**context.view).clone();
    let added = after.apply(&edit).is_ok().then(|| after.tripwires().last().map(|wire| wire.id.clone())).flatten();
    let prompt = added.map(|id| prompt_tripwire_then(context, &id));
    [Outcome::Edit(edit)].into_iter().chain(prompt).collect()
}

fn prompt_tripwire_then(context: &ViewContext<'_>, id: &Id) -> Outcome {
    let tripwire = context.view.tripwires().iter().find(|tripwire| tripwire.id == *id);
    let text = tripwire.map(|tripwire| tripwire.then.clone()).unwrap_or_default();
    Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose: PromptPurpose::TripwireThen(id.clone()) })
}

fn prompt_tripwire_day(context: &ViewContext<'_>, id: &Id) -> Outcome {
    let look_on = context.view.tripwires().iter().find(|tripwire| tripwire.id == *id).and_then(|wire| wire.look_on);
    let text = look_on.map(|day| date::format_for_input(day).to_string()).unwrap_or_default();
    Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose: PromptPurpose::TripwireDay(id.clone()) })
}

/// Sets the description of a criterion at one anchor, then asks for the next anchor.
fn set_anchor_text(context: &ViewContext<'_>, id: &Id, anchor: ScaleAnchor, text: &str) -> Vec<Outcome> {
    let edit = Edit::set_text(context.view, anchor.field_path(id), text);
    let next = anchor.next().map(|anchor| anchor.open_prompt(context.view, id));
    [Outcome::Edit(edit)].into_iter().chain(next).collect()
}

fn prompt_due_date(context: &ViewContext<'_>, id: &Id) -> Outcome {
    let by = context.view.steps().iter().find(|step| step.id == *id).and_then(|step| step.by);
    let text = by.map(|day| date::format_for_input(day).to_string()).unwrap_or_default();
    Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose: PromptPurpose::StepDueDate(id.clone()) })
}

/// Returns the edit that sets the note of a rating; `None` if the rating does not exist.
fn note_edit(context: &ViewContext<'_>, person: &Id, criterion: &Id, option: &Id, text: &str) -> Option<Edit> {
    let old: &Rating = context.view.rating(person, criterion, option)?;
    let note = (!text.is_empty()).then(|| text.to_owned());
    Some(Edit::rate(context.view, person, criterion, option, Some(old.clone().with_note(note))))
}

fn points_edit(
    context: &ViewContext<'_>,
    locale: &Locale,
    person: &Id,
    criterion: &Id,
    text: &str,
) -> Result<Edit, SafeText> {
    let points = if text.is_empty() {
        None
    } else {
        let expected = || t!(locale, "plain-not-points");
        Some(phrases::parse::points(text).map_err(|error| phrases::number_error(locale, error, expected()))?)
    };
    Ok(walk::set_points(context.view, person, criterion, points))
}

fn prompt_title(locale: &Locale, purpose: &PromptPurpose) -> SafeText {
    let pattern = || date::input_pattern(locale.language());
    match purpose {
        PromptPurpose::AddOption => t!(locale, "screen-prompt-option"),
        PromptPurpose::AddCriterion => t!(locale, "screen-prompt-criterion"),
        PromptPurpose::RenameOption(_) | PromptPurpose::RenameCriterion(_) => t!(locale, "screen-prompt-name"),
        PromptPurpose::AddPerson => t!(locale, "screen-prompt-add-person"),
        PromptPurpose::PersonName(_, Seat::Person) => t!(locale, "screen-prompt-person"),
        PromptPurpose::PersonName(_, Seat::Employer) => t!(locale, "screen-prompt-employer"),
        PromptPurpose::PersonName(_, Seat::Coach) => t!(locale, "screen-prompt-coach"),
        PromptPurpose::AddStep | PromptPurpose::EditStep(_) => t!(locale, "screen-prompt-step"),
        PromptPurpose::StepDueDate(_) => t!(locale, "screen-prompt-due", pattern = pattern()),
        PromptPurpose::Rating(..) => t!(locale, "screen-prompt-rating"),
        PromptPurpose::Note(..) => t!(locale, "screen-prompt-note"),
        PromptPurpose::CriterionPoints(..) => t!(locale, "screen-prompt-points"),
        PromptPurpose::CriterionRank(..) => t!(locale, "screen-prompt-rank"),
        PromptPurpose::ReviewDate => t!(locale, "screen-prompt-review-day", pattern = pattern()),
        PromptPurpose::DecideBy => t!(locale, "screen-prompt-decide-by", pattern = pattern()),
        PromptPurpose::AddTripwire | PromptPurpose::EditTripwire(_) => t!(locale, "screen-prompt-sign"),
        PromptPurpose::TripwireThen(_) => t!(locale, "screen-prompt-sign-then"),
        PromptPurpose::TripwireDay(_) => t!(locale, "screen-prompt-sign-day", pattern = pattern()),
        PromptPurpose::AnchorText(_, ScaleAnchor::Con) => t!(locale, "screen-prompt-con"),
        PromptPurpose::AnchorText(_, ScaleAnchor::Zero) => t!(locale, "screen-prompt-zero"),
        PromptPurpose::AnchorText(_, ScaleAnchor::Pro) => t!(locale, "screen-prompt-pro"),
        PromptPurpose::FileTitle(_) => t!(locale, "screen-prompt-title"),
        PromptPurpose::FileClient(..) => t!(locale, "screen-prompt-client"),
        PromptPurpose::ComparisonFile => t!(locale, "comparison-target-path"),
        PromptPurpose::Orphan(_) => t!(locale, "screen-prompt-orphan"),
    }
}
