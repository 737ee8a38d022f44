//! The reference for `screen.rs`: a minimal ratatui program that draws a table and moves a cursor in it.

use std::io;

use crossterm::event::{self, Event, KeyCode};
use ratatui::layout::Constraint;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Row, Table, TableState};

/// Runs until the key `q` is pressed.
pub fn run() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let mut state = TableState::default().with_selected(0);
    let outcome = loop {
        let drawn = terminal.draw(|frame| {
            let rows = (0..34).map(|row| {
                Row::new((0..7).map(move |column| {
                    if column == 0 {
                        format!("criterion number {row}")
                    } else {
                        format!("{:+}", (row * column) % 11 - 5)
                    }
                }))
            });
            let widths = std::iter::once(Constraint::Length(36)).chain(std::iter::repeat_n(Constraint::Length(12), 6));
            let table = Table::new(rows, widths).row_highlight_style(Style::new().add_modifier(Modifier::REVERSED));
            frame.render_stateful_widget(table, frame.area(), &mut state);
        });
        if let Err(error) = drawn {
            break Err(error);
        }
        match event::read() {
            Ok(Event::Key(key)) => match key.code {
                KeyCode::Char('q') => break Ok(()),
                KeyCode::Down => state.select_next(),
                KeyCode::Up => state.select_previous(),
                _ => {}
            },
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    ratatui::restore();
    outcome
}
