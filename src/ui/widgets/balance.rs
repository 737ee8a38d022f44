//! The balance widget: cons in the left pan, pros in the right pan, and a beam that tilts to the heavier side. The
//! layout is computed first, then drawn with half blocks and letters.

use crate::text::SafeText;
use crate::ui::theme::Role;

use super::canvas::Canvas;

/// A weight in a pan.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceWeight {
    /// The name beside the block.
    pub name: SafeText,
    /// The number that a legend gives the name; `None` for a sum of several weights.
    pub number: Option<usize>,
    /// The size; greater than 0.
    pub size: f64,
}

/// A pan with its weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pan {
    /// The weights, the heaviest first.
    pub weights: Vec<BalanceWeight>,
    /// The text below the pan.
    pub caption: SafeText,
}

/// The content of both pans, and the tilt.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// The left pan, then the right one.
    pub pans: [Pan; 2],
    /// The tilt to the right, from −1 to 1; 0 is level.
    pub tilt: f64,
}

/// What stands beside a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockLabels {
    Names,
    /// The numbers of the names; a legend near the balance lists both.
    Numbers,
}

/// A weight with its position in a pan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedWeight {
    /// The first row.
    pub y: u16,
    /// The number of rows.
    pub height: u16,
    /// The name, wrapped, or the number.
    pub lines: Vec<SafeText>,
    /// Whether `lines` contain less than the name.
    pub is_name_cut: bool,
    /// The first column and the number of columns of the name.
    pub name_columns: (u16, u16),
    /// The first half column and the number of half columns of the block.
    pub block_half_columns: (u16, u16),
}

/// The position of every part of the balance.
#[derive(Clone, Debug, PartialEq)]
pub struct BalanceLayout {
    /// The row of the beam in half rows from the top, for each column.
    pub beam_heights: Vec<u16>,
    /// The column of the post below the middle of the beam.
    pub post_column: u16,
    /// The row of the foot of the post and of the captions.
    pub ground_row: u16,
    /// The weights in the left pan, then in the right one.
    pub placed_weights: [Vec<PlacedWeight>; 2],
    /// The first column and the number of columns of the caption of the left pan, then of the right one.
    pub caption_columns: [(u16, u16); 2],
}

/// The minimum width and height; a smaller balance is unreadable.
pub const MIN_SIZE: (u16, u16) = (26, 5);
/// The maximum distance between the pans, in half rows.
const MAX_PAN_OFFSET: u16 = 10;
/// The maximum number of lines of a name.
const MAX_NAME_LINES: usize = 3;

/// The widths of the parts.
struct BalanceColumns {
    /// The sloped part of the beam between the pans.
    slope_width: u16,
    pan_width: u16,
    /// The longest block.
    block_width: u16,
    /// The name of a weight.
    name_width: u16,
}

impl BalanceColumns {
    fn new(width: u16) -> BalanceColumns {
        // An odd number of columns, so that the post stands in the middle.
        let slope_width = (width / 6).clamp(5, 13) | 1;
        let pan = width.saturating_sub(slope_width) / 2;
        let block_width = (pan / 5).clamp(3, 9);
        // One empty column separates the slope from a block, and a block from its name.
        BalanceColumns { slope_width, pan_width: pan, block_width, name_width: pan.saturating_sub(block_width + 2) }
    }
}

/// Returns the rows that weights with these names need, at any distribution and any tilt.
pub fn needed_rows<'a>(names: impl IntoIterator<Item = &'a SafeText>, width: u16) -> u16 {
    let name_width = usize::from(BalanceColumns::new(width).name_width);
    let lines: Vec<usize> =
        names.into_iter().map(|name| name.wrap(name_width).len().clamp(1, MAX_NAME_LINES)).collect();
    let most = lines.iter().max().copied().unwrap_or(1);
    rows_of_numbers(lines.len() * most)
}

