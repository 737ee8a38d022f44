//! A report on its way out: as what, with names or without, where to, and what it will say.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use ratatui::layout::Position;

use crate::messages::{ReportFormat, ReportRequest};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, number};
use crate::ui::action::Action;
use crate::ui::event::{Order, Preview};
use crate::ui::keymap::Scope;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Page, Stroke};

/// A line has this many rows before it scrolls.
const ROWS: u16 = 3;
/// So far a page goes.
const PAGE: usize = 10;
/// On fewer rows nothing but what is needed is shown.
const ROOMY: u16 = 14;

/// What can be set, and what is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Format,
    Names,
    Path,
    Text,
}

impl Stop {
    const ALL: [Stop; 4] = [Stop::Format, Stop::Names, Stop::Path, Stop::Text];
}

/// What is known of the report.
#[derive(Debug)]
enum Known {
    /// It is being made.
    Awaited,
    /// There is nothing to write.
    Nothing,
    Made(Box<Preview>),
}

/// The report that is wanted.
#[derive(Debug)]
pub(super) struct Export {
    wanted: ReportRequest,
    /// What the file of the deliberation is called.
    stem: String,
    /// The folder it goes into where it cannot go beside that file.
    elsewhere: Option<PathBuf>,
    known: Known,
    /// Where it is to go, and the name that was offered.
    field: Field,
    offered: String,
    stop: Stop,
    page: Page,
    trouble: Shown,
    /// What is looked at, in lines of so many columns.
    wrapped: RefCell<(u16, Vec<(Shown, Role)>)>,
}

impl Export {
    /// A report of a deliberation whose file is called `stem`.
    pub(super) fn new(stem: &str, wanted: ReportRequest, tongue: &Tongue) -> Export {
        let mut export = Export {
            wanted,
            stem: stem.to_owned(),
            elsewhere: None,
            known: Known::Awaited,
            field: Field::default(),
            offered: String::new(),
            stop: Stop::Format,
            page: Page::default(),
            trouble: Shown::default(),
            wrapped: RefCell::default(),
        };
        export.offer(tongue);
        export
    }

    pub(super) fn scope(&self) -> Scope {
        if self.stop == Stop::Path { Scope::ExportPath } else { Scope::Export }
    }

    /// The line being written, where one is.
    pub(super) fn field(&self) -> Option<&Field> {
        (self.stop == Stop::Path).then_some(&self.field)
    }

    pub(super) fn write(&mut self, stroke: Stroke<'_>) {
        if self.stop == Stop::Path {
            self.field.take(stroke);
            self.trouble = Shown::default();
        }
    }

    /// What was asked for would be this; `None` where there is nothing to write. What comes too late is dropped.
    pub(super) fn previewed(&mut self, tongue: &Tongue, wanted: ReportRequest, preview: Option<Box<Preview>>) {
        if wanted != self.wanted {
            return;
        }
        if let Some(preview) = &preview {
            self.elsewhere.clone_from(&preview.elsewhere);
            self.offer(tongue);
        }
        self.known = preview.map_or(Known::Nothing, Known::Made);
        self.wrapped.take();
    }

    /// It was not written.
    pub(super) fn refuse(&mut self, why: Shown) {
        self.trouble = why;
    }

    pub(super) fn act(&mut self, tongue: &Tongue, action: Action) -> Vec<Outcome> {
        let at = Stop::ALL.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        match (action, self.stop) {
            (Action::Next, _) => return self.order(tongue),
            (Action::Left, Stop::Format) => return self.turn(tongue, ReportFormat::ALL.len() - 1),
            (Action::Right | Action::Toggle, Stop::Format) => return self.turn(tongue, 1),
            (Action::Left | Action::Right | Action::Toggle, Stop::Names) => {
                return self.want(tongue, ReportRequest { is_anonymous: !self.wanted.is_anonymous, ..self.wanted });
            }
            (Action::Down, Stop::Text) => self.scroll(action, 1),
            (Action::Up, Stop::Text) if !self.page.is_at_top() => self.scroll(action, 1),
            (Action::PageDown, _) => self.scroll(Action::Down, PAGE),
            (Action::PageUp, _) => self.scroll(Action::Up, PAGE),
            (Action::Up, _) => self.go(at.saturating_sub(1)),
            (Action::Down, _) => self.go(at + 1),
            (Action::NextField, _) => self.go((at + 1) % Stop::ALL.len()),
            (Action::Row(row), _) => self.go(row),
            _ => {}
        }
        Vec::new()
    }

