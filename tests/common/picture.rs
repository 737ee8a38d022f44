//! Draws a screen as an SVG picture.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The size of a cell in SVG units.
const CELL: (usize, usize) = (9, 19);
/// The distance between the cells and the frame.
const PADDING: usize = 10;

/// Draws all cells in a frame, on a light or a dark background.
pub fn svg(buffer: &Buffer, dark: bool) -> String {
    let rows: String = (0..buffer.area.height).map(|y| draw_row(buffer, y, dark)).collect();
    with_frame(buffer, dark, &rows)
}

/// Returns the colours of the background and of text without a colour.
fn page_colors(dark: bool) -> (&'static str, &'static str) {
    if dark { ("#16181d", "#d8dade") } else { ("#fdfdfb", "#24262b") }
}

/// Returns a picture of the size of the screen with these contents in a frame.
pub fn with_frame(buffer: &Buffer, dark: bool, contents: &str) -> String {
    let (width, height) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let (background, foreground) = page_colors(dark);
    let frame = if dark { "#454a52" } else { "#b9bec5" };
    let (outer_width, outer_height) = (width + 2 * PADDING, height + 2 * PADDING);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{PADDING} -{PADDING} {outer_width} {outer_height}\" \
         font-size=\"15\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" xml:space=\"preserve\" \
         fill=\"{foreground}\">\n\
         <rect x=\"-{x}\" y=\"-{x}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"{background}\" \
         stroke=\"{frame}\"/>\n{contents}</svg>\n",
        outer_width - 1,
        outer_height - 1,
        x = PADDING as f64 - 0.5,
    )
}

/// Draws the cells of a row.
pub fn draw_row(buffer: &Buffer, y: u16, dark: bool) -> String {
    let (background, foreground) = page_colors(dark);
    let mut svg = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let shapes = shapes::of_symbol(cell.symbol());
        let mut text = String::new();
        let from = x;
        // Adjacent cells of the same style form one element: a text, or equal shapes. A wide character gets its own
        // element.
        while x < buffer.area.width && has_same_style(cell, &buffer[(x, y)]) {
            let symbol = buffer[(x, y)].symbol();
            if shapes.is_some() && symbol != cell.symbol() || shapes.is_none() && shapes::of_symbol(symbol).is_some() {
                break;
            }
            let columns = unicode_width::UnicodeWidthStr::width(symbol).max(1);
            text.push_str(symbol);
            x += columns as u16;
            if columns > 1 {
                break;
            }
        }
        match shapes {
            Some(shapes) => {
                let color = if cell.modifier.contains(Modifier::REVERSED) {
                    background.to_owned()
                } else {
                    color(cell.fg, foreground, dark)
                };
                let opacity = if cell.modifier.contains(Modifier::DIM) { 0.62 } else { 1.0 };
                svg.push_str(&shapes::draw(shapes, (from, y), x - from, &color, opacity));
            }
            None => svg.push_str(&draw_text(cell, &text, from, x - from, y, (background, foreground), dark)),
        }
    }
    svg
}

/// Block and line characters as rectangles. Fonts draw them in different sizes, with gaps between the rows.
mod shapes {
    use super::CELL;

    /// A rectangle in a cell, in parts of the cell: the left, upper, right and lower edge. `opacity` is from 0 to 1.
    #[derive(Clone, Copy)]
    pub(super) struct Shape {
        edges: [f64; 4],
        opacity: f64,
    }

    /// Half the thickness of a thin line, in parts of the width and of the height of a cell.
    const THIN: (f64, f64) = (0.06, 0.03);

    const fn block(edges: [f64; 4]) -> Shape {
        Shape { edges, opacity: 1.0 }
    }

