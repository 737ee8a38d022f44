//! Themes from the configuration: the colours of a theme of the program, some of them replaced.

use ratatui::style::{Color, Style};

use super::{Role, Theme, monochrome_style};

/// A part of the screen whose colour the configuration can set. Each stands for one or several [`Role`]s, and
/// `Background` for the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorRole {
    Background,
    Text,
    Quiet,
    Title,
    Focus,
    Accent,
    Pro,
    Con,
    Caution,
    Error,
    Field,
}

impl ColorRole {
    /// All roles, in the order of their declaration.
    pub const ALL: [ColorRole; 11] = [
        ColorRole::Background,
        ColorRole::Text,
        ColorRole::Quiet,
        ColorRole::Title,
        ColorRole::Focus,
        ColorRole::Accent,
        ColorRole::Pro,
        ColorRole::Con,
        ColorRole::Caution,
        ColorRole::Error,
        ColorRole::Field,
    ];

    /// Returns the name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            ColorRole::Background => "background",
            ColorRole::Text => "text",
            ColorRole::Quiet => "quiet",
            ColorRole::Title => "title",
            ColorRole::Focus => "focus",
            ColorRole::Accent => "accent",
            ColorRole::Pro => "pro",
            ColorRole::Con => "con",
            ColorRole::Caution => "caution",
            ColorRole::Error => "error",
            ColorRole::Field => "field",
        }
    }

    /// Returns the role with this name.
    pub fn from_name(name: &str) -> Option<ColorRole> {
        ColorRole::ALL.into_iter().find(|role| role.name() == name)
    }

    fn of_role(role: Role) -> ColorRole {
        match role {
            Role::Text => ColorRole::Text,
            Role::Quiet => ColorRole::Quiet,
            Role::Title => ColorRole::Title,
            Role::Focus => ColorRole::Focus,
            Role::Accent => ColorRole::Accent,
            Role::Pro | Role::StrongPro | Role::SlightPro => ColorRole::Pro,
            Role::Con | Role::StrongCon | Role::SlightCon => ColorRole::Con,
            Role::Caution => ColorRole::Caution,
            Role::Error => ColorRole::Error,
            Role::Field => ColorRole::Field,
        }
    }
}

/// The colours that the configuration replaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CustomColors([Option<Color>; ColorRole::ALL.len()]);

/// Why colours cannot be used together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorError {
    /// Pros and cons differ too little in lightness to be told apart without their hue.
    ProLikeCon,
    /// The colour of this role differs too little from the background.
    LikeBackground(ColorRole),
}

/// The smallest contrast between pro and con.
const MIN_PRO_CON_CONTRAST: f64 = 1.25;
/// The smallest contrast between a text and a background from the same table.
const MIN_TEXT_CONTRAST: f64 = 3.0;

impl CustomColors {
    pub fn get(&self, role: ColorRole) -> Option<Color> {
        self.0.get(role as usize).copied().flatten()
    }

    pub fn set(&mut self, role: ColorRole, color: Option<Color>) {
        if let Some(place) = self.0.get_mut(role as usize) {
            *place = color;
        }
    }

    /// Removes the colours that could not be told apart in a theme with this base, and returns why.
    pub fn remove_similar(&mut self, base: Theme) -> Vec<ColorError> {
        let mut errors = Vec::new();
        let background = self.get(ColorRole::Background).or(base.base_style().bg);
        for role in ColorRole::ALL.into_iter().filter(|role| *role != ColorRole::Background) {
            let ratio = self.get(role).zip(background).and_then(|(color, ground)| contrast_ratio(color, ground));
            if ratio.is_some_and(|ratio| ratio < MIN_TEXT_CONTRAST) {
                self.set(role, None);
                errors.push(ColorError::LikeBackground(role));
            }
        }
        let theme = CustomTheme { name: String::new(), base, colors: *self };
        let colors = [Role::Pro, Role::Con].map(|role| theme.style(role).fg);
        if let [Some(pro), Some(con)] = colors
            && contrast_ratio(pro, con).is_some_and(|ratio| ratio < MIN_PRO_CON_CONTRAST)
        {
            self.set(ColorRole::Pro, None);
            self.set(ColorRole::Con, None);
            errors.push(ColorError::ProLikeCon);
        }
        errors
    }
}

/// A theme from the configuration.
#[derive(Debug, PartialEq, Eq)]
pub struct CustomTheme {
    pub name: String,
    /// A theme of the program with colours.
    pub base: Theme,
    pub colors: CustomColors,
}

impl CustomTheme {
    /// Converts this into a [`Theme`], which is `Copy` and therefore needs a `'static` reference. The memory is never
    /// freed; the configuration is read once per run.
    pub fn into_theme(self) -> Theme {
        Theme::Custom(Box::leak(Box::new(self)))
    }

    pub(super) fn style(&self, role: Role) -> Style {
        let Some(color) = self.colors.get(ColorRole::of_role(role)) else { return self.base.style(role) };
        match role {
            // A colour that is chosen for quiet text is not dimmed again.
            Role::Quiet => Style::new().fg(color),
            _ => monochrome_style(role).fg(color),
        }
    }
}