/// Returns the rows that a balance with this many numbered weights needs, at any distribution and any tilt.
pub fn rows_of_numbers(count: usize) -> u16 {
    u16::try_from(count + 4).unwrap_or(u16::MAX).clamp(9, 18)
}

impl BalanceLayout {
    /// Computes the layout for a size; `others` names the sum of several weights. Returns `None` if the size is too
    /// small.
    pub fn compute(
        balance: &Balance,
        labels: BlockLabels,
        (width, height): (u16, u16),
        others: impl Fn(usize) -> SafeText,
    ) -> Option<BalanceLayout> {
        if width < MIN_SIZE.0 || height < MIN_SIZE.1 {
            return None;
        }
        let BalanceColumns { slope_width, pan_width: pan, block_width, name_width } = BalanceColumns::new(width);
        let ground_row = height - 1;
        let [left, right] = pan_heights(balance.tilt, ground_row);
        let slope = |column: u16| {
            let (from, to, part) =
                (f64::from(left), f64::from(right), f64::from(column + 1) / f64::from(slope_width + 1));
            (from + (to - from) * part).round() as u16
        };
        let beam = std::iter::repeat_n(left, pan.into())
            .chain((0..slope_width).map(slope))
            .chain(std::iter::repeat_n(right, pan.into()));
        let levels = [left, right].map(|level| level / 2);
        let lines = match labels {
            BlockLabels::Names => lines_per_weight(&balance.pans, levels, name_width),
            BlockLabels::Numbers => 1,
        };
        let fitted = |side: usize, rows: u16| {
            let weights = balance.pans.get(side).map(|pan| pan.weights.as_slice()).unwrap_or_default();
            fit_weights(weights, (rows / lines).into(), &others)
        };
        let fitted = [fitted(0, levels[0]), fitted(1, levels[1])];
        // Both sides use the same scale.
        let most = fitted.iter().flatten().map(|weight| weight.size).fold(f64::MIN_POSITIVE, f64::max);
        let block_length =
            |size: f64| ((size / most * f64::from(block_width) * 2.0).round() as u16).clamp(1, block_width * 2);
        let place_weights = |weights: &[BalanceWeight], is_right: bool, level: u16| {
            let count = u16::try_from(weights.len()).unwrap_or(u16::MAX);
            let top = level.saturating_sub(count.saturating_mul(lines));
            let placed_weight = |(nth, weight): (u16, &BalanceWeight)| {
                let length = block_length(weight.size);
                let (name, from) = if is_right {
                    (pan + slope_width + block_width + 2, (pan + slope_width + 1) * 2)
                } else {
                    (0, (pan - 1) * 2 - length)
                };
                let (label, is_name_cut) = match (labels, weight.number) {
                    (BlockLabels::Numbers, Some(number)) => (vec![SafeText::sanitize(&number.to_string())], false),
                    _ => wrap_name(&weight.name, name_width, lines),
                };
                PlacedWeight {
                    y: top + nth * lines,
                    height: lines,
                    lines: label,
                    is_name_cut,
                    name_columns: (name, name_width),
                    block_half_columns: (from, length),
                }
            };
            (0..).zip(weights).map(placed_weight).collect::<Vec<_>>()
        };
        Some(BalanceLayout {
            post_column: pan + slope_width / 2,
            ground_row,
            placed_weights: [place_weights(&fitted[0], false, levels[0]), place_weights(&fitted[1], true, levels[1])],
            caption_columns: [(0, pan), (pan + slope_width, pan)],
            beam_heights: beam.collect(),
        })
    }
}

/// Returns the rows of both pans in half rows from the top; the tilt sets their distance.
fn pan_heights(tilt: f64, ground_row: u16) -> [u16; 2] {
    // A third of the height is for the tilt, the rest for the weights.
    let max_distance = (ground_row * 2 / 3).clamp(2, MAX_PAN_OFFSET);
    let steps = (tilt.abs().min(1.0) * f64::from(max_distance)).round() as u16;
    // A tilt other than 0 is always visible.
    let distance = if tilt == 0.0 || tilt.is_nan() { 0 } else { steps.max(1) };
    let lowest = ground_row * 2 - 1;
    let middle = lowest - max_distance.div_ceil(2);
    let (higher, lower) = (middle - distance / 2, middle + distance.div_ceil(2));
    if tilt > 0.0 { [higher, lower] } else { [lower, higher] }
}