    /// Returns the shapes of a symbol; `None` if the symbol is text.
    pub(super) fn of_symbol(symbol: &str) -> Option<Vec<Shape>> {
        const LEFT: Shape = block([0.0, 0.5 - THIN.1, 0.5 + THIN.0, 0.5 + THIN.1]);
        const RIGHT: Shape = block([0.5 - THIN.0, 0.5 - THIN.1, 1.0, 0.5 + THIN.1]);
        const VERTICAL: Shape = block([0.5 - THIN.0, 0.0, 0.5 + THIN.0, 1.0]);
        const HORIZONTAL: Shape = block([0.0, 0.5 - THIN.1, 1.0, 0.5 + THIN.1]);
        let shade = |opacity| Shape { edges: [0.0, 0.0, 1.0, 1.0], opacity };
        Some(match symbol {
            "▀" => vec![block([0.0, 0.0, 1.0, 0.5])],
            "▄" => vec![block([0.0, 0.5, 1.0, 1.0])],
            "▇" => vec![block([0.0, 0.125, 1.0, 1.0])],
            "█" => vec![shade(1.0)],
            "▓" => vec![shade(0.75)],
            "▒" => vec![shade(0.5)],
            "░" => vec![shade(0.25)],
            "▐" => vec![block([0.5, 0.0, 1.0, 1.0])],
            "─" => vec![HORIZONTAL],
            "━" => vec![block([0.0, 0.5 - 2.0 * THIN.1, 1.0, 0.5 + 2.0 * THIN.1])],
            "╸" => vec![block([0.0, 0.5 - 2.0 * THIN.1, 0.5, 0.5 + 2.0 * THIN.1])],
            "│" => vec![VERTICAL],
            "┤" => vec![VERTICAL, LEFT],
            "├" => vec![VERTICAL, RIGHT],
            "┼" => vec![VERTICAL, HORIZONTAL],
            "╌" => {
                [[0.05, 0.45], [0.55, 0.95]].map(|[from, to]| block([from, 0.5 - THIN.1, to, 0.5 + THIN.1])).to_vec()
            }
            _ => {
                let eighths = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"].iter().position(|left| *left == symbol)?;
                vec![block([0.0, 0.0, (eighths + 1) as f64 / 8.0, 1.0])]
            }
        })
    }

    /// Draws the shapes in `count` adjacent cells, from the column and row of the first one.
    pub(super) fn draw(shapes: Vec<Shape>, (column, row): (u16, u16), count: u16, color: &str, opacity: f64) -> String {
        let (width, height) = (CELL.0 as f64, CELL.1 as f64);
        let mut elements = String::new();
        for Shape { edges: [left, upper, right, lower], opacity: shade } in shapes {
            // Shapes over the whole width of a cell join those of the next cell.
            let is_joined = left == 0.0 && right == 1.0;
            let (repeats, cells) = if is_joined { (1, count) } else { (count, 1) };
            for nth in 0..repeats {
                let x = (f64::from(column + nth) + left) * width;
                let y = (f64::from(row) + upper) * height;
                let (w, h) = ((f64::from(cells - 1) + right - left) * width, (lower - upper) * height);
                let seen = shade * opacity;
                let opacity = if seen < 1.0 { format!(" opacity=\"{seen:.2}\"") } else { String::new() };
                elements.push_str(&format!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{color}\"{opacity}/>\n",
                    format_length(x),
                    format_length(y),
                    format_length(w),
                    format_length(h)
                ));
            }
        }
        elements
    }

    /// Formats a length with at most two decimals.
    fn format_length(value: f64) -> String {
        format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

fn has_same_style(a: &Cell, b: &Cell) -> bool {
    a.fg == b.fg && a.bg == b.bg && a.modifier == b.modifier
}

fn draw_text(
    cell: &Cell,
    text: &str,
    x: u16,
    columns: u16,
    y: u16,
    (background, foreground): (&str, &str),
    dark: bool,
) -> String {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let underlined = cell.modifier.contains(Modifier::UNDERLINED);
    if text.trim().is_empty() && !reversed && !underlined {
        return String::new();
    }
    let (left, top) = (usize::from(x) * CELL.0, usize::from(y) * CELL.1);
    let span = usize::from(columns) * CELL.0;
    let color = color(cell.fg, foreground, dark);
    let mut element = String::new();
    let fill = if reversed {
        element.push_str(&format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{span}\" height=\"{}\" fill=\"{color}\"/>\n",
            CELL.1
        ));
        background.to_owned()
    } else {
        color.clone()
    };
    if underlined {
        let line = top + CELL.1 - 3;
        element
            .push_str(&format!("<rect x=\"{left}\" y=\"{line}\" width=\"{span}\" height=\"1\" fill=\"{color}\"/>\n"));
    }
    let fill = if fill == foreground { String::new() } else { format!(" fill=\"{fill}\"") };
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let opacity = if cell.modifier.contains(Modifier::DIM) { " opacity=\"0.62\"" } else { "" };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let base = top + CELL.1 - 5;
    element.push_str(&format!(
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{span}\" lengthAdjust=\"spacingAndGlyphs\"\
         {fill}{weight}{opacity}>{escaped}</text>\n"
    ));
    element
}

fn color(color: Color, foreground: &str, dark: bool) -> String {
    let pair = match color {
        Color::Red => ("#b3261e", "#ff6b60"),
        Color::Green => ("#2b7a2b", "#7ed07e"),
        Color::Magenta => ("#8a2a7d", "#c77dbd"),
        Color::Cyan => ("#0b6e7c", "#5fc9d8"),
        _ => (foreground, foreground),
    };
    (if dark { pair.1 } else { pair.0 }).to_owned()
}
