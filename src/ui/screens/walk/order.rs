//! The weighting by rank order: the user picks what matters most, then what comes next.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, bars, draw_entry_marks, fit_names};
use crate::walk::{self, RankOrder};
use pesee_core::deliberation::Id;

use super::swing::describe_anchors;

/// The order, with the selected criterion.
#[derive(Debug)]
pub(super) struct OrderList {
    person: Id,
    selection: Selection,
    /// The last change of a tie, which the same key takes back.
    last_tie: Option<TieChange>,
}

/// A change of a tie: the selected criterion, and the order before and after.
#[derive(Debug)]
struct TieChange {
    criterion: Id,
    before: RankOrder,
    after: RankOrder,
}

impl OrderList {
    pub(super) fn new(context: &ViewContext<'_>, person: &Id) -> OrderList {
        let order = RankOrder::of_person(context.view, person);
        let mut list = OrderList { person: person.clone(), selection: Selection::default(), last_tie: None };
        list.select_unranked(&order);
        list
    }

    /// Selects the first criterion without a rank, if there is one.
    fn select_unranked(&mut self, order: &RankOrder) {
        if let Some(row) = order.rows().iter().position(|(rank, _)| rank.is_none()) {
            self.selection.set(row);
        }
    }

    /// Returns whether `action` has an effect now.
    pub(super) fn can(&self, context: &ViewContext<'_>, action: Action) -> bool {
        let order = RankOrder::of_person(context.view, &self.person);
        let rows = order.rows();
        let selected = rows.get(self.selection.index(rows.len()));
        let is_ranked = selected.is_some_and(|(rank, _)| rank.is_some());
        match action {
            Action::Pick => selected.is_some() && !is_ranked,
            Action::ClearAnswer | Action::MoveRowUp | Action::MoveRowDown => is_ranked,
            _ => true,
        }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let mut order = RankOrder::of_person(context.view, &self.person);
        let count = order.rows().len();
        if self.selection.act(action, count) {
            return Vec::new();
        }
        let at = self.selection.index(count);
        let Some((rank, id)) = order.rows().get(at).map(|(rank, id)| (*rank, (*id).clone())) else {
            return if action == Action::Next { vec![Outcome::NextQuestion] } else { Vec::new() };
        };
        match (action, rank) {
            (Action::Next, _) => return vec![Outcome::NextQuestion],
            (Action::Pick, None) => {
                order.pick(&id);
                self.selection.set(order.rows().iter().position(|(_, known)| **known == id).unwrap_or(at));
                self.select_unranked(&order);
            }
            (Action::ClearAnswer, Some(_)) => {
                order.unrank(context.view, &id);
                self.select(&normalize(context, &order), &id);
            }
            (Action::ToggleTie, _) => {
                let before = order.clone();
                match self.last_tie.take() {
                    Some(tie) if tie.criterion == id && tie.after == order => order = tie.before,
                    _ if rank.is_none() => order.level_rest(),
                    _ => order.ranked = toggle_tie(order.ranked, at),
                }
                if order == before {
                    return vec![Outcome::Notify(t!(context.locale, "unavailable-tie-of-first"))];
                }
                let after = normalize(context, &order);
                self.select(&after, &id);
                self.last_tie = Some(TieChange { criterion: id, before, after });
            }
            (Action::MoveRowUp | Action::MoveRowDown, Some(_)) => {
                let by = if action == Action::MoveRowUp { -1 } else { 1 };
                let Some((ranked, row)) = move_row(order.ranked, at, by) else {
                    let id = if by < 0 { "unavailable-first" } else { "unavailable-last" };
                    return vec![Outcome::Notify(t!(context.locale, id))];
                };
                order.ranked = ranked;
                self.selection.set(row);
            }
            _ => return Vec::new(),
        }
        vec![Outcome::Edit(walk::set_order(context.view, &self.person, &order))]
    }

