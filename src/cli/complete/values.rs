//! The values that can be at the place of an argument: titles, ids, clients, templates, themes, pages and paths.
//!
//! Every value works when it is entered. A title that `pesee open` would not accept is replaced by the id, and texts
//! with control characters are left out.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::config::{Config, Folders, expand_tilde};
use crate::manual::{PAGES, Page};
use crate::messages::has_encrypted_extension;
use crate::phrases;
use crate::runtime;
use crate::store;
use crate::text::{Language, Locale, SafeText, fold};
use crate::walk::TEMPLATES;

use super::super::languages::parse_tag;
use super::super::manual::ALL as ALL_PAGES;
use super::super::open::is_path;

/// Longer titles are replaced by the id: nobody wants such a line.
const MAX_VALUE_COLUMNS: usize = 120;

/// Where values come from.
pub(super) struct ValueSource {
    folders: Option<Folders>,
    themes: Vec<&'static str>,
    language: Language,
}

/// What is offered for an argument.
#[derive(Clone, Copy)]
enum Kind {
    /// A path of a deliberation, a title or an id.
    Name,
    /// The same at the place of a command. Without a letter, the commands are enough.
    NameOrCommand,
    /// A path of a deliberation.
    Deliberation,
    AnyFile,
    Folder,
    Client,
    Template,
    Theme,
    Language,
    Page,
    /// A command, for its manual page.
    Command,
}

/// `FILE` of `pesee FILE`, which has the same id as `FILE` of other commands.
const ROOT_FILE: &str = "root-file";

/// The arguments with values, by their ids. The other arguments have a fixed list of values, or none.
const ARGUMENTS: [(&str, Kind); 25] = [
    ("name", Kind::Name),
    ("file", Kind::Deliberation),
    ("files", Kind::Deliberation),
    ("others", Kind::Deliberation),
    ("reported", Kind::Deliberation),
    ("base", Kind::AnyFile),
    ("ours", Kind::AnyFile),
    ("theirs", Kind::AnyFile),
    ("path", Kind::AnyFile),
    ("table", Kind::AnyFile),
    ("into", Kind::AnyFile),
    ("output", Kind::AnyFile),
    ("unsealed", Kind::AnyFile),
    ("identity", Kind::AnyFile),
    ("log", Kind::AnyFile),
    ("dir", Kind::Folder),
    ("all", Kind::Folder),
    ("client", Kind::Client),
    ("template", Kind::Template),
    ("template_name", Kind::Template),
    ("theme", Kind::Theme),
    ("lang", Kind::Language),
    ("page", Kind::Page),
    ("command", Kind::Command),
    (ROOT_FILE, Kind::NameOrCommand),
];

/// Adds the values to the arguments of a command and its subcommands.
pub(super) fn add_values(command: Command, source: &Arc<ValueSource>) -> Command {
    let names: Arc<[String]> = command.get_subcommands().map(|about| about.get_name().to_owned()).collect();
    let add = |command: Command| {
        let is_root = command.get_name() == "pesee";
        command.mut_args(|arg| add_to_argument(arg, is_root, source, &names))
    };
    add(command).mut_subcommands(add)
}

fn add_to_argument(arg: Arg, is_root: bool, source: &Arc<ValueSource>, commands: &Arc<[String]>) -> Arg {
    let id = if is_root && arg.get_id() == "file" { ROOT_FILE } else { arg.get_id().as_str() };
    let Some((_, kind)) = ARGUMENTS.iter().find(|(known, _)| *known == id).copied() else { return arg };
    let takes_values = arg.is_positional() || arg.get_action().takes_values();
    if !takes_values {
        // `--all` of `report` is a flag.
        return arg;
    }
    let (source, commands) = (Arc::clone(source), Arc::clone(commands));
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| source.find(kind, &typed.to_string_lossy(), &commands)))
}

/// Returns whether a text can be a word of a command line that is shown on one line. Shells write what they complete to
/// the terminal as it is.
pub(super) fn is_typable(text: &str) -> bool {
    !text.is_empty() && SafeText::sanitize(text).as_str() == text
}

impl ValueSource {
    pub(super) fn new(folders: Option<Folders>, config: &Config, language: Language) -> ValueSource {
        ValueSource { folders, themes: config.themes.iter().map(|theme| theme.name()).collect(), language }
    }

