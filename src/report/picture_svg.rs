//! Drawing pictures as SVG. The width is that of a phone; style sheets enlarge the picture on a wider page.

use std::f64::consts::PI;

use crate::text::SafeText;

use super::document::{HorizonSpan, OptionBar, Picture, PictureData, ReportContribution};
use super::markup::Markup;

/// The width of a picture. All lengths are in user units of the SVG; the font size is 13.
pub(super) const WIDTH: f64 = 340.0;
pub(super) const LINE_HEIGHT: f64 = 17.0;
/// The number of text columns that fit into the width.
pub(super) const MAX_COLUMNS: usize = 46;
/// The same beside a score.
const MAX_COLUMNS_BESIDE_SCORE: usize = 33;
/// The position of a name after its number.
const AFTER_NUMBER: f64 = 22.0;
const MAX_NAME_LINES: usize = 3;

/// Draws a picture as part of an HTML page. `name` is the id of the element that labels the picture.
pub(super) fn draw_inline_svg(page: &mut Markup, name: &str, picture: &Picture) {
    let mut body = Markup::default();
    let height = draw_picture(&mut body, 0.0, picture);
    let view = format!("0 0 {WIDTH} {}", format_length(height));
    page.element(
        "svg",
        &[("class", "picture"), ("viewBox", &view), ("role", "img"), ("aria-labelledby", name)],
        |page| {
            page.element("title", &[], |page| page.push_plain_text(&picture.title));
            page.append(&body);
        },
    );
}

/// Draws a picture downwards from `top` and returns its lower end.
pub(super) fn draw_picture(svg: &mut Markup, top: f64, picture: &Picture) -> f64 {
    match &picture.data {
        PictureData::Bars { bars, sides } => self::draw_bars(svg, top, bars, sides),
        PictureData::Balance { cons, pros, sides } => draw_balance(svg, top, [cons, pros], sides),
        PictureData::Horizon { spans, lens, ends } => draw_horizon(svg, top, spans, *lens, ends),
    }
}

/// The part of a text that is at its position.
#[derive(Clone, Copy, Debug)]
pub(super) enum TextAnchor {
    Start,
    Middle,
    End,
}

pub(super) fn draw_text(svg: &mut Markup, (x, y): (f64, f64), anchor: TextAnchor, class: &str, text: &SafeText) {
    let anchor = match anchor {
        TextAnchor::Start => "start",
        TextAnchor::Middle => "middle",
        TextAnchor::End => "end",
    };
    let (x, y) = (format_length(x), format_length(y));
    let attributes = [("x", x.as_str()), ("y", y.as_str()), ("text-anchor", anchor), ("class", class)];
    svg.element("text", &attributes, |svg| svg.push_plain_text(text));
}

fn draw_rect(svg: &mut Markup, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
    let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(format_length);
    svg.empty_element("rect", &[("class", class), ("x", &x), ("y", &y), ("width", &width), ("height", &height)]);
}

fn draw_line(svg: &mut Markup, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(format_length);
    svg.empty_element("line", &[("class", class), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)]);
}

fn draw_polygon(svg: &mut Markup, class: &str, points: &[(f64, f64)]) {
    let points: Vec<String> =
        points.iter().map(|(x, y)| format!("{},{}", format_length(*x), format_length(*y))).collect();
    svg.empty_element("polygon", &[("class", class), ("points", &points.join(" "))]);
}

