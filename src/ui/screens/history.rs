//! The way back: the acts of this visit, what changed after the verdict was seen, earlier versions of the file.

use ratatui::layout::Position;

use crate::messages::FileVersion;
use crate::say::{self, Told};
use crate::tell;
use crate::text::{Shown, date};
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, more, top};
use crate::walk::Sitting;
use pesee_core::deliberation::{Edit, LoggedChange};

/// One list with three headings. What it says is worked out when the document changes, not when it is drawn.
#[derive(Debug, Default)]
pub struct History {
    selection: Selection,
    rows: Vec<Row>,
    parts: Vec<Part>,
    /// The earlier versions, once the disk has told.
    versions: Option<Vec<FileVersion>>,
}

/// Something to go back to.
#[derive(Debug)]
struct Row {
    /// When, for what is known by its time.
    when: Shown,
    line: Shown,
    /// What Enter does.
    does: Shown,
    /// All of it, as far as it fits.
    told: Told,
    is_undone: bool,
    means: Means,
}

/// What Enter does on a row.
#[derive(Debug)]
enum Means {
    /// Takes so many acts back, or does so many again.
    Travel { acts: usize, undoes: bool },
    /// Makes a change, and says so.
    Change(Edit, Shown),
    /// Nothing; why, the detail says.
    Nothing,
}

/// A heading, and the rows under it from one place to the next heading's.
#[derive(Debug)]
struct Part {
    heading: Shown,
    /// What is said where there are no rows.
    empty: Shown,
    first: usize,
}

