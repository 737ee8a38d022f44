//! Step 8 of the walk: the ratings of every option for one criterion.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::rating_input::RatingInput;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{
    Canvas, ClickTarget, MAX_NAME_LINES, MAX_SELECTED_LINES, Selection, bars, draw_entry_marks, fit_names,
};
use crate::walk::{self, RemainingRatings};
use pesee_core::deliberation::{Alternative, Basis, Criterion, Deliberation, Id, Rating};
use pesee_core::method::{Figures, RevealError, reveal_ranking};

use super::criterion_detail::CriterionDetail;

/// The minimum width and height for the panel of the criterion beside the ratings.
const TWO_PANE_SIZE: (u16, u16) = (96, 14);
/// From this height on, empty rows separate the options.
const SPACED_HEIGHT: u16 = 30;
/// The columns of a rating as a figure, beside its basis.
const FIGURE_WIDTH: u16 = 6;
/// The minimum width of the names when the basis is shown beside the ratings.
const MIN_NAME_WIDTH: u16 = 20;

/// The options with their ratings, one selected.
#[derive(Debug)]
pub(super) struct RatingList {
    person: Id,
    criterion: Id,
    selection: Selection,
    rating_input: RatingInput,
    remaining: RemainingRatings,
    /// The reason why no ranking may be shown; computed when the answers change, not for every key.
    withheld: Option<RevealError>,
    /// With several people, the answers of this person alone and their figures; computed when the answers change, too.
    own: Option<Box<(Deliberation, Figures)>>,
}

