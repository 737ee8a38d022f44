//! How things look: a few roles, never more than six colours, and a sign or a word beside each.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text, in the terminal's own colours.
    Text,
    /// What can wait: hints, dates, rules.
    Quiet,
    /// The one loud thing: the question, the verdict.
    Title,
    /// Where one is.
    Focus,
    /// A key in the footer, a mark of progress.
    Accent,
    /// What speaks for.
    Pro,
    /// What speaks for, and much.
    StrongPro,
    /// What speaks for, a little.
    SlightPro,
    /// What speaks against.
    Con,
    /// What speaks against, and much.
    StrongCon,
    /// What speaks against, a little.
    SlightCon,
    /// What asks for a second look.
    Caution,
    /// What went wrong.
    Trouble,
    /// The text of a field being written in.
    Field,
}

/// A way to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own colours and six of its hues.
    #[default]
    Terminal,
    /// No colour at all.
    Mono,
}

impl Theme {
    /// How a role looks. Pro and con differ in lightness as well as hue.
    pub fn style(self, role: Role) -> Style {
        let style = Style::new();
        let plain = match role {
            Role::Text => style,
            Role::Quiet | Role::SlightPro | Role::SlightCon => style.add_modifier(Modifier::DIM),
            Role::Title | Role::StrongPro | Role::StrongCon => style.add_modifier(Modifier::BOLD),
            Role::Focus => style.add_modifier(Modifier::BOLD),
            Role::Accent => style.add_modifier(Modifier::BOLD),
            Role::Pro | Role::Con | Role::Caution => style,
            Role::Trouble => style.add_modifier(Modifier::BOLD),
            Role::Field => style.add_modifier(Modifier::UNDERLINED),
        };
        if self == Theme::Mono {
            return plain;
        }
        match role {
            Role::Accent => style.fg(Color::Cyan),
            Role::Pro | Role::StrongPro | Role::SlightPro => plain.fg(Color::Green),
            Role::Con | Role::StrongCon | Role::SlightCon => plain.fg(Color::Magenta),
            Role::Caution => style.fg(Color::Magenta),
            Role::Trouble => plain.fg(Color::Red),
            _ => plain,
        }
    }
}
