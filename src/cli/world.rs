//! What every command works with: the environment, the folders, the clock, the reader's language, the streams.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::config::{Config, Environment, Folders, NoHome};
use crate::deliberation::{Deliberation, Fault, Problem, Unread};
use crate::runtime::Clock;
use crate::say;
use crate::store;
use crate::tell;
use crate::text::{Language, Shown, Tongue};

use super::args::{Color, Common, Lang};
use super::{Ending, faults};

/// The world of one run.
pub(super) struct World<'a> {
    pub(super) environment: &'a dyn Environment,
    pub(super) common: Common,
    pub(super) config: Config,
    pub(super) clock: Clock,
    pub(super) tongue: Tongue,
}

impl<'a> World<'a> {
    /// Reads the configuration; what is wrong with it is said and passed over.
    pub(super) fn new(environment: &'a dyn Environment, common: Common) -> World<'a> {
        let (config, trouble) = configuration(environment);
        let clock = Clock::new(environment);
        let language = crate::config::language(asked(&common), environment, &config, None);
        let world = World { environment, common, config, clock, tongue: Tongue::new(language) };
        if let Some((path, why)) = trouble {
            let reason = match why {
                Wrong::File(problem) => say::fault(&world.tongue, &Fault { place: None, problem }),
                Wrong::Content(reason) => reason,
            };
            super::complain(&tell!(world.tongue, "cli-config", path = Shown::path(path), reason = reason));
        }
        world
    }

    /// Speaks the language of a deliberation, where nobody asked for another.
    pub(super) fn speak_like(&mut self, document: &Deliberation) {
        let file = document.language().map(say::language);
        let language = crate::config::language(asked(&self.common), self.environment, &self.config, file);
        if language != self.tongue.language() {
            self.tongue = Tongue::new(language);
        }
    }

    /// Which language to speak for a deliberation in a language, or for none; for the screen, which opens several.
    pub(super) fn speaker(&self) -> Box<dyn Fn(Option<Language>) -> Language> {
        let asked = asked(&self.common);
        let none = crate::config::language(asked, self.environment, &self.config, None);
        // A file's language only counts where nobody asked for one before it.
        let decides = |file| crate::config::language(asked, self.environment, &self.config, Some(file));
        let (english, french) = (decides(Language::English), decides(Language::French));
        Box::new(move |file| match file {
            None => none,
            Some(Language::English) => english,
            Some(Language::French) => french,
        })
    }

    /// The folders, or a sentence and the end.
    pub(super) fn folders(&self) -> Result<Folders, Ending> {
        Folders::find(self.environment, self.common.dir.as_deref(), &self.config)
            .map_err(|NoHome| Ending::Said(1, tell!(self.tongue, "cli-no-home")))
    }

    /// Reads a deliberation, or says everything that is wrong with it.
    pub(super) fn load(&mut self, path: &Path) -> Result<store::Opened, Ending> {
        match store::Opened::load(path) {
            Ok(opened) => {
                self.speak_like(opened.document());
                Ok(opened)
            }
            Err(found) => {
                self.complain_of(path, &found);
                Err(Ending::Code(3))
            }
        }
    }

    /// Says everything that is wrong with a file, on standard error.
    pub(super) fn complain_of(&self, path: &Path, found: &[Fault]) {
        let colored = self.colored(io::stderr().is_terminal());
        for fault in found {
            drop(writeln!(io::stderr(), "{}", faults::spelt(&self.tongue, path, fault, colored)));
        }
    }

    /// Whether to use colour on a stream that is, or is not, a terminal.
    pub(super) fn colored(&self, on_terminal: bool) -> bool {
        match self.common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let dumb = self.environment.text("TERM").as_deref() == Some("dumb");
                on_terminal && self.environment.var("NO_COLOR").is_none() && !dumb
            }
        }
    }

    /// Whether the walk is wanted as plain lines.
    pub(super) fn plain(&self) -> bool {
        let dumb = self.environment.text("TERM").as_deref() == Some("dumb");
        self.common.plain || self.environment.is_on("ACCESSIBLE") || dumb
    }
}

pub(super) fn asked(common: &Common) -> Option<Language> {
    common.lang.map(|lang| match lang {
        Lang::En => Language::English,
        Lang::Fr => Language::French,
    })
}

/// Why a configuration is passed over.
#[derive(Debug)]
pub(super) enum Wrong {
    /// Its text cannot be had.
    File(Problem),
    /// Its text does not say what a configuration says: where, and the parser's reason.
    Content(Shown),
}

/// The largest configuration that is read, in bytes: there are two things to say in one.
const LARGEST_CONFIG: u64 = 1 << 16;

/// The configuration, and what is wrong with it. That there is none is nothing wrong.
pub(super) fn configuration(environment: &dyn Environment) -> (Config, Option<(PathBuf, Wrong)>) {
    let Ok(folder) = Folders::config(environment) else { return (Config::default(), None) };
    let path = folder.join("config.toml");
    let text = match store::read_text(&path, LARGEST_CONFIG) {
        Ok(text) => text,
        Err(Problem::Unread(Unread::NotThere)) => return (Config::default(), None),
        Err(problem) => return (Config::default(), Some((path, Wrong::File(problem)))),
    };
    match Config::read(&text) {
        Ok(config) => (config, None),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let before = text.get(..at).unwrap_or_default();
            let (line, column) =
                (before.matches('\n').count() + 1, before.chars().rev().take_while(|c| *c != '\n').count() + 1);
            let reason = Shown::brief(&format!("{line}:{column}: {}", error.message()));
            (Config::default(), Some((path, Wrong::Content(reason))))
        }
    }
}