    /// Returns the values of a kind that begin with `typed`, in any case.
    fn find(&self, kind: Kind, typed: &str, commands: &[String]) -> Vec<CompletionCandidate> {
        let mut found = match kind {
            Kind::NameOrCommand if typed.is_empty() => list_paths(typed, is_deliberation),
            Kind::Name | Kind::NameOrCommand => {
                [list_paths(typed, is_deliberation), self.list_names(typed, commands)].concat()
            }
            Kind::Deliberation if typed.is_empty() => {
                [list_paths(typed, is_deliberation), self.list_library()].concat()
            }
            Kind::Deliberation => list_paths(typed, is_deliberation),
            Kind::AnyFile => list_paths(typed, |_| true),
            Kind::Folder => list_paths(typed, |_| false),
            Kind::Client => self.list_clients(typed),
            Kind::Template => self.list_templates(),
            Kind::Theme => self.themes.iter().map(|name| Value::new(*name)).collect(),
            Kind::Language => self.list_languages(),
            Kind::Page => {
                let value = |page: &Page| Value::new(page.name(self.language)).about(page.title(self.language));
                PAGES.iter().map(value).chain([Value::new(ALL_PAGES)]).collect()
            }
            Kind::Command => commands.iter().map(Value::new).collect(),
        };
        let typed = typed.to_lowercase();
        found.retain(|value| is_typable(&value.text) && value.text.to_lowercase().starts_with(&typed));
        found.into_iter().map(Value::into_candidate).collect()
    }

    fn list_languages(&self) -> Vec<Value> {
        let built_in = Language::BUILT_IN.into_iter();
        let built_in = built_in.map(|language| Value::new(language.tag()).about(language.name()));
        let catalogues = self.folders.iter().flat_map(|folders| store::list_catalogues(&folders.config));
        built_in.chain(catalogues.filter_map(|path| parse_tag(&path)).map(Value::new)).collect()
    }

    fn list_templates(&self) -> Vec<Value> {
        let locale = Locale::new(self.language);
        let value = |name| Value::new(name).about(phrases::template_description(&locale, name).as_str());
        TEMPLATES.iter().map(|template| value(template.name)).collect()
    }

    /// Returns the heads of the deliberations that are not encrypted, and that can contain `typed`.
    fn read_heads(&self, typed: &str) -> Vec<store::NamedHead> {
        let Some(folders) = &self.folders else { return Vec::new() };
        let mut files = store::list_files(&folders.sessions);
        let mut heads: Vec<_> =
            runtime::read_each(&mut files, None, |path| store::read_head(path, typed)).into_iter().flatten().collect();
        heads.sort_by(|a, b| (fold(&a.head.title), &a.path).cmp(&(fold(&b.head.title), &b.path)));
        heads
    }

    fn list_clients(&self, typed: &str) -> Vec<Value> {
        let mut clients: Vec<Value> = Vec::new();
        // A client is offered as the program shows it, so only plain letters are surely in the file as they are typed.
        for named in self.read_heads(if typed.is_ascii() { typed } else { "" }) {
            // `--client` compares the texts that the program shows.
            let client = SafeText::sanitize(named.head.client.as_deref().unwrap_or_default().trim());
            if client.width() <= MAX_VALUE_COLUMNS {
                clients.push(Value::new(client.as_str()));
            }
        }
        clients.sort_by_cached_key(|client| fold(&client.text));
        clients.dedup_by_key(|client| fold(&client.text));
        clients
    }