/// Returns the weights that fit into `rows` entries; the last entry sums the weights that do not fit.
fn fit_weights(weights: &[BalanceWeight], rows: usize, others: &impl Fn(usize) -> SafeText) -> Vec<BalanceWeight> {
    if weights.len() <= rows {
        return weights.to_vec();
    }
    let (first, rest) = weights.split_at(rows.saturating_sub(1).min(weights.len()));
    let sum =
        BalanceWeight { name: others(rest.len()), number: None, size: rest.iter().map(|weight| weight.size).sum() };
    first.iter().cloned().chain((rows > 0).then_some(sum)).collect()
}

/// Returns the lines per weight: as many as the longest name needs, if all weights then fit. All weights have the same
/// height, because a higher one would look heavier.
fn lines_per_weight(pans: &[Pan; 2], rows: [u16; 2], name_width: u16) -> u16 {
    let names = pans.iter().flat_map(|pan| &pan.weights).map(|weight| weight.name.wrap(name_width.into()).len());
    let wanted = names.max().unwrap_or(1).clamp(1, MAX_NAME_LINES);
    let fits = |lines: &usize| pans.iter().zip(rows).all(|(pan, rows)| pan.weights.len() * lines <= rows.into());
    (1..=wanted).rev().find(fits).unwrap_or(1) as u16
}

/// Wraps a name into at most `lines` lines, and cuts the rest. Also returns whether anything was cut.
fn wrap_name(name: &SafeText, width: u16, max_lines: u16) -> (Vec<SafeText>, bool) {
    let wrapped = name.wrap(width.into());
    match wrapped.split_at_checked(usize::from(max_lines).saturating_sub(1)) {
        Some((first, rest)) if rest.len() > 1 => {
            let last = SafeText::join(rest, " ").truncate(width.into());
            (first.iter().cloned().chain([last]).collect(), true)
        }
        _ => (wrapped, false),
    }
}

/// Returns [`BlockLabels::Names`] if a balance of this size shows every name in full, else [`BlockLabels::Numbers`].
pub fn fitting_labels(balance: &Balance, size: (u16, u16), others: impl Fn(usize) -> SafeText) -> BlockLabels {
    if is_complete(balance, BlockLabels::Names, size, others) { BlockLabels::Names } else { BlockLabels::Numbers }
}

/// Returns whether a balance of this size shows every weight with its complete label.
pub fn is_complete(
    balance: &Balance,
    labels: BlockLabels,
    size: (u16, u16),
    others: impl Fn(usize) -> SafeText,
) -> bool {
    // A summed weight hides the names that it stands for.
    BalanceLayout::compute(balance, labels, size, others).is_some_and(|layout| {
        let placed: usize = layout.placed_weights.iter().map(Vec::len).sum();
        let weights: usize = balance.pans.iter().map(|pan| pan.weights.len()).sum();
        placed == weights && !layout.placed_weights.iter().flatten().any(|weight| weight.is_name_cut)
    })
}