/// Formats a length with at most two decimals.
fn format_length(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Wraps a name into at most [`MAX_NAME_LINES`] lines. Each line is isolated from the direction of its surroundings.
fn wrap_name(name: &SafeText, columns: usize) -> Vec<SafeText> {
    let bare = SafeText::sanitize(name.as_str().trim_matches(['\u{2068}', '\u{2069}']));
    let mut lines = bare.wrap(columns);
    if let (true, Some(last)) = (lines.len() > MAX_NAME_LINES, lines.get_mut(MAX_NAME_LINES - 1)) {
        *last = SafeText::concat([&*last, &SafeText::from_static("…")]).truncate(columns);
        lines.truncate(MAX_NAME_LINES);
    }
    lines.iter().map(SafeText::to_isolated).collect()
}

/// Draws the name and score of each option and below them a bar: the contributions against the option to the left of
/// zero, those for the option to the right.
fn draw_bars(svg: &mut Markup, top: f64, bars: &[OptionBar], [cons, pros]: &[SafeText; 2]) -> f64 {
    const THICK: f64 = 14.0;
    let most = |side: fn(&OptionBar) -> &Vec<f64>| bars.iter().map(|bar| side(bar).iter().sum()).fold(0.0, f64::max);
    let (left, right): (f64, f64) = (most(|bar| &bar.cons), most(|bar| &bar.pros));
    let unit = if left + right > 0.0 { WIDTH / (left + right) } else { 0.0 };
    // The labels on both sides of zero need this minimum width.
    let zero = (left * unit).clamp(60.0, WIDTH - 60.0);
    let unit = f64::min(
        if left > 0.0 { zero / left } else { f64::MAX },
        if right > 0.0 { (WIDTH - zero) / right } else { f64::MAX },
    );
    let mut y = top + 13.0;
    draw_text(svg, (zero - 6.0, y), TextAnchor::End, "quiet", cons);
    draw_text(svg, (zero + 6.0, y), TextAnchor::Start, "quiet", pros);
    for bar in bars {
        for (at, name) in wrap_name(&bar.name, MAX_COLUMNS_BESIDE_SCORE).iter().enumerate() {
            y += LINE_HEIGHT;
            draw_text(svg, (AFTER_NUMBER, y), TextAnchor::Start, "name", name);
            if at == 0 {
                draw_text(svg, (0.0, y), TextAnchor::Start, "score", &bar.rank);
                draw_text(svg, (WIDTH, y), TextAnchor::End, "score", &bar.score);
            }
        }
        y += 6.0;
        for (class, amounts, sign) in [("con", &bar.cons, -1.0), ("pro", &bar.pros, 1.0)] {
            let mut x = zero;
            for amount in amounts {
                let width = amount * unit;
                // A thin gap separates two parts.
                let gap = f64::min(1.0, width / 6.0);
                draw_rect(svg, class, (if sign < 0.0 { x - width + gap } else { x }, y), (width - gap, THICK));
                x += sign * width;
            }
        }
        if !(bar.cons.is_empty() && bar.pros.is_empty()) {
            draw_line(svg, "axis", (zero, y - 2.0), (zero, y + THICK + 2.0));
            y += THICK + 4.0;
        }
    }
    y + 4.0
}

/// Draws a balance. The beam leans towards the heavier side, with its largest angle for a score of 2.5 or more.
fn draw_balance(svg: &mut Markup, top: f64, sides: [&Vec<ReportContribution>; 2], labels: &[SafeText; 2]) -> f64 {
    const ARM: f64 = 96.0;
    const PLATE: f64 = 144.0;
    const STACK: f64 = 118.0;
    const POST: f64 = 20.0;
    const STEEPEST: f64 = PI / 15.0;
    const FULL_LEAN: f64 = 2.5;
    let [cons, pros] = sides.map(|weights| weights.iter().map(|weight| weight.amount).sum::<f64>());
    let angle = STEEPEST * ((pros - cons) / FULL_LEAN).clamp(-1.0, 1.0);
    let (middle, rise) = ((WIDTH / 2.0, top + STACK + POST + 24.0), ARM * angle.sin());
    let ends = [(middle.0 - ARM, middle.1 - rise), (middle.0 + ARM, middle.1 + rise)];
    draw_line(svg, "beam", ends[0], ends[1]);
    draw_polygon(
        svg,
        "edge",
        &[(middle.0, middle.1 + 3.0), (middle.0 - 16.0, middle.1 + 40.0), (middle.0 + 16.0, middle.1 + 40.0)],
    );
    let unit = if cons.max(pros) > 0.0 { STACK / cons.max(pros) } else { 0.0 };
    // The legend lists the pros first.
    let [con_weights, pro_weights] = sides;
    let first_numbers = [pro_weights.len() + 1, 1];
    for (((weights, class), first), (x, y)) in sides.iter().zip(["con", "pro"]).zip(first_numbers).zip(ends) {
        draw_line(svg, "beam", (x, y), (x, y - POST));
        draw_line(svg, "beam", (x - PLATE / 2.0, y - POST), (x + PLATE / 2.0, y - POST));
        draw_stack(svg, class, (x, y - POST - 2.0), PLATE, (first, weights), unit);
    }
    let mut y = middle.1 + 44.0;
    let [con_label, pro_label] = labels;
    draw_text(svg, (ends[0].0, y), TextAnchor::Middle, "quiet", con_label);
    draw_text(svg, (ends[1].0, y), TextAnchor::Middle, "quiet", pro_label);
    y += 6.0;
    for (number, weight) in (1..).zip(pro_weights.iter().chain(con_weights)) {
        for (at, name) in wrap_name(&weight.name, MAX_COLUMNS_BESIDE_SCORE).iter().enumerate() {
            y += LINE_HEIGHT;
            draw_text(svg, (AFTER_NUMBER, y), TextAnchor::Start, "name", name);
            if at == 0 {
                draw_text(svg, (0.0, y), TextAnchor::Start, "score", &number_text(number));
                draw_text(svg, (WIDTH, y), TextAnchor::End, "score", &weight.figure);
            }
        }
    }
    y + 8.0
}

/// Draws a stack of contributions, the largest at the bottom. Those that are high enough show their numbers.
fn draw_stack(
    svg: &mut Markup,
    class: &str,
    (x, bottom): (f64, f64),
    width: f64,
    (first_number, weights): (usize, &[ReportContribution]),
    unit: f64,
) {
    const READABLE: f64 = 11.0;
    let mut y = bottom;
    for (number, weight) in (first_number..).zip(weights) {
        let height = weight.amount * unit;
        y -= height;
        let gap = f64::min(1.0, height / 6.0);
        draw_rect(svg, class, (x - width / 2.0 + 6.0, y + gap), (width - 12.0, height - gap));
        if height >= READABLE {
            draw_text(svg, (x, y + height / 2.0 + 4.5), TextAnchor::Middle, "on-shape", &number_text(number));
        }
    }
}

/// Draws a band from now to later with a mark at the lens. Each interval shows the ranks of its leading options; the
/// names of these options stand below.
fn draw_horizon(svg: &mut Markup, top: f64, spans: &[HorizonSpan], lens: f64, ends: &[SafeText; 2]) -> f64 {
    const BAND: f64 = 26.0;
    const CHARACTER: f64 = 7.0;
    const MARGIN: f64 = 9.0;
    let mut y = top + 13.0;
    let [now, later] = ends;
    draw_text(svg, (0.0, y), TextAnchor::Start, "quiet", now);
    draw_text(svg, (WIDTH, y), TextAnchor::End, "quiet", later);
    y += 6.0;
    for span in spans {
        let (x, width) = (span.from * WIDTH, (span.to - span.from) * WIDTH);
        let class = if (span.from..=span.to).contains(&lens) { "span here" } else { "span" };
        // A thin gap separates two intervals.
        draw_rect(svg, class, (x, y), (width - f64::min(1.5, width / 6.0), BAND));
        if width >= span.ranks.width() as f64 * CHARACTER + MARGIN {
            draw_text(svg, (x + width / 2.0, y + 18.0), TextAnchor::Middle, "on-shape", &span.ranks);
        }
    }
    y += BAND;
    let x = lens.clamp(0.0, 1.0) * WIDTH;
    draw_polygon(svg, "mark", &[(x, y - 8.0), (x - 7.0, y + 7.0), (x + 7.0, y + 7.0)]);
    y += 8.0;
    for (place, span) in spans.iter().enumerate() {
        // The same options may lead in two intervals.
        if spans.iter().take(place).any(|before| before.name == span.name) {
            continue;
        }
        let after_ranks = f64::max(AFTER_NUMBER, span.ranks.width() as f64 * CHARACTER + MARGIN);
        let columns = ((WIDTH - after_ranks) / WIDTH * MAX_COLUMNS as f64) as usize;
        for (at, name) in wrap_name(&span.name, columns.max(1)).iter().enumerate() {
            y += LINE_HEIGHT;
            if at == 0 {
                draw_text(svg, (0.0, y), TextAnchor::Start, "score", &span.ranks);
            }
            draw_text(svg, (after_ranks, y), TextAnchor::Start, "name", name);
        }
    }
    y + 6.0
}

fn number_text(number: usize) -> SafeText {
    SafeText::sanitize(&number.to_string())
}
