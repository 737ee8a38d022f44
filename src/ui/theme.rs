//! Themes: the style of each role that a part of the screen can have.
//!
//! Screens name roles, never colours. Each screen emphasizes one thing. Colour never carries information alone: every
//! colour accompanies a sign or a word, and a frame in `mono` has the same characters as a frame in colour.

mod custom;

use ratatui::style::{Color, Modifier, Style};

pub use custom::{ColorError, ColorRole, CustomColors, CustomTheme};

/// The function of a piece of text on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Text,
    /// Secondary text: hints, dates, rules.
    Quiet,
    /// The most important text of a screen: the question or the verdict.
    Title,
    /// The selected entry.
    Focus,
    /// A key in the footer, or a progress mark.
    Accent,
    /// A positive rating.
    Pro,
    /// A strongly positive rating.
    StrongPro,
    /// A slightly positive rating.
    SlightPro,
    /// A negative rating.
    Con,
    /// A strongly negative rating.
    StrongCon,
    /// A slightly negative rating.
    SlightCon,
    /// A warning.
    Caution,
    Error,
    /// The text of the focused text field.
    Field,
}

impl Role {
    pub const ALL: [Role; 14] = [
        Role::Text,
        Role::Quiet,
        Role::Title,
        Role::Focus,
        Role::Accent,
        Role::Pro,
        Role::StrongPro,
        Role::SlightPro,
        Role::Con,
        Role::StrongCon,
        Role::SlightCon,
        Role::Caution,
        Role::Error,
        Role::Field,
    ];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's default colours, with four of its palette colours as accents.
    #[default]
    Terminal,
    /// Bright colours on black, nothing dim. The colours do not depend on the terminal's palette.
    HighContrast,
    /// No colour; the roles differ by text attributes only.
    Mono,
    /// A theme with colours from the configuration.
    Custom(&'static CustomTheme),
}

impl Theme {
    /// The themes of the program.
    pub const BUILT_IN: [Theme; 3] = [Theme::Terminal, Theme::HighContrast, Theme::Mono];

    /// Returns the name used on the command line and in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Terminal => "terminal",
            Theme::HighContrast => "high-contrast",
            Theme::Mono => "mono",
            Theme::Custom(custom) => &custom.name,
        }
    }

    /// Returns the style of the whole screen.
    /// `Terminal` and `Mono` set nothing, so that the terminal keeps its own colours.
    pub fn base_style(self) -> Style {
        match self {
            Theme::Terminal | Theme::Mono => Style::new(),
            Theme::HighContrast => Style::new().fg(palette::WHITE).bg(palette::BLACK),
            Theme::Custom(custom) => {
                let (base, colors) = (custom.base.base_style(), custom.colors);
                let (text, background) = (colors.get(ColorRole::Text), colors.get(ColorRole::Background));
                Style { fg: text.or(base.fg), bg: background.or(base.bg), ..base }
            }
        }
    }

    /// Returns the style of a role. Pro and con differ in lightness as well as in hue.
    pub fn style(self, role: Role) -> Style {
        match self {
            Theme::Mono => monochrome_style(role),
            Theme::Custom(custom) => custom.style(role),
            Theme::Terminal => match role {
                // Cyan is visible enough without bold.
                Role::Accent => Style::new().fg(Color::Cyan),
                Role::Pro | Role::StrongPro | Role::SlightPro => monochrome_style(role).fg(Color::Green),
                Role::Con | Role::StrongCon | Role::SlightCon => monochrome_style(role).fg(Color::Magenta),
                // Red means that something needs attention; an error is bold as well.
                Role::Caution | Role::Error => monochrome_style(role).fg(Color::Red),
                Role::Text | Role::Quiet | Role::Title | Role::Focus | Role::Field => monochrome_style(role),
            },
            Theme::HighContrast => match role {
                // This theme has no dim text: slight ratings are plain and strong ratings are bold.
                Role::Quiet => Style::new(),
                Role::SlightPro => Style::new().fg(palette::GREEN),
                Role::SlightCon => Style::new().fg(palette::MAGENTA),
                Role::Accent => monochrome_style(role).fg(palette::CYAN),
                Role::Pro | Role::StrongPro => monochrome_style(role).fg(palette::GREEN),
                Role::Con | Role::StrongCon => monochrome_style(role).fg(palette::MAGENTA),
                Role::Caution => monochrome_style(role).fg(palette::YELLOW),
                Role::Error => monochrome_style(role).fg(palette::RED),
                Role::Text | Role::Title | Role::Focus | Role::Field => monochrome_style(role),
            },
        }
    }
}

/// Returns the text attributes of a role, without colour.
fn monochrome_style(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Text | Role::Pro | Role::Con | Role::Caution => style,
        Role::Quiet | Role::SlightPro | Role::SlightCon => style.add_modifier(Modifier::DIM),
        Role::StrongPro | Role::StrongCon => style.add_modifier(Modifier::BOLD),
        Role::Title | Role::Focus | Role::Accent | Role::Error => style.add_modifier(Modifier::BOLD),
        Role::Field => style.add_modifier(Modifier::UNDERLINED),
    }
}

/// Colours from the 6×6×6 cube, because terminals change the first sixteen colours.
/// Each colour has a contrast of more than 10 : 1 on black.
mod palette {
    use super::Color;

    pub(super) const BLACK: Color = Color::Indexed(16);
    pub(super) const WHITE: Color = Color::Indexed(231);
    pub(super) const CYAN: Color = Color::Indexed(123);
    pub(super) const GREEN: Color = Color::Indexed(120);
    pub(super) const MAGENTA: Color = Color::Indexed(219);
    pub(super) const YELLOW: Color = Color::Indexed(228);
    pub(super) const RED: Color = Color::Indexed(217);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mono_has_no_colours_and_terminal_keeps_the_default_colours() {
        for role in Role::ALL {
            assert_eq!((Theme::Mono.style(role).fg, Theme::Mono.style(role).bg), (None, None), "{role:?}");
            let fg = Theme::Terminal.style(role).fg;
            let own = [Color::White, Color::Black, Color::Yellow, Color::DarkGray, Color::Gray];
            assert!(fg.is_none_or(|fg| !own.contains(&fg)), "{role:?}");
        }
        assert_eq!(Theme::Terminal.base_style(), Style::new());
    }

    #[test]
    fn high_contrast_exceeds_ten_to_one_without_dim_text() {
        for role in Role::ALL {
            let style = Theme::HighContrast.base_style().patch(Theme::HighContrast.style(role));
            let ratio = custom::contrast_ratio(style.fg.unwrap(), style.bg.unwrap()).unwrap();
            assert!(ratio > 10.0, "{role:?}: {ratio:.1}");
            assert!(!style.add_modifier.contains(Modifier::DIM), "{role:?}");
        }
    }
}