    fn scroll(&mut self, action: Action, lines: usize) {
        for _ in 0..lines {
            self.page.act(action);
        }
    }

    fn go(&mut self, to: usize) {
        self.stop = Stop::ALL.get(to).copied().unwrap_or(Stop::Text);
    }

    /// The format so many further on.
    fn turn(&mut self, tongue: &Tongue, by: usize) -> Vec<Outcome> {
        let at = ReportFormat::ALL.iter().position(|format| *format == self.wanted.format).unwrap_or(0);
        let format = ReportFormat::ALL.into_iter().cycle().nth(at + by).unwrap_or(self.wanted.format);
        self.want(tongue, ReportRequest { format, ..self.wanted })
    }

    /// Something else is wanted.
    fn want(&mut self, tongue: &Tongue, wanted: ReportRequest) -> Vec<Outcome> {
        let before = std::mem::replace(&mut self.wanted, wanted);
        self.known = Known::Awaited;
        self.wrapped.take();
        (self.page, self.trouble) = (Page::default(), Shown::default());
        self.offer(tongue);
        // What was typed stays, and ends as its format does.
        let ending = [".", before.format.as_str()].concat();
        if self.field.text() != self.offered
            && let Some(name) = self.field.text().strip_suffix(&ending)
        {
            let name = [name, ".", wanted.format.as_str()].concat();
            self.field.set(&name);
        }
        vec![Outcome::Preview(wanted)]
    }

    /// Offers a name, unless somebody typed another. That of the deliberation may say who it is about.
    fn offer(&mut self, tongue: &Tongue) {
        let neutral = tell!(tongue, "report-file-name");
        let stem = if self.wanted.is_anonymous { neutral.as_str() } else { &self.stem };
        let name = [stem, ".", self.wanted.format.as_str()].concat();
        let offered = match &self.elsewhere {
            Some(folder) => folder.join(name).to_string_lossy().into_owned(),
            None => name,
        };
        if self.field.text() == self.offered {
            self.field.set(&offered);
        }
        self.offered = offered;
    }

    fn order(&mut self, tongue: &Tongue) -> Vec<Outcome> {
        let path = self.field.text().trim();
        self.trouble = match self.known {
            Known::Nothing => tell!(tongue, "report-nothing"),
            _ if path.is_empty() => tell!(tongue, "report-no-name"),
            _ => {
                let path = Some(Path::new(path).to_owned());
                return vec![Outcome::Export(Order { wanted: self.wanted, path, replaces: false })];
            }
        };
        Vec::new()
    }

