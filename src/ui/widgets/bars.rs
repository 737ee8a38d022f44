//! Bars: a rating left and right of zero, a score with its parts, a weight, a share.

use crate::text::SafeText;
use crate::ui::theme::Role;
use pesee_core::deliberation::Rating;

use super::canvas::Canvas;

/// Draws a rating in `2·half + 1` columns: cons to the left of zero, pros to the right, uncertain parts dashed.
pub fn draw_rating(canvas: &mut Canvas<'_>, x: u16, y: u16, half: u16, rating: Option<&Rating>) {
    let zero = x + half;
    let Some(rating) = rating else {
        canvas.fill(zero, y, 1, "·", Role::Quiet);
        return;
    };
    let column = |value: f64| i32::from(zero) + (value / Rating::SCALE.1 * f64::from(half)).round() as i32;
    // Draws the possible range first, then the stated value over it.
    let mut stretch = |from: i32, to: i32, sign: &'static str| {
        for at in from.min(to)..=from.max(to) {
            let role = if at < i32::from(zero) { Role::Con } else { Role::Pro };
            if let (Ok(at), true) = (u16::try_from(at), at != i32::from(zero)) {
                canvas.fill(at, y, 1, sign, role);
            }
        }
    };
    let zero_column = i32::from(zero);
    stretch(column(rating.low()), column(rating.high()), "╌");
    if let Some(value) = rating.stated_value() {
        stretch(zero_column, column(value), "━");
    }
    let middle = match rating.stated_value() {
        Some(value) if value < 0.0 && column(value) < zero_column => "┤",
        Some(value) if value > 0.0 && column(value) > zero_column => "├",
        _ => "┼",
    };
    canvas.fill(zero, y, 1, middle, Role::Text);
}

/// Draws the distance between ratings in `2·half + 1` columns: a dot for each rating, and a line from the lowest to the
/// highest.
pub fn draw_spread(canvas: &mut Canvas<'_>, x: u16, y: u16, half: u16, values: &[f64]) {
    let column = |value: f64| x + ((value / Rating::SCALE.1 + 1.0) * f64::from(half)).round().max(0.0) as u16;
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if values.is_empty() {
        return;
    }
    canvas.fill(column(least), y, (column(most) + 1).saturating_sub(column(least)), "─", Role::Quiet);
    canvas.fill(x + half, y, 1, "┼", Role::Quiet);
    for value in values {
        let role = if *value < 0.0 { Role::Con } else { Role::Pro };
        canvas.fill(column(*value), y, 1, "●", role);
    }
}

/// Draws a score around the column `zero`: cons to the left, pros to the right, in blocks of an eighth of a column.
/// `sides` is the width on the left and on the right, `scale` the points per column; `pros` are the parts, the largest
/// first.
pub fn draw_score(canvas: &mut Canvas<'_>, zero: u16, y: u16, sides: (u16, u16), scale: f64, cons: f64, pros: &[f64]) {
    let columns = |points: f64, width: u16| (points / scale.max(f64::MIN_POSITIVE)).clamp(0.0, f64::from(width));
    let width = columns(cons, sides.0).round() as u16;
    canvas.fill(zero.saturating_sub(width), y, width, "▓", Role::Con);
    canvas.fill(zero, y, 1, "┤", Role::Text);
    let mut at = zero + 1;
    let end = at + sides.1;
    let mut sum = 0.0;
    for part in pros {
        let from = columns(sum, sides.1);
        sum += part;
        let eighths = ((columns(sum, sides.1) - from) * 8.0).round() as u16;
        let (whole, rest) = (eighths / 8, eighths % 8);
        canvas.fill(at, y, whole.min(end.saturating_sub(at)), "█", Role::Pro);
        at = (at + whole).min(end);
        // The unfilled eighths after a part separate it from the next part.
        if let (Some(sign), true) = (EIGHTHS.get(usize::from(rest)), at < end && rest > 0) {
            canvas.fill(at, y, 1, sign, Role::Pro);
            at += 1;
        }
    }
}

/// Draws a bar from the left: `value` of `max`, in `width` columns.
pub fn draw_weight(canvas: &mut Canvas<'_>, x: u16, y: u16, width: u16, value: f64, max: f64) {
    if max <= 0.0 || value <= 0.0 || width == 0 {
        return;
    }
    let eighths = ((value / max).min(1.0) * f64::from(width) * 8.0).round().max(1.0) as u16;
    canvas.fill(x, y, eighths / 8, "▇", Role::Accent);
    if eighths % 8 >= 4 {
        canvas.fill(x + eighths / 8, y, 1, "▌", Role::Accent);
    } else if eighths < 8 {
        canvas.fill(x, y, 1, "▏", Role::Accent);
    }
}

/// Returns a bar for a line of text: a share from 0 to 1 in exactly `width` columns; dots fill the rest. A share above
/// 0 is always visible.
pub fn share_bar(share: f64, width: u16) -> SafeText {
    let halves = (share.clamp(0.0, 1.0) * f64::from(width) * 2.0).round() as u16;
    let halves = if share > 0.0 { halves.max(1) } else { 0 };
    let (whole, half) = (usize::from(halves / 2), usize::from(halves % 2));
    let rest = usize::from(width).saturating_sub(whole + half);
    let parts = [("━", whole), ("╸", half), ("·", rest)];
    let cells = parts.into_iter().flat_map(|(cell, count)| std::iter::repeat_n(SafeText::from_static(cell), count));
    SafeText::concat(&cells.collect::<Vec<_>>())
}

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