    /// Selects a criterion where it stands once the order is stored.
    fn select(&mut self, order: &RankOrder, id: &Id) {
        if let Some(row) = order.rows().iter().position(|(_, known)| *known == id) {
            self.selection.set(row);
        }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let order = RankOrder::of_person(context.view, &self.person);
        let (rows, points) = (order.rows(), order.points_of_rows());
        let most = points.iter().copied().fold(0.0, f64::max);
        let at = self.selection.index(rows.len());
        let right = canvas.width().saturating_sub(2).min(72);
        let legend = if order.unranked.is_empty() {
            SafeText::default()
        } else {
            t!(context.locale, "screen-order-points-if-equal")
        };
        let legend_rows = if legend.is_empty() { 0 } else { legend.wrap(right.saturating_sub(2).into()).len() };
        let available = usize::from(canvas.height());
        // With enough space, each row has its words below; otherwise only the selected row has them, below the list.
        let has_words = rows
            .iter()
            .filter_map(|(_, id)| context.view.criterion(id))
            .any(|criterion| !describe_anchors(criterion).is_empty());
        let row_height = if has_words && available >= 2 * rows.len() { 2 } else { 1 };
        let selected_words = rows
            .get(at)
            .filter(|_| row_height == 1)
            .and_then(|(_, id)| context.view.criterion(id))
            .map(describe_anchors)
            .unwrap_or_default();
        let words_rows: usize = selected_words.iter().map(|(text, _)| text.wrap(right.into()).len()).sum();
        let reserved_rows = match words_rows {
            0 => 0,
            needed if available >= needed + 4 => needed + 1,
            _ => 0,
        };
        let legend_gap = usize::from(row_height == 1);
        let kept_rows = row_height * rows.len().min(3) + reserved_rows;
        let has_legend = legend_rows > 0 && available >= kept_rows + legend_gap + legend_rows;
        // Words of all rows are worth more than the legend.
        let has_legend = has_legend && (row_height == 1 || available >= 2 * rows.len() + legend_rows);
        let legend_rows = if has_legend { legend_gap + legend_rows } else { 0 };
        let height = (available.saturating_sub(reserved_rows + legend_rows) / row_height).max(1);
        let bar = if right > 46 { 12 } else { 0 };
        let name_width = right.saturating_sub(5 + bar + 7);
        // The words of the ends take a row of each criterion.
        let name_rows = height * row_height - (row_height - 1) * rows.len().min(height);
        let names: Vec<SafeText> = rows.iter().map(|(_, id)| phrases::criterion(context.view, id)).collect();
        let (first, names) = fit_names(&names, at, name_width.into(), name_rows, context.names_language());
        let mut cursor = None;
        let mut y = 0;
        for ((row, (rank, id)), lines) in rows.iter().enumerate().skip(first).zip(&names) {
            let is_selected = row == at;
            canvas.add_entry_target((y, lines.len() as u16), row, is_selected, Action::Pick);
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let is_tied = rank.is_some() && row > 0 && rows.get(row - 1).is_some_and(|(before, _)| before == rank);
            let label = match rank {
                Some(_) if is_tied => SafeText::from_static("="),
                Some(rank) => number::format(context.locale.language(), *rank as f64, 0),
                None => SafeText::from_static("·"),
            };
            canvas.put_right(4, y, &label, Role::Quiet);
            let role = if is_selected { Role::Focus } else { Role::Text };
            for (line, text) in (y..).zip(lines) {
                canvas.put_within(5, line, name_width, text, role);
            }
            let own = points.get(row).copied().unwrap_or(0.0);
            let figure = number::format(context.locale.language(), own, 0);
            let (figure, role) = match rank {
                Some(_) => (figure, role),
                None => {
                    (SafeText::concat(&[SafeText::from_static("("), figure, SafeText::from_static(")")]), Role::Quiet)
                }
            };
            canvas.put_right(right.saturating_sub(bar + 1), y, &figure, role);
            if rank.is_some() {
                bars::draw_weight(canvas, right.saturating_sub(bar), y, bar, own, most);
            }
            if row_height == 2
                && let Some(criterion) = context.view.criterion(id)
            {
                let words: Vec<SafeText> = describe_anchors(criterion).into_iter().map(|(text, _)| text).collect();
                let words = SafeText::join(&words, "   ");
                canvas.put_within(5, y + lines.len() as u16, right.saturating_sub(5), &words, Role::Quiet);
            }
            y += (lines.len() + row_height - 1) as u16;
        }
        draw_entry_marks(canvas, first..first + names.len(), rows.len(), y.into());
        if reserved_rows > 0 {
            y += 1;
            for (text, role) in &selected_words {
                y = canvas.put_wrapped(2, y, right, text, *role);
            }
        }
        if legend_rows > 0 {
            y = canvas.put_wrapped(2, y + legend_gap as u16, right.saturating_sub(2), &legend, Role::Quiet);
        }
        (y, cursor)
    }
}

/// Returns an order as it is read back from the document: the criteria of a block in document order.
fn normalize(context: &ViewContext<'_>, order: &RankOrder) -> RankOrder {
    let position = |id: &Id| context.view.criteria().iter().position(|known| known.id == *id);
    let mut order = order.clone();
    order.ranked.iter_mut().for_each(|block| block.sort_by_key(position));
    order
}

/// Returns the block of row `at`, and the index within the block.
fn find_block(blocks: &[Vec<Id>], at: usize) -> Option<(usize, usize)> {
    let mut row = at;
    for (block_index, block) in blocks.iter().enumerate() {
        if row < block.len() {
            return Some((block_index, row));
        }
        row -= block.len();
    }
    None
}