impl RatingList {
    pub(super) fn new(context: &ViewContext<'_>, person: &Id, criterion: &Id) -> RatingList {
        let is_unrated = |option: &Alternative| context.view.rating(person, criterion, &option.id).is_none();
        let at = context.view.eligible_options().position(is_unrated).unwrap_or(0);
        let mut ratings = RatingList {
            person: person.clone(),
            criterion: criterion.clone(),
            selection: Selection::new(at),
            rating_input: RatingInput::default(),
            remaining: RemainingRatings { criteria_count: 0, is_settled: false },
            withheld: None,
            own: None,
        };
        ratings.refresh(context);
        ratings
    }

    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        self.remaining = walk::remaining_ratings(context.view, &self.person);
        self.withheld = reveal_ranking(context.view, context.figures).err();
        self.own = (context.view.people().len() > 1).then(|| {
            let answers = context.view.extract_person(&self.person);
            let figures = Figures::without_draws(&answers);
            Box::new((answers, figures))
        });
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let options = rated_options(context);
        if self.selection.act(action, options.len()) {
            self.rating_input.reset();
            return Vec::new();
        }
        let at = self.selection.index(options.len());
        let Some(option) = options.get(at) else { return vec![Outcome::NextQuestion] };
        match action {
            Action::Next => self.advance(context, at),
            _ => self.rating_input.act(context, (&self.person, &self.criterion, &option.id), action),
        }
    }

    /// Enters a pasted rating for the option under the cursor. Says what is expected if the text is something else.
    pub(super) fn paste(&mut self, context: &ViewContext<'_>, text: &str) -> Vec<Outcome> {
        let options = rated_options(context);
        let option = options.get(self.selection.index(options.len()));
        match (option, phrases::parse::single_cell(text).filter(|text| phrases::has_only_numbers(text))) {
            (Some(option), Some(text)) => {
                self.rating_input.paste(context, (&self.person, &self.criterion, &option.id), text)
            }
            _ => vec![Outcome::Notify(t!(context.locale, "screen-pasted-no-rating"))],
        }
    }

    /// Returns the index of the option under the cursor among all options of the document.
    fn selected_index(&self, context: &ViewContext<'_>) -> usize {
        let options = rated_options(context);
        let selected = options.get(self.selection.index(options.len()));
        let is_selected = |option: &Alternative| selected.is_some_and(|selected| selected.id == option.id);
        context.view.options().iter().position(is_selected).unwrap_or(0)
    }

    /// Handles Enter: selects the next option, or goes to the next question after the last one.
    fn advance(&mut self, context: &ViewContext<'_>, at: usize) -> Vec<Outcome> {
        self.rating_input.reset();
        if at + 1 < rated_options(context).len() {
            self.selection.set(at + 1);
            return Vec::new();
        }
        vec![Outcome::NextQuestion]
    }

    /// Says which options have no rating on the criterion; `None` if each has one.
    pub(super) fn describe_open_ratings(&self, context: &ViewContext<'_>) -> Option<SafeText> {
        phrases::open_ratings(context.locale, context.view, &self.person, &self.criterion)
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let (width, height) = (canvas.width(), canvas.height());
        if width < TWO_PANE_SIZE.0 || height < TWO_PANE_SIZE.1 {
            return self.draw_ratings(context, canvas);
        }
        let left = (width * 3 / 5).min(96);
        for y in 0..height {
            canvas.fill(left, y, 1, "│", Role::Quiet);
        }
        let rest = width.saturating_sub(left + 1);
        let (answers, figures) = match self.own.as_deref() {
            Some((answers, figures)) => (answers, figures),
            None => (&**context.view, context.figures),
        };
        let detail = CriterionDetail {
            scene: context,
            person: &self.person,
            criterion: &self.criterion,
            option_index: self.selected_index(context),
            withheld: self.withheld.as_ref(),
            answers,
            figures,
        };
        detail.draw(&mut canvas.region(left + 1, 0, rest, height));
        let (_, cursor) = self.draw_ratings(context, &mut canvas.region(0, 0, left, height));
        (height, cursor)
    }

    /// Draws the options with their ratings, the anchors of the scale, and the number of criteria left to rate.
    fn draw_ratings(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let Some(criterion) = context.view.criterion(&self.criterion) else { return (0, None) };
        let options = rated_options(context);
        let at = self.selection.index(options.len());
        let layout = RatingLayout::new(context.locale, canvas.width());
        if layout.is_wide {
            canvas.put(layout.bar_x, 0, &t!(context.locale, "screen-con"), Role::Quiet);
            canvas.put(layout.bar_x + layout.half_width, 0, &SafeText::from_static("0"), Role::Quiet);
            canvas.put_right(
                layout.bar_x + 2 * layout.half_width + 1,
                0,
                &t!(context.locale, "screen-pro"),
                Role::Quiet,
            );
        }
        let header = u16::from(layout.is_wide);
        let names: Vec<SafeText> = options.iter().map(|option| SafeText::sanitize(&option.name)).collect();
        let name_width = usize::from(layout.name_width);
        let available = canvas.height().saturating_sub(header);
        let below = self.count_rows_below(context, criterion, canvas.width());
        // The list takes what the texts below leave, and more if it has more options.
        let line_count = |(row, name): (usize, &SafeText)| {
            let most = if row == at { MAX_SELECTED_LINES } else { MAX_NAME_LINES };
            name.wrap_hyphenated(name_width, context.names_language()).len().clamp(1, most)
        };
        let needed: usize = names.iter().enumerate().map(line_count).sum();
        let most = available.saturating_sub(below.min(if layout.is_wide { 6 } else { 4 }));
        let height = (needed as u16).clamp(available.saturating_sub(below).min(most), most).max(2);
        let (first, names) = fit_names(&names, at, name_width, height.into(), context.names_language());
        let mut marks = canvas.region(0, header, canvas.width(), height);
        draw_entry_marks(&mut marks, first..first + names.len(), options.len(), height.into());
        // On a high screen an empty row separates the options.
        let lines: usize = names.iter().map(Vec::len).sum();
        let gap = u16::from(canvas.height() >= SPACED_HEIGHT && lines + options.len() <= usize::from(height));
        let mut cursor = None;
        let mut y = header;
        for (row, (option, lines)) in options.iter().skip(first).zip(&names).enumerate() {
            let row = first + row;
            let is_selected = row == at;
            let rating = context.view.rating(&self.person, &self.criterion, &option.id);
            let width = canvas.width();
            canvas.add_click_target(0, y, width, lines.len() as u16, ClickTarget::Action(Action::SelectRow(row)));
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let role = if is_selected { Role::Focus } else { Role::Text };
            bars::draw_rating(canvas, layout.bar_x, y, layout.half_width, rating);
            self.draw_figure(context, canvas, &layout, y, rating, is_selected);
            for line in lines {
                canvas.put_within(2, y, layout.name_width, line, role);
                y += 1;
            }
            y += gap;
        }
        y += 1 - gap;
        let rating = options.get(at).and_then(|option| context.view.rating(&self.person, &self.criterion, &option.id));
        y = draw_anchors(criterion, rating, canvas, y);
        if let Some(text) = rating.and_then(|rating| self.describe_rating(context, &layout, rating)) {
            y = canvas.put_wrapped(2, y, canvas.width().saturating_sub(3), &text, Role::Text);
        }
        y += u16::from(layout.is_wide);
        if let Some((text, role)) = self.describe_remaining(context) {
            y = canvas.put_wrapped(2, y, remaining_width(canvas.width()) as u16, &text, role);
        }
        let not_rated = phrases::options_not_rated(context.locale, context.view);
        y = not_rated.map_or(y, |text| canvas.put_wrapped(2, y, canvas.width().saturating_sub(3), &text, Role::Quiet));
        (y, cursor)
    }

    /// Returns the rows of the texts below the list, with the empty rows between them.
    fn count_rows_below(&self, context: &ViewContext<'_>, criterion: &Criterion, width: u16) -> u16 {
        let rows = |text: &SafeText| if text.is_empty() { 0 } else { text.wrap(width.saturating_sub(3).into()).len() };
        let note = |option: &Alternative| {
            let rating = context.view.rating(&self.person, &self.criterion, &option.id)?;
            self.describe_rating(context, &RatingLayout::new(context.locale, width), rating)
        };
        let notes = context.view.eligible_options().filter_map(note).map(|text| rows(&text)).max().unwrap_or(0);
        let remaining = self.describe_remaining(context).map_or(0, |(text, _)| text.wrap(remaining_width(width)).len());
        let not_rated = phrases::options_not_rated(context.locale, context.view).map_or(0, |text| rows(&text));
        let gaps = 1 + usize::from(RatingLayout::new(context.locale, width).is_wide);
        (gaps + count_anchor_rows(criterion, width) + notes + remaining + not_rated) as u16
    }

    /// Returns the basis, if it does not stand beside the rating, and the note of a rating.
    fn describe_rating(&self, context: &ViewContext<'_>, layout: &RatingLayout, rating: &Rating) -> Option<SafeText> {
        let basis = rating.basis.filter(|_| !layout.shows_basis(rating));
        let basis = basis.map(|basis| phrases::basis(context.locale, basis).to_capitalized());
        let note = rating.note.as_deref();
        let note = note.map(|note| t!(context.locale, "screen-quoted", text = SafeText::sanitize(note)));
        let parts: Vec<SafeText> = basis.into_iter().chain(note).collect();
        (!parts.is_empty()).then(|| SafeText::join(&parts, "  "))
    }

    /// Draws the rating as a figure, aligned on the decimal point, and its basis.
    fn draw_figure(
        &self,
        context: &ViewContext<'_>,
        canvas: &mut Canvas<'_>,
        layout: &RatingLayout,
        y: u16,
        rating: Option<&Rating>,
        is_selected: bool,
    ) {
        let x = layout.figure_x;
        if let Some((sign, role)) = self.rating_input.pending_sign(rating).filter(|_| is_selected) {
            canvas.put(x, y, &sign, role);
            return;
        }
        let Some(rating) = rating else {
            canvas.put(x, y, &t!(context.locale, "walk-not-rated"), Role::Quiet);
            return;
        };
        let role = match rating.value() {
            value if value < 0.0 => Role::Con,
            value if value > 0.0 => Role::Pro,
            _ => Role::Text,
        };
        let is_unknown_rating = is_unknown(rating);
        let text = phrases::rating(context.locale, Some(rating));
        let text = if is_unknown_rating && layout.is_wide { t!(context.locale, "walk-dont-know") } else { text };
        // A text without a sign starts in the column of the digits.
        let has_sign = text.as_str().starts_with(['+', '−']) || is_unknown_rating;
        let mut end = canvas.put(x + u16::from(!has_sign), y, &text, role);
        if let Some(basis) = rating.basis.filter(|_| layout.shows_basis(rating)) {
            end = canvas.put((x + FIGURE_WIDTH).max(end + 1), y, &phrases::basis(context.locale, basis), Role::Quiet);
        }
        if rating.note.is_some() {
            canvas.put(end + 1, y, &SafeText::from_static("✎"), Role::Quiet);
        }
    }

    /// Returns the maximum number of criteria left, and whether the ratings left can change the leader; `None` after
    /// the last criterion.
    fn describe_remaining(&self, context: &ViewContext<'_>) -> Option<(SafeText, Role)> {
        let count = self.remaining.criteria_count;
        if count == 0 {
            return None;
        }
        Some(if self.remaining.is_settled {
            (t!(context.locale, "screen-leader-settled", count = count), Role::Caution)
        } else {
            (t!(context.locale, "screen-ratings-left", count = count), Role::Quiet)
        })
    }
}

