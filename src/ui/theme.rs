//! Themes: the style of each role that a part of the screen can have.
//!
//! Screens name roles, never colours. Each screen emphasizes one thing. Colour never carries information alone: every
//! colour accompanies a sign or a word, and a frame in `mono` has the same characters as a frame in colour.

use ratatui::style::{Color, Modifier, Style};

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
}

impl Theme {
    /// All themes, in the order of [`Theme::next`].
    pub const ALL: [Theme; 3] = [Theme::Terminal, Theme::HighContrast, Theme::Mono];

    /// Returns the name used on the command line and in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Terminal => "terminal",
            Theme::HighContrast => "high-contrast",
            Theme::Mono => "mono",
        }
    }

    /// Returns the theme with this name.
    pub fn from_name(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Returns the following theme; the first theme follows the last.
    pub fn next(self) -> Theme {
        let mut following = Theme::ALL.into_iter().cycle().skip_while(|theme| *theme != self).skip(1);
        following.next().unwrap_or_default()
    }

    /// Returns the style of the whole screen.
    /// `Terminal` and `Mono` set nothing, so that the terminal keeps its own colours.
    pub fn base_style(self) -> Style {
        match self {
            Theme::Terminal | Theme::Mono => Style::new(),
            Theme::HighContrast => Style::new().fg(contrast::WHITE).bg(contrast::BLACK),
        }
    }

    /// Returns the style of a role. Pro and con differ in lightness as well as in hue.
    pub fn style(self, role: Role) -> Style {
        match self {
            Theme::Mono => monochrome_style(role),
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
                Role::SlightPro => Style::new().fg(contrast::GREEN),
                Role::SlightCon => Style::new().fg(contrast::MAGENTA),
                Role::Accent => monochrome_style(role).fg(contrast::CYAN),
                Role::Pro | Role::StrongPro => monochrome_style(role).fg(contrast::GREEN),
                Role::Con | Role::StrongCon => monochrome_style(role).fg(contrast::MAGENTA),
                Role::Caution => monochrome_style(role).fg(contrast::YELLOW),
                Role::Error => monochrome_style(role).fg(contrast::RED),
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
mod contrast {
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
    fn themes_are_found_by_name_and_next_cycles_through_all() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_name(theme.name()), Some(theme));
        }
        assert_eq!(Theme::from_name("solarized"), None);
        let mut theme = Theme::default();
        for _ in Theme::ALL {
            theme = theme.next();
        }
        assert_eq!(theme, Theme::default());
    }

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

    /// Returns the contrast ratio of two colours of the 256-colour palette (WCAG 2.2, 1.4.3).
    fn contrast(a: Color, b: Color) -> f64 {
        let level = |step: u8| if step == 0 { 0.0 } else { f64::from(55 + 40 * step) / 255.0 };
        let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        let luminance = |color: Color| {
            let Color::Indexed(index @ 16..=231) = color else { unreachable!("{color:?} is not in the colour cube") };
            let (r, g, b) = ((index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6);
            0.2126 * linear(level(r)) + 0.7152 * linear(level(g)) + 0.0722 * linear(level(b))
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn high_contrast_exceeds_ten_to_one_without_dim_text() {
        for role in Role::ALL {
            let style = Theme::HighContrast.base_style().patch(Theme::HighContrast.style(role));
            let ratio = contrast(style.fg.unwrap(), style.bg.unwrap());
            assert!(ratio > 10.0, "{role:?}: {ratio:.1}");
            assert!(!style.add_modifier.contains(Modifier::DIM), "{role:?}");
        }
    }
}
