//! The description of the cell under the cursor, below or beside the matrix.

use crate::phrases;
use crate::t;
use crate::text::{MessageArg, SafeText, number};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, bars};
use crate::walk;
use pesee_core::deliberation::{Alternative, Audience, Criterion, Rating, WeightingMethod};
use pesee_core::method::WeightedCriterion;

use super::figure;
use super::only_person;

/// The sign of an option that a condition rules out.
pub(super) const RULED_OUT: SafeText = SafeText::from_static("✗");
/// The sign of an option that is valid only if an open condition is met.
pub(super) const ONLY_IF: SafeText = SafeText::from_static("*");

/// The position of the cursor: a criterion, and an option; no option on a weight.
pub(super) struct CellDetail<'a> {
    pub(super) scene: &'a ViewContext<'a>,
    pub(super) criterion: Option<&'a Criterion>,
    pub(super) option: Option<&'a Alternative>,
}

impl CellDetail<'_> {
    /// Draws the description below the table, the most important part first.
    pub(super) fn draw_below(&self, canvas: &mut Canvas<'_>) {
        let Some(criterion) = self.criterion else { return };
        let name = SafeText::sanitize(&criterion.name);
        let width = canvas.width();
        let Some(option) = self.option else {
            let text =
                t!(self.scene.locale, "screen-weight-is", criterion = name, share = self.describe_share(criterion));
            let y = canvas.put_wrapped(0, 0, width, &text, Role::Text);
            return self.draw_anchors(criterion, canvas, y).finish(canvas);
        };
        let mut y = 0;
        for (text, note) in self.describe_ratings(criterion, option) {
            let option = SafeText::sanitize(&option.name);
            let line = t!(
                self.scene.locale,
                "screen-cell-description",
                option = option,
                criterion = name.clone(),
                rating = text
            );
            y = canvas.put_wrapped(0, y, width, &line, Role::Text);
            y = canvas.put_wrapped(0, y, width, &note, Role::Text);
        }
        let mut writer = self.draw_anchors(criterion, canvas, y);
        writer.write(canvas, &self.describe_conditions(option), Role::Caution);
        writer.finish(canvas);
    }

    /// Draws the full description in the panel beside the table.
    pub(super) fn draw_side_panel(&self, canvas: &mut Canvas<'_>) {
        let Some(criterion) = self.criterion else { return };
        let mut writer = ParagraphWriter { y: 0 };
        let weight = || t!(self.scene.locale, "screen-weight").to_capitalized();
        writer.write(canvas, &self.option.map_or_else(weight, |option| SafeText::sanitize(&option.name)), Role::Focus);
        writer.write(canvas, &SafeText::sanitize(&criterion.name), Role::Text);
        writer.write(canvas, &SafeText::sanitize(criterion.hint.as_deref().unwrap_or_default()), Role::Quiet);
        writer.y += 1;
        match self.option {
            None => writer.write(canvas, &self.describe_share(criterion), Role::Text),
            Some(option) => {
                for (text, note) in self.describe_ratings(criterion, option) {
                    writer.write(canvas, &text, Role::Text);
                    writer.write(canvas, &note, Role::Text);
                }
                if let Some(own) = self.own_rating(criterion, option) {
                    bars::draw_rating(
                        canvas,
                        0,
                        writer.y,
                        HALF_BAR_WIDTH.min(canvas.width().saturating_sub(1) / 2),
                        Some(own),
                    );
                    writer.y += 1;
                }
            }
        }
        writer.y += 1;
        for (sign, text, role) in collect_anchors(criterion) {
            canvas.put_right(2, writer.y, &SafeText::from_static(sign), role);
            writer.y = canvas.put_wrapped(3, writer.y, canvas.width().saturating_sub(3), &text, role);
        }
        if let Some(option) = self.option {
            writer.y += 1;
            writer.write(canvas, &self.describe_conditions(option), Role::Caution);
        }
        writer.finish(canvas);
    }

    /// Returns the rating of the only person.
    fn own_rating(&self, criterion: &Criterion, option: &Alternative) -> Option<&Rating> {
        self.scene.view.rating(&only_person(self.scene)?, &criterion.id, &option.id)
    }

    /// Returns the rating and its note, for each person whose rating is visible.
    fn describe_ratings(&self, criterion: &Criterion, option: &Alternative) -> Vec<(SafeText, SafeText)> {
        let (view, locale) = (self.scene.view, self.scene.locale);
        let quoted = |note: &str| t!(locale, "screen-quoted", text = SafeText::sanitize(note));
        let describe = |rating: Option<&Rating>| {
            let note = rating.and_then(|rating| rating.note.as_deref()).map(quoted).unwrap_or_default();
            (self.describe_rating(rating), note)
        };
        let people = view.people();
        if people.len() < 2 {
            return vec![describe(self.own_rating(criterion, option))];
        }
        let describe_person = |person: &pesee_core::deliberation::Person<'_>| {
            let (text, note) = describe(Some(view.rating(person.id, &criterion.id, &option.id)?));
            Some((SafeText::join(&[phrases::person(locale, view, person.id), text], " "), note))
        };
        people.iter().filter_map(describe_person).collect()
    }

    /// Describes a rating and its basis.
    fn describe_rating(&self, rating: Option<&Rating>) -> SafeText {
        let locale = self.scene.locale;
        let is_unknown =
            |rating: &Rating| rating.stated_value().is_none() && (rating.low(), rating.high()) == Rating::SCALE;
        let text = match rating {
            Some(rating) if is_unknown(rating) => t!(locale, "screen-unknown-span"),
            _ => phrases::rating_in_words(locale, rating),
        };
        let basis = rating.and_then(|rating| rating.basis);
        let basis = basis.map(|basis| SafeText::join(&[figure::basis_sign(basis), phrases::basis(locale, basis)], " "));
        SafeText::join(&[text].into_iter().chain(basis).collect::<Vec<_>>(), ", ")
    }

    /// Describes the share of the criterion in the total weight.
    fn describe_share(&self, criterion: &Criterion) -> SafeText {
        let locale = self.scene.locale;
        if *self.scene.view.audience() == Audience::Group {
            return t!(locale, "screen-weight-sealed");
        }
        let factor = self.scene.figures.matrix().criteria.iter().find(|factor| factor.id == criterion.id);
        if factor.is_some_and(WeightedCriterion::lacks_weight) {
            return t!(locale, "screen-share-none");
        }
        let share = number::format(locale.language(), factor.map_or(0.0, |factor| factor.share) * 100.0, 0);
        let uses_points =
            matches!(self.scene.view.weighting_method(), WeightingMethod::Points | WeightingMethod::Swing);
        let points =
            only_person(self.scene).and_then(|person| walk::points_of(self.scene.view, &person, &criterion.id));
        if let Some(points) = points.filter(|_| uses_points) {
            let figure = number::format_short(locale.language(), points);
            let count = MessageArg::Number(points, usize::from(points.fract() != 0.0));
            return t!(locale, "screen-share-of-points", share = share, points = figure, count = count);
        }
        let method = phrases::weighting_method(locale, self.scene.view.weighting_method());
        t!(locale, "screen-share", share = share, how = method)
    }

    /// Describes the failed and the open conditions of an option, with the sign shown beside its score.
    fn describe_conditions(&self, option: &Alternative) -> SafeText {
        let (view, locale) = (self.scene.view, self.scene.locale);
        let assessed = self.scene.figures.matrix().options.iter().find(|assessed| assessed.id == option.id);
        let Some(assessed) = assessed else { return SafeText::default() };
        if !assessed.is_eligible() {
            return SafeText::join(&[RULED_OUT, phrases::reason_ruled_out(locale, view, assessed)], " ");
        }
        let restrictions = phrases::option_conditions(locale, view, assessed);
        let sign = if assessed.unknown_conditions.is_empty() { SafeText::default() } else { ONLY_IF };
        SafeText::join([sign].iter().filter(|sign| !sign.is_empty()).chain(&restrictions), " ")
    }

    /// Draws the descriptions of −5, 0 and +5: in one row where they fit, else one per row.
    fn draw_anchors(&self, criterion: &Criterion, canvas: &mut Canvas<'_>, y: u16) -> ParagraphWriter {
        let anchors: Vec<(SafeText, Role)> = collect_anchors(criterion)
            .map(|(sign, text, role)| (SafeText::join(&[SafeText::from_static(sign), text], " "), role))
            .collect();
        let width: usize = anchors.iter().map(|(text, _)| text.width() + 3).sum();
        let mut writer = ParagraphWriter { y };
        if width > usize::from(canvas.width()) + 3 {
            anchors.iter().for_each(|(text, role)| writer.write(canvas, text, *role));
        } else if !anchors.is_empty() {
            anchors.iter().fold(0, |x, (text, role)| canvas.put(x, y, text, *role) + 3);
            writer.y += 1;
        }
        writer
    }
}

