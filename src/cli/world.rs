//! What every command works with: the environment, the folders, the clock, the reader's language, the streams.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::config::{Config, Environment, Folders, NoHome, Remark, Wrong};
use crate::messages::{FileError, FileErrorKind, ReadError, Secret};
use crate::runtime::Clock;
use crate::say;
use crate::store;
use crate::tell;
use crate::text::{Language, Shown, Tongue};
use crate::ui::theme::Theme;
use pesee_core::deliberation::Deliberation;

use super::args::{Color, Common, Lang};
use super::{Ending, faults};

/// The world of one run.
pub(super) struct World<'a> {
    pub(super) environment: &'a dyn Environment,
    pub(super) common: Common,
    pub(super) config: Config,
    pub(super) clock: Clock,
    pub(super) tongue: Tongue,
    /// The first thing that is wrong with the configuration: the full screen hides what standard error says.
    pub(super) remark: Option<Shown>,
    /// The passphrase that a descriptor gave.
    pub(super) passphrase: Option<Secret>,
}

impl<'a> World<'a> {
    /// Reads the configuration; what is wrong with it is said and passed over.
    pub(super) fn new(environment: &'a dyn Environment, common: Common) -> World<'a> {
        let (config, trouble) = configuration(environment);
        let clock = Clock::new(environment);
        let language = crate::config::language(asked(&common), environment, &config, None);
        let tongue = Tongue::new(language);
        let remarks = trouble.map(|(path, why)| said(&tongue, &path, &why)).unwrap_or_default();
        remarks.iter().for_each(super::complain);
        World { environment, common, config, clock, tongue, remark: remarks.into_iter().next(), passphrase: None }
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
    pub(super) fn load(&mut self, path: &Path) -> Result<store::OpenFile, Ending> {
        match self.unseal(path) {
            Ok(opened) => {
                self.speak_like(opened.document());
                Ok(opened)
            }
            Err(found) => {
                self.complain_of(path, &found);
                Err(Ending::Code(code(&found)))
            }
        }
    }

    /// Says everything that is wrong with a file, on standard error.
    pub(super) fn complain_of(&self, path: &Path, found: &[FileError]) {
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

    /// How the screen looks: what was asked for, else what the configuration says; without colour where none is wanted.
    pub(super) fn theme(&self) -> Theme {
        let named = self.common.theme.map(Theme::from).or(self.config.theme).unwrap_or_default();
        if self.colored(true) { named } else { Theme::Mono }
    }

    /// Whether the walk is wanted as plain lines.
    pub(super) fn plain(&self) -> bool {
        let dumb = self.environment.text("TERM").as_deref() == Some("dumb");
        self.common.plain || self.environment.is_on("ACCESSIBLE") || dumb
    }
}

/// The exit code of a file that is not read: it stays sealed, or is not valid.
pub(super) fn code(found: &[FileError]) -> u8 {
    if found.iter().any(|fault| matches!(fault.kind, FileErrorKind::Encryption(_))) { 5 } else { 3 }
}

pub(super) fn asked(common: &Common) -> Option<Language> {
    common.lang.map(|lang| match lang {
        Lang::En => Language::English,
        Lang::Fr => Language::French,
    })
}

/// What a configuration could not say.
#[derive(Debug)]
pub(super) enum Amiss {
    /// Its text cannot be had: nothing of it holds.
    File(FileErrorKind),
    /// Parts of it: the rest holds.
    Parts(Vec<Remark>),
}

/// The largest configuration that is read, in bytes: there are few things to say in one.
const LARGEST_CONFIG: u64 = 1 << 16;
/// How many things that are wrong with it are told.
const MOST_REMARKS: usize = 5;

/// The configuration, and what is wrong with it. That there is none is nothing wrong.
pub(super) fn configuration(environment: &dyn Environment) -> (Config, Option<(PathBuf, Amiss)>) {
    let Ok(folder) = Folders::config(environment) else { return (Config::default(), None) };
    let path = folder.join("config.toml");
    match store::read_text(&path, LARGEST_CONFIG) {
        Ok(text) => {
            let (config, remarks) = Config::read(&text);
            (config, (!remarks.is_empty()).then_some((path, Amiss::Parts(remarks))))
        }
        Err(FileErrorKind::Read(ReadError::NotFound)) => (Config::default(), None),
        Err(problem) => (Config::default(), Some((path, Amiss::File(problem)))),
    }
}

/// What is wrong with the configuration, in sentences.
fn said(tongue: &Tongue, path: &Path, why: &Amiss) -> Vec<Shown> {
    let path = Shown::path(path);
    let remarks = match why {
        Amiss::File(problem) => {
            let reason = say::fault(tongue, &FileError { position: None, kind: problem.clone() });
            return vec![tell!(tongue, "cli-config", path = path, reason = reason)];
        }
        Amiss::Parts(remarks) => remarks,
    };
    let sentence = |remark: &Remark| {
        let reason = match &remark.wrong {
            Wrong::Syntax(reason) => Shown::brief(reason),
            Wrong::Unknown(key) => {
                let known = Shown::join(&Config::KEYS.map(Shown::fixed), ", ");
                tell!(tongue, "cli-config-unknown", key = Shown::brief(key), known = known)
            }
            Wrong::Value { key, takes } => {
                let takes = Shown::join(&takes.iter().copied().map(Shown::fixed).collect::<Vec<_>>(), ", ");
                tell!(tongue, "cli-config-value", key = Shown::fixed(key), takes = takes)
            }
        };
        let place = Shown::outside(&format!("{}:{}", remark.line, remark.column));
        tell!(tongue, "cli-config-part", path = path.clone(), place = place, reason = reason)
    };
    remarks.iter().take(MOST_REMARKS).map(sentence).collect()
}