/// Returns the width of the sentence about the criteria left.
fn remaining_width(width: u16) -> usize {
    width.saturating_sub(3).min(72).into()
}

/// Returns the options that are rated: those that no condition rules out.
fn rated_options<'a>(context: &ViewContext<'a>) -> Vec<&'a Alternative> {
    context.view.eligible_options().collect()
}

/// The columns of the ratings.
struct RatingLayout {
    is_wide: bool,
    /// The columns on each side of zero.
    half_width: u16,
    name_width: u16,
    bar_x: u16,
    figure_x: u16,
    /// The columns for the basis of a rating; 0 if the basis is shown below the list.
    basis_width: u16,
}

impl RatingLayout {
    /// Returns whether the basis stands beside the rating; "don't know" is a text that takes the columns of the basis.
    fn shows_basis(&self, rating: &Rating) -> bool {
        self.basis_width > 0 && !is_unknown(rating)
    }

    fn new(locale: &Locale, width: u16) -> RatingLayout {
        let is_wide = width >= 56;
        let half_width = match width {
            0..56 => 5,
            56..90 => 10,
            _ => 15,
        };
        let bases =
            [Basis::Fact, Basis::Estimate, Basis::Feeling].map(|basis| phrases::basis(locale, basis).width() as u16);
        let longest = |words: &[u16]| words.iter().copied().max().unwrap_or(0);
        let words = [t!(locale, "walk-not-rated"), t!(locale, "walk-dont-know")].map(|word| word.width() as u16);
        // A narrow screen shows a sign for "don't know"; a wide one has a column for a pencil after the text.
        let words = if is_wide { longest(&words) + 3 } else { words[0] };
        let bar = |tail: u16| width.saturating_sub(2 * half_width + 2 + tail + 1);
        let basis = longest(&bases) + 2;
        // The basis stands beside the rating only if the names keep their minimum width.
        let basis = if is_wide && bar(words.max(FIGURE_WIDTH + basis)) >= MIN_NAME_WIDTH + 3 { basis } else { 0 };
        let bar = bar(if basis > 0 { words.max(FIGURE_WIDTH + basis) } else { words });
        RatingLayout {
            is_wide,
            half_width,
            name_width: bar.saturating_sub(3),
            bar_x: bar,
            figure_x: bar + 2 * half_width + 2,
            basis_width: basis,
        }
    }
}