    pub(super) fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        let mut inner = super::framed(canvas, canvas.height());
        let (width, height) = (inner.width(), inner.height());
        let gap = u16::from(height >= ROOMY);
        inner.put(0, 0, &tell!(tongue, "report-export"), Role::Title);
        let labels = ["report-as", "report-names", "report-path"].map(|id| tell!(tongue, id));
        let column = 5 + labels.iter().map(Shown::width).max().unwrap_or(0) as u16;
        let first = 1 + gap;
        for (nth, label) in labels.iter().enumerate() {
            let (y, is_here) = (first + nth as u16, Stop::ALL.get(nth) == Some(&self.stop));
            inner.row(y, nth, is_here, Action::Right);
            if is_here {
                inner.mark(y);
            }
            inner.put(2, y, label, if is_here { Role::Focus } else { Role::Text });
        }
        self.draw_formats(&mut inner, column, first);
        let names = if self.wanted.is_anonymous { "report-names-replaced" } else { "report-names-kept" };
        inner.put_within(column, first + 1, width.saturating_sub(column), &tell!(tongue, names), Role::Text);
        let room = width.saturating_sub(column);
        let rows = self.field.rows(room).clamp(1, ROWS);
        let on_path = self.field.draw(&mut inner.part(column, first + 2, room, rows), Role::Field);
        let mut y = first + 2 + rows;
        let (said, role) = match (self.trouble.is_empty(), self.stop) {
            (false, _) => (self.trouble.clone(), Role::Caution),
            (true, Stop::Path) => (tell!(tongue, "report-beside"), Role::Quiet),
            _ => (Shown::default(), Role::Quiet),
        };
        y = inner.put_wrapped(2, y, width.saturating_sub(2), &said, role);
        inner.fill(0, y, width, "─", Role::Quiet);
        y += 1;
        let mut text = inner.part(0, y, width, height.saturating_sub(y));
        self.wrap(tongue, width.saturating_sub(4));
        let on_text = self.page.draw(&mut text, &self.wrapped.borrow().1);
        match self.stop {
            Stop::Text => {
                text.mark(0);
                on_text
            }
            Stop::Path => on_path,
            Stop::Format => inner.place(2, first),
            Stop::Names => inner.place(2, first + 1),
        }
    }

    /// Every format, the one that is wanted between marks.
    fn draw_formats(&self, inner: &mut Canvas<'_>, column: u16, y: u16) {
        let all: usize = ReportFormat::ALL.iter().map(|format| format.as_str().len() + 2).sum();
        let gap = if usize::from(column) + all <= usize::from(inner.width()) { 2 } else { 1 };
        let mut x = column;
        for format in ReportFormat::ALL {
            let word = Shown::fixed(format.as_str());
            let is_wanted = format == self.wanted.format;
            if is_wanted {
                let marked = Shown::concat([&Shown::fixed("‹"), &word, &Shown::fixed("›")]);
                inner.put(x.saturating_sub(1), y, &marked, Role::Accent);
            } else {
                inner.put(x, y, &word, Role::Quiet);
            }
            x += word.width() as u16 + gap;
        }
    }

    /// Breaks what is looked at into lines of so many columns, unless they are that already.
    fn wrap(&self, tongue: &Tongue, width: u16) {
        let mut wrapped = self.wrapped.borrow_mut();
        if wrapped.0 == width && !wrapped.1.is_empty() {
            return;
        }
        let mut lines: Vec<(Shown, Role)> = Vec::new();
        let mut put = |text: &Shown, role: Role| match text.is_empty() {
            true => lines.push((Shown::default(), role)),
            false => lines.extend(text.wrap(width.into()).into_iter().map(|line| (line, role))),
        };
        match &self.known {
            Known::Awaited => {}
            Known::Nothing => put(&tell!(tongue, "report-nothing"), Role::Caution),
            Known::Made(preview) => {
                if preview.is_withheld {
                    put(&tell!(tongue, "report-preview-withheld"), Role::Caution);
                    put(&Shown::default(), Role::Text);
                }
                for line in &preview.to_read {
                    put(line, Role::Caution);
                }
                if !preview.to_read.is_empty() {
                    put(&Shown::default(), Role::Text);
                }
                put(&about(tongue, self.wanted.format, preview.size), Role::Quiet);
                put(&Shown::default(), Role::Text);
                preview.lines.iter().for_each(|line| put(line, Role::Text));
            }
        }
        *wrapped = (width, lines);
    }
}

/// What a format is for, and how many bytes it has.
fn about(tongue: &Tongue, format: ReportFormat, bytes: usize) -> Shown {
    let size = bytes as f64 / 1_000.0;
    let count = number::number(tongue.language(), size, usize::from(size < 10.0));
    let size = tell!(tongue, "report-size", count = count);
    let named = say::report_format(tongue, format).capitalized();
    let is_words = matches!(format, ReportFormat::Html | ReportFormat::Svg);
    let id = if is_words { "report-preview-words" } else { "report-preview" };
    tell!(tongue, id, format = named, size = size)
}
