//! Provides the templates of new deliberations: files in the ordinary format, in each language, without ratings.

use pesee_core::deliberation::{Deliberation, Language};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// The name that `pesee new --template` accepts.
    pub name: &'static str,
    english: &'static str,
    french: &'static str,
}

impl Template {
    /// Returns the text of the template: a file of format 1 with comments for the reader.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.english,
            Language::Fr => self.french,
        }
    }
}

macro_rules! template {
    ($name:literal) => {
        Template {
            name: $name,
            english: include_str!(concat!("../../assets/templates/", $name, ".en.toml")),
            french: include_str!(concat!("../../assets/templates/", $name, ".fr.toml")),
        }
    };
}

/// The templates, in the order in which they are offered.
pub const TEMPLATES: &[Template] =
    &[template!("two-accounts"), template!("first-account"), template!("employee-voice")];

/// A deliberation with all answers, for exploring the program; not offered as a template.
pub const EXAMPLE: Template = template!("example");

/// Returns the template or the example called `name`.
pub fn find_template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().chain([&EXAMPLE]).find(|template| template.name == name)
}

/// Returns the text of the template from which a deliberation was created, in its language, if the template is known.
pub fn find_template_text(document: &Deliberation) -> Option<&'static str> {
    let found = find_template(document.head().template.as_deref()?)?;
    Some(found.text(document.language().unwrap_or(Language::En)))
}