/// Draws the balance on the whole canvas; returns the number of rows, 0 if the canvas is too small.
pub fn draw(
    canvas: &mut Canvas<'_>,
    balance: &Balance,
    labels: BlockLabels,
    others: impl Fn(usize) -> SafeText,
) -> u16 {
    let size = (canvas.width(), canvas.height());
    let Some(layout) = BalanceLayout::compute(balance, labels, size, others) else { return 0 };
    for (x, height) in layout.beam_heights.iter().enumerate() {
        canvas.fill(x as u16, height / 2, 1, if height % 2 == 0 { "▀" } else { "▄" }, Role::Text);
    }
    let middle = layout.beam_heights.get(usize::from(layout.post_column)).copied().unwrap_or(0);
    for y in middle / 2 + 1..layout.ground_row {
        canvas.fill(layout.post_column, y, 1, "│", Role::Text);
    }
    canvas.fill(layout.post_column, layout.ground_row, 1, "▲", Role::Text);
    let sides = layout.placed_weights.iter().zip(layout.caption_columns).zip(&balance.pans).zip([Role::Con, Role::Pro]);
    for (((placed_weights, (x, width)), pan), role) in sides {
        let is_left = x == 0;
        // Texts of the left pan are right-aligned, near the post.
        let indent = |text: &SafeText, width: u16| if is_left { width.saturating_sub(text.width() as u16) } else { 0 };
        let indentation = indent(&pan.caption, width);
        canvas.put_within(x + indentation, layout.ground_row, width - indentation, &pan.caption, role);
        for placed in placed_weights {
            for row in placed.y..placed.y + placed.height {
                draw_block_row(canvas, row, placed.block_half_columns, if row == placed.y { "▇" } else { "█" }, role);
            }
            for (row, line) in (placed.y..).zip(&placed.lines) {
                let indentation = indent(line, placed.name_columns.1);
                canvas.put_within(
                    placed.name_columns.0 + indentation,
                    row,
                    placed.name_columns.1 - indentation,
                    line,
                    Role::Text,
                );
            }
        }
    }
    canvas.height()
}