/// Returns the contrast ratio of two colours (WCAG 2.2, 1.4.3), from 1 to 21. The 16 named colours have the values that
/// xterm gives them. `None` for the terminal's default colours, whose values are unknown.
pub(super) fn contrast_ratio(a: Color, b: Color) -> Option<f64> {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |color: Color| {
        let (r, g, b) = to_rgb(color)?;
        Some(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b))
    };
    let (a, b) = (luminance(a)?, luminance(b)?);
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

fn to_rgb(color: Color) -> Option<(u8, u8, u8)> {
    Some(match color {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Black | Color::Indexed(0) => (0, 0, 0),
        Color::Red | Color::Indexed(1) => (205, 0, 0),
        Color::Green | Color::Indexed(2) => (0, 205, 0),
        Color::Yellow | Color::Indexed(3) => (205, 205, 0),
        Color::Blue | Color::Indexed(4) => (0, 0, 238),
        Color::Magenta | Color::Indexed(5) => (205, 0, 205),
        Color::Cyan | Color::Indexed(6) => (0, 205, 205),
        Color::Gray | Color::Indexed(7) => (229, 229, 229),
        Color::DarkGray | Color::Indexed(8) => (127, 127, 127),
        Color::LightRed | Color::Indexed(9) => (255, 0, 0),
        Color::LightGreen | Color::Indexed(10) => (0, 255, 0),
        Color::LightYellow | Color::Indexed(11) => (255, 255, 0),
        Color::LightBlue | Color::Indexed(12) => (92, 92, 255),
        Color::LightMagenta | Color::Indexed(13) => (255, 0, 255),
        Color::LightCyan | Color::Indexed(14) => (0, 255, 255),
        Color::White | Color::Indexed(15) => (255, 255, 255),
        Color::Indexed(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let index = index - 16;
            (level(index / 36), level(index / 6 % 6), level(index % 6))
        }
        Color::Indexed(index) => {
            let level = 8 + 10 * (index - 232);
            (level, level, level)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colors(pairs: &[(ColorRole, Color)]) -> CustomColors {
        let mut colors = CustomColors::default();
        pairs.iter().for_each(|(role, color)| colors.set(*role, Some(*color)));
        colors
    }

    #[test]
    fn a_theme_replaces_colours_and_keeps_text_attributes() {
        let colors =
            colors(&[(ColorRole::Pro, Color::Indexed(28)), (ColorRole::Background, Color::Rgb(250, 250, 240))]);
        let theme = CustomTheme { name: "paper".to_owned(), base: Theme::Terminal, colors }.into_theme();
        assert_eq!(theme.name(), "paper");
        assert_eq!(theme.base_style().bg, Some(Color::Rgb(250, 250, 240)));
        for role in Role::ALL {
            let (own, base) = (theme.style(role), Theme::Terminal.style(role));
            assert_eq!(own.add_modifier, base.add_modifier, "{role:?}");
            let is_pro = matches!(role, Role::Pro | Role::StrongPro | Role::SlightPro);
            assert_eq!(own.fg, if is_pro { Some(Color::Indexed(28)) } else { base.fg }, "{role:?}");
        }
    }

    #[test]
    fn similar_colours_are_not_used() {
        let mut same = colors(&[(ColorRole::Pro, Color::Rgb(0, 128, 0)), (ColorRole::Con, Color::Rgb(0, 120, 60))]);
        assert_eq!(same.remove_similar(Theme::Terminal), [ColorError::ProLikeCon]);
        assert_eq!(same, CustomColors::default());
        // A single colour is compared with that of the base.
        let mut magenta = colors(&[(ColorRole::Pro, Color::Magenta)]);
        assert_eq!(magenta.remove_similar(Theme::Terminal), [ColorError::ProLikeCon]);
        // The colour that is left out is not compared, but that of the base in its place.
        let white = (ColorRole::Background, Color::White);
        let mut pale = colors(&[white, (ColorRole::Pro, Color::Rgb(255, 255, 240)), (ColorRole::Con, Color::Green)]);
        assert_eq!(
            pale.remove_similar(Theme::Terminal),
            [ColorError::LikeBackground(ColorRole::Pro), ColorError::LikeBackground(ColorRole::Con)]
        );
        let mut same_as_base = colors(&[(ColorRole::Pro, Color::Black), (ColorRole::Con, Color::Indexed(46))]);
        assert_eq!(
            same_as_base.remove_similar(Theme::HighContrast),
            [ColorError::LikeBackground(ColorRole::Pro), ColorError::ProLikeCon]
        );
        let mut dark = colors(&[(ColorRole::Text, Color::DarkGray), (ColorRole::Error, Color::Black)]);
        assert_eq!(dark.remove_similar(Theme::HighContrast), [ColorError::LikeBackground(ColorRole::Error)]);
        let mut unknown = colors(&[(ColorRole::Text, Color::Black)]);
        assert_eq!(unknown.remove_similar(Theme::Terminal), [], "the background of the terminal is unknown");
    }

    #[test]
    fn every_role_has_a_name_and_contrast_is_that_of_the_standard() {
        for role in ColorRole::ALL {
            assert_eq!(ColorRole::from_name(role.name()), Some(role));
        }
        assert_eq!(contrast_ratio(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)), Some(21.0));
        assert_eq!(contrast_ratio(Color::Reset, Color::White), None);
        assert_eq!(contrast_ratio(Color::Indexed(196), Color::Rgb(255, 0, 0)), Some(1.0));
        assert_eq!(to_rgb(Color::Indexed(244)), Some((128, 128, 128)));
    }
}