    /// Returns the title of each deliberation, or its id if the title does not find it; and every id that is being
    /// typed.
    fn list_names(&self, typed: &str, commands: &[String]) -> Vec<Value> {
        let heads = self.read_heads(typed);
        let mut counts: HashMap<String, usize> = HashMap::new();
        heads.iter().for_each(|named| *counts.entry(named.head.title.to_lowercase()).or_default() += 1);
        let ids: HashSet<String> = heads.iter().filter_map(|named| Some(named.head.id.as_ref()?.to_string())).collect();
        let finds_one = |title: &String| {
            let is_short = is_typable(title) && SafeText::sanitize(title).width() <= MAX_VALUE_COLUMNS;
            // `pesee open` looks for an id first, and `pesee` for a command.
            let lowercase = title.to_lowercase();
            let is_only = counts.get(&lowercase) == Some(&1) && !ids.contains(&lowercase) && !commands.contains(title);
            // Spaces at both ends are easily lost, and a hyphen begins an option.
            let is_word = title.trim() == title && !title.starts_with('-');
            is_short && is_only && is_word && !is_path(Path::new(title))
        };
        let mut names = Vec::new();
        for named in &heads {
            let (title, id) = (&named.head.title, named.head.id.as_ref().map(ToString::to_string));
            let has_title = finds_one(title);
            if has_title {
                names.push(Value::new(title));
            }
            // Without an id, the path is left.
            let other = id.filter(|id| !has_title || !typed.is_empty() && id.starts_with(typed));
            let other = other.or_else(|| (!has_title).then(|| named.path.to_string_lossy().into_owned()));
            names.extend(other.map(|other| Value::new(other).about(SafeText::excerpt(title).as_str())));
        }
        names
    }

    /// Returns the paths of the library, unless it is the current folder. Encrypted files are left out: their names are
    /// listed only in a folder that the user has typed.
    fn list_library(&self) -> Vec<Value> {
        let Some(folders) = &self.folders else { return Vec::new() };
        let sessions = std::path::absolute(&folders.sessions).unwrap_or_else(|_| folders.sessions.clone());
        if std::env::current_dir().is_ok_and(|here| here == sessions) {
            return Vec::new();
        }
        let mut paths = store::list_files(&sessions);
        paths.retain(|path| !has_encrypted_extension(path));
        paths.sort();
        paths.iter().filter_map(|path| path.to_str()).map(Value::new).collect()
    }
}

/// A value and its description.
#[derive(Clone)]
struct Value {
    text: String,
    about: String,
}

impl Value {
    fn new(text: impl AsRef<str>) -> Value {
        Value { text: text.as_ref().to_owned(), about: String::new() }
    }

    fn about(self, about: &str) -> Value {
        Value { about: about.to_owned(), ..self }
    }

    fn into_candidate(self) -> CompletionCandidate {
        let about = (!self.about.is_empty()).then(|| self.about.into());
        CompletionCandidate::new(self.text).help(about)
    }
}

fn is_deliberation(path: &Path) -> bool {
    has_encrypted_extension(path) || path.extension().is_some_and(|extension| extension == "toml")
}

/// Returns the folders, with `/`, and the wanted files whose paths begin with `typed`. Hidden ones must be typed.
fn list_paths(typed: &str, is_wanted: impl Fn(&Path) -> bool) -> Vec<Value> {
    let (folder, begun) = typed.rfind('/').map_or(("", typed), |at| typed.split_at(at + 1));
    let place = if folder.is_empty() { ".".into() } else { expand_tilde(Path::new(folder)) };
    let mut paths = Vec::new();
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| name.starts_with(begun)) else { continue };
        let (path, is_hidden) = (entry.path(), name.starts_with('.') && !begun.starts_with('.'));
        if is_hidden {
            continue;
        }
        if path.is_dir() {
            paths.push(Value::new(format!("{folder}{name}/")));
        } else if is_wanted(&path) {
            paths.push(Value::new(format!("{folder}{name}")));
        }
    }
    paths.sort_by(|a, b| a.text.cmp(&b.text));
    paths
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::super::args::Cli;
    use super::*;

    /// The arguments whose values only the user knows.
    const FREE: [&str; 8] = ["since", "scale", "weights", "column", "encoding", "draws", "passphrase_fd", "recipients"];

    #[test]
    fn every_argument_has_values_or_is_known_to_have_none() {
        let root = Cli::command();
        let commands = std::iter::once(&root).chain(root.get_subcommands());
        let arguments: Vec<&Arg> = commands.flat_map(Command::get_arguments).collect();
        for arg in &arguments {
            let (id, is_flag) = (arg.get_id().as_str(), !arg.get_action().takes_values());
            let is_listed = ARGUMENTS.iter().any(|(known, _)| *known == id) || FREE.contains(&id);
            assert!(is_flag || is_listed || !arg.get_possible_values().is_empty(), "{id}");
        }
        for id in ARGUMENTS.iter().map(|(id, _)| *id).chain(FREE).filter(|id| *id != ROOT_FILE) {
            assert!(arguments.iter().any(|arg| arg.get_id() == id), "{id}");
        }
    }
}
