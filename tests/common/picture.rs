//! Draws a screen as an SVG picture.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The size of a cell in SVG units.
const CELL: (usize, usize) = (9, 19);

/// Draws all cells, on a light or a dark background.
pub fn svg(buffer: &Buffer, dark: bool) -> String {
    let (width, height) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let (background, foreground) = if dark { ("#16181d", "#d8dade") } else { ("#fdfdfb", "#24262b") };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-size=\"15\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{background}\"/>\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let mut text = String::new();
            let from = x;
            // Adjacent cells of the same style form one text element. A wide character gets its own element.
            while x < buffer.area.width && has_same_style(cell, &buffer[(x, y)]) {
                let symbol = buffer[(x, y)].symbol();
                let columns = unicode_width::UnicodeWidthStr::width(symbol).max(1);
                text.push_str(symbol);
                x += columns as u16;
                if columns > 1 {
                    break;
                }
            }
            svg.push_str(&draw_text(cell, &text, from, x - from, y, (background, foreground), dark));
        }
    }
    svg.push_str("</svg>\n");
    svg
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
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let opacity = if cell.modifier.contains(Modifier::DIM) { " opacity=\"0.62\"" } else { "" };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let base = top + CELL.1 - 5;
    element.push_str(&format!(
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{span}\" lengthAdjust=\"spacingAndGlyphs\" \
         xml:space=\"preserve\" fill=\"{fill}\"{weight}{opacity}>{escaped}</text>\n"
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