/// Draws one row of a block, in half columns.
fn draw_block_row(canvas: &mut Canvas<'_>, y: u16, (from, length): (u16, u16), symbol: &'static str, role: Role) {
    let end = from + length;
    for x in from / 2..end.div_ceil(2) {
        let sign = match (from > x * 2, end < x * 2 + 2) {
            (false, false) => symbol,
            (true, _) => "▐",
            (false, true) => "▌",
        };
        canvas.fill(x, y, 1, sign, role);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::ui::theme::Theme;

    const NAMES: [&str; 6] = [
        "The network I built",
        "日本語の友だちと仕事",
        "rest",
        "Élodie — « ça va »",
        "👩🏽\u{200d}💻 work",
        "Anticonstitutionnellement",
    ];

    fn pan(count: usize, caption: &str) -> Pan {
        let weight = |nth: usize| BalanceWeight {
            name: SafeText::sanitize(NAMES.get(nth % NAMES.len()).copied().unwrap_or_default()),
            number: Some(nth + 1),
            size: 2.0 / (nth + 1) as f64,
        };
        Pan { weights: (0..count).map(weight).collect(), caption: SafeText::sanitize(caption) }
    }

    fn balance(cons: usize, pros: usize, tilt: f64) -> Balance {
        Balance { pans: [pan(cons, "cons 0.7"), pan(pros, "pros 日本 2.8")], tilt }
    }

    fn others(count: usize) -> SafeText {
        SafeText::sanitize(&format!("{count} others"))
    }

    /// Returns a layout for every size, or for every fifth size unless the tests run at length.
    fn laid_out(weighing: &Balance) -> impl Iterator<Item = ((u16, u16), BalanceLayout)> {
        let step = if std::env::var_os("PESEE_TEST_AT_LENGTH").is_some() { 1 } else { 5 };
        let sizes = (0..=120).flat_map(|width| (0..=20).map(move |height| (width, height))).step_by(step);
        sizes.filter_map(move |size| Some((size, BalanceLayout::compute(weighing, BlockLabels::Names, size, others)?)))
    }

    const TILTS: [f64; 9] = [-3.0, -1.0, -0.4, -0.01, 0.0, 0.01, 0.4, 1.0, f64::INFINITY];

    #[test]
    fn it_leans_to_the_heavier_side_and_never_back() {
        let mut seen = 0;
        for size in (0..=120).flat_map(|width| (0..=20).map(move |height| (width, height))) {
            let mut before = i32::MIN;
            for tilt in TILTS {
                let Some(layout) = BalanceLayout::compute(&balance(2, 5, tilt), BlockLabels::Names, size, others)
                else {
                    continue;
                };
                let (Some(left), Some(right)) = (layout.beam_heights.first(), layout.beam_heights.last()) else {
                    panic!("no beam")
                };
                let apart = i32::from(*right) - i32::from(*left);
                assert_eq!(apart.signum(), if tilt == 0.0 { 0 } else { tilt.signum() as i32 }, "{tilt} at {size:?}");
                assert!(apart >= before, "{tilt} at {size:?} tilts less than a smaller tilt");
                assert!(
                    layout.beam_heights.is_sorted() || layout.beam_heights.is_sorted_by(|a, b| a >= b),
                    "the beam is not straight at {size:?}"
                );
                before = apart;
                seen += 1;
            }
        }
        assert!(seen > 10_000, "{seen}");
        assert!(
            BalanceLayout::compute(&balance(2, 5, f64::NAN), BlockLabels::Names, (60, 10), others)
                .is_some_and(|layout| layout.beam_heights.is_sorted())
        );
    }

    #[test]
    fn the_steps_are_half_rows_and_as_many_as_there_is_room_for() {
        let apart = |tilt: f64, height: u16| {
            let layout = BalanceLayout::compute(&balance(1, 1, tilt), BlockLabels::Names, (60, height), others);
            layout.map(|layout| {
                layout.beam_heights.last().copied().unwrap_or(0) - layout.beam_heights.first().copied().unwrap_or(0)
            })
        };
        let steps = |height| (0..=100).filter_map(|n| apart(f64::from(n) / 100.0, height)).collect::<Vec<_>>();
        for (height, most) in [(5, 2), (10, 6), (20, 10)] {
            let steps = steps(height);
            assert!(steps.windows(2).all(|two| two[1] - two[0] <= 1), "a step of more than half a row in {steps:?}");
            assert_eq!(steps.last(), Some(&most));
        }
    }

    #[test]
    fn nothing_lies_outside_and_nothing_on_something_else() {
        for (cons, pros) in [(0, 0), (0, 9), (1, 4), (12, 1), (40, 40)] {
            for tilt in TILTS {
                let balance = balance(cons, pros, tilt);
                for ((width, height), layout) in laid_out(&balance) {
                    assert!(
                        layout.beam_heights.len() <= width.into()
                            && layout.ground_row < height
                            && layout.post_column < width
                    );
                    assert!(
                        layout.beam_heights.iter().all(|at| at / 2 < layout.ground_row),
                        "the beam is above the ground"
                    );
                    let mut taken = vec![false; usize::from(width) * usize::from(height)];
                    let mut take = |x: u16, y: u16| {
                        assert!(x < width && y < height, "{x},{y} is outside {width}×{height}");
                        let cell = &mut taken[usize::from(y) * usize::from(width) + usize::from(x)];
                        assert!(!std::mem::replace(cell, true), "two parts at {x},{y} of {width}×{height}");
                    };
                    (0..).zip(&layout.beam_heights).for_each(|(x, at)| take(x, at / 2));
                    for (x, count) in layout.caption_columns {
                        (x..x + count).for_each(|x| take(x, layout.ground_row));
                    }
                    for placed in layout.placed_weights.iter().flatten() {
                        let (from, length) = placed.block_half_columns;
                        assert!(placed.lines.len() <= placed.height.into() && placed.height > 0 && length > 0);
                        assert!(placed.lines.iter().all(|line| line.width() <= placed.name_columns.1.into()));
                        for y in placed.y..placed.y + placed.height {
                            (placed.name_columns.0..placed.name_columns.0 + placed.name_columns.1)
                                .for_each(|x| take(x, y));
                            (from / 2..(from + length).div_ceil(2)).for_each(|x| take(x, y));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_weight_is_named_or_counted_and_keeps_its_proportion() {
        for (cons, pros) in [(1, 4), (3, 9), (40, 2)] {
            let balance = balance(cons, pros, 0.5);
            for (size, layout) in laid_out(&balance) {
                let counts = [cons, pros];
                for (placed_weights, count) in layout.placed_weights.iter().zip(counts) {
                    let summed = placed_weights
                        .last()
                        .and_then(|placed| placed.lines.first())
                        .filter(|_| placed_weights.len() < count);
                    if let Some(text) = summed {
                        assert_eq!(*text, others(count - placed_weights.len() + 1).truncate(text.width()), "{size:?}");
                    }
                    assert!(!placed_weights.is_empty(), "{size:?}");
                    let named = placed_weights.len() - usize::from(summed.is_some());
                    assert!(
                        placed_weights[..named].is_sorted_by(|a, b| a.block_half_columns.1 >= b.block_half_columns.1),
                        "{size:?}"
                    );
                    assert!(placed_weights.windows(2).all(|two| two[0].y + two[0].height == two[1].y), "{size:?}");
                }
            }
        }
    }

    fn drawn(balance: &Balance, width: u16, height: u16) -> String {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), balance, BlockLabels::Names, others);
        let mut text = String::new();
        for y in 0..height {
            let mut x = 0;
            let mut line = String::new();
            while x < width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += symbol.width().max(1) as u16;
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    #[test]
    fn it_reads_as_text_row_by_row() {
        insta::assert_snapshot!("leans", drawn(&balance(1, 4, 0.84), 60, 9));
        insta::assert_snapshot!("level", drawn(&balance(3, 3, 0.0), 60, 9));
        insta::assert_snapshot!("small", drawn(&balance(5, 9, -0.3), 36, 7));
        insta::assert_snapshot!("large", drawn(&balance(2, 6, 1.0), 96, 20));
        insta::assert_snapshot!("empty", drawn(&balance(0, 0, 0.0), 40, 6));
        assert_eq!(drawn(&balance(1, 1, 0.0), 25, 9).trim(), "", "nothing is drawn if the canvas is too small");
    }

    #[test]
    fn numbers_replace_names_that_are_cut_or_summed() {
        let balance = balance(2, 4, 0.5);
        assert_eq!(fitting_labels(&balance, (96, 20), others), BlockLabels::Names);
        for size in [(36, 14), (96, 5), (20, 4)] {
            assert_eq!(fitting_labels(&balance, size, others), BlockLabels::Numbers, "{size:?}");
        }
        for (size, layout) in
            [(30, 9), (60, 12)].map(|size| (size, BalanceLayout::compute(&balance, BlockLabels::Numbers, size, others)))
        {
            let labels = layout
                .unwrap()
                .placed_weights
                .map(|side| side.into_iter().flat_map(|placed| placed.lines).collect::<Vec<_>>());
            assert_eq!(SafeText::join(&labels[0], " ").as_str(), "1 2", "{size:?}");
            assert_eq!(SafeText::join(&labels[1], " ").as_str(), "1 2 3 4", "{size:?}");
        }
    }

    #[test]
    fn drawing_stays_inside_at_any_size() {
        for (width, height) in (0..=60).flat_map(|width| (0..=20).map(move |height| (width, height))) {
            let area = Rect::new(0, 0, width + 4, height + 4);
            let mut buffer = Buffer::filled(area, ratatui::buffer::Cell::new("#"));
            let mut canvas = Canvas::new(&mut buffer, area, Theme::Mono);
            draw(&mut canvas.region(2, 2, width, height), &balance(4, 40, 0.6), BlockLabels::Numbers, others);
            for (x, y) in (0..area.width).flat_map(|x| (0..area.height).map(move |y| (x, y))) {
                let inside = (2..2 + width).contains(&x) && (2..2 + height).contains(&y);
                assert!(inside || buffer[(x, y)].symbol() == "#", "{x},{y} of {width}×{height} is written on");
            }
        }
    }
}
