//! The weighting by rank order: the criteria are moved up and down.

use ratatui::layout::Position;

use crate::phrases;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, bars, draw_scroll_marks, first_visible_row};
use crate::walk;
use pesee_core::deliberation::{FieldPath, Id, WeighingField, WeightingMethod};

/// The order, with the selected criterion, which may be grabbed.
#[derive(Debug)]
pub(super) struct OrderList {
    person: Id,
    selection: Selection,
    is_grabbed: bool,
}

impl OrderList {
    pub(super) fn new(person: &Id) -> OrderList {
        OrderList { person: person.clone(), selection: Selection::default(), is_grabbed: false }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let blocks = walk::rank_blocks(context.view, &self.person);
        let count = blocks.iter().map(Vec::len).sum();
        let at = self.selection.index(count);
        let new_order = match action {
            Action::Up if self.is_grabbed => move_row(blocks, at, -1),
            Action::Down if self.is_grabbed => move_row(blocks, at, 1),
            Action::MoveRowUp => move_row(blocks, at, -1),
            Action::MoveRowDown => move_row(blocks, at, 1),
            Action::ToggleTie => Some((toggle_tie(blocks, at), at)),
            Action::Grab => {
                self.is_grabbed = !self.is_grabbed;
                return Vec::new();
            }
            Action::Next => {
                self.is_grabbed = false;
                return vec![
                    Outcome::Edit(walk::set_order(context.view, &self.person, &blocks)),
                    Outcome::NextQuestion,
                ];
            }
            Action::NextWeightingMethod => {
                let other = walk::next_weighting_method(context.view, WeightingMethod::Order);
                return vec![Outcome::Edit(walk::set_weighting_method(context.view, other))];
            }
            _ => {
                self.selection.act(action, count);
                return Vec::new();
            }
        };
        let Some((blocks, at)) = new_order else { return Vec::new() };
        self.selection.set(at);
        let edit = walk::set_order(context.view, &self.person, &blocks);
        vec![Outcome::Edit(edit.with_coalesce_path(FieldPath::Weighing(WeighingField::Method)))]
    }

    /// Returns whether a criterion is grabbed.
    pub(super) fn is_grabbing(&self) -> bool {
        self.is_grabbed
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let blocks = walk::rank_blocks(context.view, &self.person);
        let rows: Vec<(usize, &Id)> = rank_positions(&blocks);
        let weights = pesee_core::method::sum_reciprocal_weights(
            &rows.iter().map(|(rank, _)| Some(*rank as u64)).collect::<Vec<_>>(),
        );
        let most = weights.iter().copied().fold(0.0, f64::max);
        let at = self.selection.index(rows.len());
        let height = usize::from(canvas.height());
        let first = first_visible_row(at, rows.len(), height);
        let right = canvas.width().saturating_sub(2).min(72);
        let bar = if right > 46 { 12 } else { 0 };
        let mut cursor = None;
        for (row, (rank, id)) in rows.iter().enumerate().skip(first).take(height) {
            let y = (row - first) as u16;
            let is_selected = row == at;
            canvas.add_row_target(y, row, is_selected, Action::Grab);
            if is_selected {
                canvas.put(0, y, &SafeText::from_static(if self.is_grabbed { "↕" } else { "▌" }), Role::Accent);
                cursor = canvas.position(2, y);
            }
            let is_tied = row > 0 && rows.get(row - 1).is_some_and(|(before, _)| before == rank);
            let label = if is_tied {
                SafeText::from_static("=")
            } else {
                number::format(context.locale.language(), *rank as f64, 0)
            };
            canvas.put_right(4, y, &label, Role::Quiet);
            let role = if is_selected { Role::Focus } else { Role::Text };
            canvas.put_within(5, y, right.saturating_sub(5 + bar + 1), &phrases::criterion(context.view, id), role);
            bars::draw_weight(
                canvas,
                right.saturating_sub(bar),
                y,
                bar,
                weights.get(row).copied().unwrap_or(0.0),
                most,
            );
        }
        draw_scroll_marks(canvas, first, rows.len(), height);
        (rows.len().min(height) as u16, cursor)
    }
}

/// Returns each criterion with its rank, from 1; the criteria of a block share a rank.
fn rank_positions(blocks: &[Vec<Id>]) -> Vec<(usize, &Id)> {
    let mut ranks = Vec::new();
    for block in blocks {
        let rank = ranks.len() + 1;
        ranks.extend(block.iter().map(|id| (rank, id)));
    }
    ranks
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