/// Moves the criterion in row `at` one row up or down, out of its block; returns the new blocks and the new row.
fn move_row(blocks: Vec<Vec<Id>>, at: usize, by: isize) -> Option<(Vec<Vec<Id>>, usize)> {
    let (block_index, _) = find_block(&blocks, at)?;
    let is_alone = blocks.get(block_index)?.len() == 1;
    let mut flat: Vec<(usize, Id)> =
        blocks.into_iter().enumerate().flat_map(|(n, block)| block.into_iter().map(move |id| (n, id))).collect();
    let to = at.checked_add_signed(by).filter(|to| *to < flat.len())?;
    let (_, id) = flat.remove(at);
    let mut reordered: Vec<(Option<usize>, Id)> = flat.into_iter().map(|(n, id)| (Some(n), id)).collect();
    // A criterion first leaves its own block; a criterion without a block moves past the whole next one.
    let to = if is_alone {
        find_row_past_block(&reordered, at, by).unwrap_or(to)
    } else {
        find_row_out_of_block(&reordered, at, block_index, by)
    };
    reordered.insert(to, (None, id));
    let mut blocks: Vec<(Option<usize>, Vec<Id>)> = Vec::new();
    for (block, id) in reordered {
        match blocks.last_mut() {
            Some((known, ids)) if block.is_some() && *known == block => ids.push(id),
            _ => blocks.push((block, vec![id])),
        }
    }
    Some((blocks.into_iter().map(|(_, ids)| ids).collect(), to))
}

/// Returns the row after (or before) the block next to row `at`, in the list without the moved criterion.
fn find_row_past_block(rest: &[(Option<usize>, Id)], at: usize, by: isize) -> Option<usize> {
    if by < 0 {
        let block = rest.get(at.checked_sub(1)?)?.0;
        rest.iter().position(|(known, _)| *known == block)
    } else {
        let block = rest.get(at)?.0;
        rest.iter().rposition(|(known, _)| *known == block).map(|last| last + 1)
    }
}

fn find_row_out_of_block(rest: &[(Option<usize>, Id)], at: usize, block_index: usize, by: isize) -> usize {
    let is_in_block = |(known, _): &(Option<usize>, Id)| *known == Some(block_index);
    let edge = if by < 0 {
        rest.iter().position(is_in_block)
    } else {
        rest.iter().rposition(is_in_block).map(|last| last + 1)
    };
    edge.unwrap_or(at)
}

/// Ties the criterion in row `at` with the one above, or separates it from its block again.
fn toggle_tie(mut blocks: Vec<Vec<Id>>, at: usize) -> Vec<Vec<Id>> {
    let Some((block_index, within)) = find_block(&blocks, at) else { return blocks };
    if within > 0 {
        let rest = blocks.get_mut(block_index).map(|block| block.split_off(within)).unwrap_or_default();
        blocks.insert(block_index + 1, rest);
    } else if block_index > 0 {
        let block = blocks.remove(block_index);
        if let Some(above) = blocks.get_mut(block_index - 1) {
            above.extend(block);
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Vec<Id>> {
        text.split(' ').map(|block| block.split('=').map(|id| Id::new(id).unwrap()).collect()).collect()
    }

    fn text(blocks: &[Vec<Id>]) -> String {
        let block = |ids: &Vec<Id>| ids.iter().map(Id::to_string).collect::<Vec<_>>().join("=");
        blocks.iter().map(block).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn one_moves_past_the_next_whole_block() {
        for (from, at, by, to, now) in [
            ("a b c", 0, 1, "b a c", 1),
            ("a b c", 2, -1, "a c b", 1),
            ("a b=c d", 0, 1, "b=c a d", 2),
            ("a b=c d", 3, -1, "a d b=c", 1),
            ("a b=c d", 1, -1, "a b c d", 1),
            ("a b=c d", 1, 1, "a c b d", 2),
        ] {
            let (moved, row) = move_row(blocks(from), at, by).unwrap();
            assert_eq!((text(&moved).as_str(), row), (to, now), "{from} {at} {by}");
        }
        assert!(move_row(blocks("a b"), 0, -1).is_none());
        assert!(move_row(blocks("a b"), 1, 1).is_none());
    }

    #[test]
    fn level_joins_the_one_above_and_parts_again() {
        let joined = toggle_tie(blocks("a b c"), 1);
        assert_eq!(text(&joined), "a=b c");
        assert_eq!(text(&toggle_tie(joined, 1)), "a b c");
        assert_eq!(text(&toggle_tie(blocks("a b"), 0)), "a b");
    }
}