fn is_unknown(rating: &Rating) -> bool {
    rating.stated_value().is_none() && (rating.low(), rating.high()) == Rating::SCALE
}

/// Returns the descriptions of −5, 0 and +5 with their values, and whether they fit in one row of `width`.
fn collect_anchors(criterion: &Criterion, width: u16) -> (Vec<(f64, SafeText)>, bool) {
    let ends = [("−5", -5.0, &criterion.con), ("0", 0.0, &criterion.zero), ("+5", 5.0, &criterion.pro)];
    let word = |(sign, at, text): (&'static str, f64, &Option<String>)| {
        let text = SafeText::join(&[SafeText::from_static(sign), SafeText::sanitize(text.as_deref()?)], " ");
        Some((at, text))
    };
    let words: Vec<(f64, SafeText)> = ends.into_iter().filter_map(word).collect();
    let needed: usize = words.iter().map(|(_, text)| text.width() + 3).sum();
    (words, needed <= usize::from(width))
}

fn count_anchor_rows(criterion: &Criterion, width: u16) -> usize {
    let (words, is_one_row) = collect_anchors(criterion, width);
    if is_one_row { words.len().min(1) } else { words.len() }
}

/// Draws the descriptions of −5, 0 and +5, with the nearest to the rating highlighted: in one row where they fit, else
/// one per row, the ends first.
fn draw_anchors(criterion: &Criterion, rating: Option<&Rating>, canvas: &mut Canvas<'_>, y: u16) -> u16 {
    let (words, is_one_row) = collect_anchors(criterion, canvas.width());
    // No description is near "don't know".
    let value = rating.filter(|rating| !is_unknown(rating));
    let distance = |at: f64| value.map_or(f64::INFINITY, |rating| (rating.value() - at).abs());
    let nearest = words.iter().map(|(at, _)| distance(*at)).fold(f64::INFINITY, f64::min);
    let role = |at: f64| match value {
        Some(_) if distance(at) <= nearest => Role::Focus,
        Some(_) => Role::Quiet,
        None => Role::Text,
    };
    if is_one_row {
        words.iter().fold(2, |x, (at, text)| canvas.put(x, y, text, role(*at)) + 3);
        return y + u16::from(!words.is_empty());
    }
    let all = canvas.height().saturating_sub(y) > 4;
    let shown = words.iter().filter(|(at, _)| all || *at != 0.0);
    shown.fold(y, |y, (at, text)| {
        canvas.put_within(2, y, canvas.width().saturating_sub(3), text, role(*at));
        y + 1
    })
}