/// One line of the list.
enum Item<'a> {
    Blank,
    Heading(&'a Shown),
    Empty(&'a Shown),
    Here,
    Row(usize),
}

/// From this width on, the detail stands beside the list.
const WIDE: u16 = 100;

impl History {
    /// Does what an action means here.
    pub fn act(&mut self, action: Action) -> Vec<Outcome> {
        if self.selection.act(action, self.rows.len()) {
            return Vec::new();
        }
        match action {
            Action::Open => {
                match self.rows.get(self.selection.at(self.rows.len())).map(|row| &row.means) {
                    Some(Means::Travel { acts, undoes }) => {
                        vec![Outcome::Travel { acts: *acts, undoes: *undoes }]
                    }
                    Some(Means::Change(edit, said)) => {
                        // The words come first: a refusal replaces them.
                        let outcomes = vec![Outcome::Tell(said.clone()), Outcome::Edit(edit.clone())];
                        // It stands there as the latest act of the visit.
                        self.selection.set(0);
                        outcomes
                    }
                    Some(Means::Nothing) | None => Vec::new(),
                }
            }
            Action::Leave => vec![Outcome::Go(Route::Return)],
            _ => Vec::new(),
        }
    }

    /// Whether an action can be done now, where it is bound at all.
    pub fn can(&self, action: Action) -> bool {
        let means = self.rows.get(self.selection.at(self.rows.len())).map(|row| &row.means);
        action != Action::Open || !matches!(means, None | Some(Means::Nothing))
    }

    /// Takes in what the disk keeps.
    pub fn know(&mut self, versions: Vec<FileVersion>) {
        self.versions = Some(versions);
    }

    /// Works out again what there is to go back to.
    pub fn refresh(&mut self, sitting: &Sitting, scene: &Scene<'_>) {
        self.rows.clear();
        self.parts.clear();
        self.begin(tell!(scene.tongue, "history-visit"), tell!(scene.tongue, "history-visit-none"));
        self.rows.extend(acts(sitting, scene));
        let seen = scene.view.head().verdict_seen.is_some();
        let none = if seen { "history-late-none" } else { "history-late-unseen" };
        self.begin(tell!(scene.tongue, "history-late"), tell!(scene.tongue, none));
        self.rows.extend(late(sitting, scene));
        let none = if self.versions.is_some() { "history-versions-none" } else { "library-reading" };
        self.begin(tell!(scene.tongue, "history-versions"), tell!(scene.tongue, none));
        let versions = self.versions.as_deref().unwrap_or_default();
        let versions: Vec<Row> = versions.iter().map(|version| earlier(sitting, scene, version)).collect();
        self.rows.extend(versions);
    }

    fn begin(&mut self, heading: Shown, empty: Shown) {
        self.parts.push(Part { heading, empty, first: self.rows.len() });
    }

    /// The list line by line, with room between its parts if there is any.
    fn items(&self, roomy: bool) -> Vec<Item<'_>> {
        let mut items = Vec::new();
        let ends = self.parts.iter().skip(1).map(|part| part.first).chain([self.rows.len()]);
        for (nth, (part, end)) in self.parts.iter().zip(ends).enumerate() {
            if roomy && nth > 0 {
                items.push(Item::Blank);
            }
            items.push(Item::Heading(&part.heading));
            if part.first == end {
                items.push(Item::Empty(&part.empty));
            }
            for at in part.first..end {
                // Where one stands: below what was taken back.
                let is_undone = |at: usize| self.rows.get(at).is_some_and(|row| row.is_undone);
                if nth == 0 && !is_undone(at) && (at == 0 || is_undone(at - 1)) {
                    items.push(Item::Here);
                }
                items.push(Item::Row(at));
                if nth == 0 && at + 1 == end && is_undone(at) {
                    items.push(Item::Here);
                }
            }
        }
        items
    }

    /// Draws the list, and what is selected in full below it or beside it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (width, height) = (canvas.width(), canvas.height());
        if width >= WIDE {
            let list = (width / 5 * 3).min(90);
            let place = self.draw_list(scene, &mut canvas.part(0, 0, list, height));
            for y in 0..height {
                canvas.fill(list, y, 1, "│", Role::Quiet);
            }
            self.draw_detail(scene, &mut canvas.part(list + 1, 0, width - list - 1, height));
            return place;
        }
        let below = (height / 3).clamp(2, 8);
        let list = height.saturating_sub(below + 1);
        let place = self.draw_list(scene, &mut canvas.part(0, 0, width, list));
        canvas.fill(1, list, width.saturating_sub(2), "─", Role::Quiet);
        self.draw_detail(scene, &mut canvas.part(0, list + 1, width, below));
        place
    }

    fn draw_list(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let height = usize::from(canvas.height());
        let items = self.items(height >= 10);
        let at = self.selection.at(self.rows.len());
        let selected = items.iter().position(|item| matches!(item, Item::Row(row) if *row == at)).unwrap_or(0);
        let first = top(selected, items.len(), height);
        let mut cursor = None;
        for (y, item) in items.iter().skip(first).take(height).enumerate() {
            let y = y as u16;
            match item {
                Item::Blank => {}
                Item::Heading(text) => drop(canvas.put(2, y, text, Role::Quiet)),
                Item::Empty(text) => drop(canvas.put(4, y, text, Role::Text)),
                Item::Here => {
                    let end = canvas.put(4, y, &tell!(scene.tongue, "history-here"), Role::Accent);
                    canvas.fill(end + 1, y, canvas.width().saturating_sub(end + 3), "╌", Role::Quiet);
                }
                Item::Row(row) => {
                    let place = self.draw_row(canvas, y, *row, *row == at);
                    cursor = cursor.or(place);
                }
            }
        }
        more(canvas, first, items.len(), height);
        cursor.or(canvas.place(2, 0))
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, y: u16, at: usize, is_here: bool) -> Option<Position> {
        let row = self.rows.get(at)?;
        let role = match (is_here, row.is_undone) {
            (true, _) => Role::Focus,
            (false, true) => Role::Quiet,
            (false, false) => Role::Text,
        };
        canvas.row(y, at, is_here, Action::Open);
        if is_here {
            canvas.mark(y);
        }
        if row.is_undone {
            canvas.put(2, y, &Shown::fixed("↶"), Role::Quiet);
        }
        let room = canvas.width().saturating_sub(6);
        let mut x = 4;
        if !row.when.is_empty() {
            let width = self.rows.iter().map(|row| row.when.width() as u16 + 2).max().unwrap_or(0).min(room / 2);
            let role = if is_here { role } else { Role::Quiet };
            canvas.put_within(x, y, width.saturating_sub(1), &row.when, role);
            x += width;
        }
        // What stands there now is at the end.
        let line = row.line.cut_inside((4 + room).saturating_sub(x).into());
        canvas.put(x, y, &line, role);
        if is_here { canvas.place(2, y) } else { None }
    }

    /// What Enter does on the selected row, and all of it that fits.
    fn draw_detail(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let Some(row) = self.rows.get(self.selection.at(self.rows.len())) else { return };
        let width = canvas.width().saturating_sub(4).min(90);
        let mut y = canvas.put_wrapped(2, 0, width, &row.does, Role::Quiet);
        let mut left = row.told.count;
        for line in &row.told.lines {
            // The last row says how many more there are, unless all fits.
            let rows = line.wrap(width.into()).len() as u16 + u16::from(left > 1);
            if y + rows > canvas.height() && left < row.told.count {
                break;
            }
            y = canvas.put_wrapped(2, y, width, line, Role::Text);
            left -= 1;
        }
        if left > 0 {
            canvas.put(2, y, &tell!(scene.tongue, "change-more", count = left), Role::Text);
        }
    }
}