/// Returns the rows that the descriptions of −5, 0 and +5 take below the table.
pub(super) fn count_anchor_rows(criterion: &Criterion, width: u16) -> u16 {
    let widths: Vec<usize> =
        collect_anchors(criterion).map(|(sign, text, _)| sign.chars().count() + 4 + text.width()).collect();
    if widths.iter().sum::<usize>() > usize::from(width) + 3 { widths.len() as u16 } else { widths.len().min(1) as u16 }
}

/// The columns on each side of zero in the bar of a rating.
const HALF_BAR_WIDTH: u16 = 10;

/// Returns the descriptions that a criterion has for −5, 0 and +5.
fn collect_anchors(criterion: &Criterion) -> impl Iterator<Item = (&'static str, SafeText, Role)> {
    let ends =
        [("−5", &criterion.con, Role::Con), ("0", &criterion.zero, Role::Quiet), ("+5", &criterion.pro, Role::Pro)];
    ends.into_iter().filter_map(|(sign, text, role)| Some((sign, SafeText::sanitize(text.as_deref()?), role)))
}

/// Writes paragraphs one below the other.
struct ParagraphWriter {
    y: u16,
}

impl ParagraphWriter {
    fn write(&mut self, canvas: &mut Canvas<'_>, text: &SafeText, role: Role) {
        self.y = canvas.put_wrapped(0, self.y, canvas.width(), text, role);
    }

    /// Draws `…` if the paragraphs did not fit.
    fn finish(self, canvas: &mut Canvas<'_>) {
        if self.y > canvas.height() {
            let (right, bottom) = (canvas.width(), canvas.height().saturating_sub(1));
            canvas.put_right(right, bottom, &SafeText::from_static("…"), Role::Quiet);
        }
    }
}