/// The acts of this visit, the latest first.
fn acts(sitting: &Sitting, scene: &Scene<'_>) -> Vec<Row> {
    let acts = say::acts(scene.tongue, sitting, scene.view);
    let undone = acts.iter().filter(|act| act.undone).count();
    let row = |(at, act): (usize, say::Act)| {
        // So many lie between it and where one stands.
        let between = if act.undone { undone - 1 - at } else { at - undone };
        let does = if act.undone {
            tell!(scene.tongue, "history-onward", before = between)
        } else {
            tell!(scene.tongue, "history-back", after = between)
        };
        Row {
            when: Shown::default(),
            line: act.told.line(scene.tongue),
            does,
            told: act.told,
            is_undone: act.undone,
            means: Means::Travel { acts: between + 1, undoes: !act.undone },
        }
    };
    acts.into_iter().enumerate().map(row).collect()
}

/// What the file says was changed after the verdict was seen, the latest first.
fn late(sitting: &Sitting, scene: &Scene<'_>) -> Vec<Row> {
    let row = |changed: &LoggedChange| {
        let line = say::late(scene.tongue, scene.view, changed)?;
        let when = changed.at.at.map(|at| date::past_moment(scene.tongue, at, scene.now.date_naive()));
        let edit = changed.to_change().map(|change| Edit::set(sitting.document(), change.path, change.from));
        let (does, means) = match edit {
            None => (tell!(scene.tongue, "history-unknown"), Means::Nothing),
            Some(edit) if edit.is_empty() => (tell!(scene.tongue, "history-stands"), Means::Nothing),
            Some(edit) => {
                let document = sitting.document();
                let what = edit.changes.first().map(|back| say::change(scene.tongue, document, document, back));
                let said = tell!(scene.tongue, "history-put-back", what = what.unwrap_or_default());
                (tell!(scene.tongue, "history-puts-back"), Means::Change(edit, said))
            }
        };
        let told = Told { lines: vec![line.clone()], count: 1 };
        Some(Row { when: when.unwrap_or_default(), line, does, told, is_undone: false, means })
    };
    scene.view.changes().iter().rev().filter_map(row).collect()
}

/// An earlier version of the file.
fn earlier(sitting: &Sitting, scene: &Scene<'_>, version: &FileVersion) -> Row {
    let tongue = scene.tongue;
    let when = say::version(tongue, version, scene.now);
    let (edit, then) = sitting.going_back(version, scene.view.audience());
    let told = say::told(tongue, sitting.document(), &then, &edit);
    let line = tell!(tongue, "history-differs", count = told.count);
    let (does, means) = if told.count == 0 {
        (tell!(tongue, "history-would-not"), Means::Nothing)
    } else {
        let said = tell!(tongue, "history-restored", when = &when, count = told.count);
        (tell!(tongue, "history-would"), Means::Change(edit, said))
    };
    Row { when, line, does, told, is_undone: false, means }
}
