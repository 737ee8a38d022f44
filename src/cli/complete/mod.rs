//! `pesee __complete SHELL …`: what can come next on an unfinished command line. The scripts of `pesee completions` for
//! bash, zsh and fish call it; it is no command for people.
//!
//! `clap_complete` finds the argument at the cursor, and [`values`] the values of the argument. The adapters for shells
//! are the program's own, because those of `clap_complete` quote no value: a title with a space would become two words.
//! Nothing here prints an error: an error message would be in the middle of the line that the user is typing.

mod values;
mod words;

use std::ffi::OsString;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use clap_complete::engine::{CompletionCandidate, complete};

use crate::config::{Environment, Folders, expand_tilde};
use crate::runtime::{HangingPlace, wait_while_hanging};
use crate::text::{Language, Locale, SafeText};

use super::languages::Languages;
use super::{context, help};
use values::ValueSource;
use words::{TypedLine, quote_for_bash};

/// The first argument of a completion. No command has this name.
pub(super) const COMPLETE: &str = "__complete";

/// How long a completion may take. The shell waits for it, and the disk may not answer.
const TIMEOUT: Duration = Duration::from_secs(2);

/// A value that can come next.
struct Candidate {
    value: String,
    about: SafeText,
}

/// Prints what can come next, one value a line; nothing if the arguments are not those of a script.
pub(super) fn run(arguments: &[OsString], environment: &dyn Environment) {
    let texts: Vec<String> = arguments.iter().map(|text| text.to_string_lossy().into_owned()).collect();
    let reply = match texts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bash", line, word] => {
            let typed = TypedLine::split(line);
            let candidates = find_candidates(typed.words.clone(), environment);
            reply_to_bash(&candidates, &typed, word)
        }
        ["zsh", words @ ..] => reply_with_descriptions(&find_candidates(to_owned(words), environment)),
        ["fish", token, words @ ..] => {
            let token = TypedLine::split(token).words.pop().unwrap_or_default();
            let words = to_owned(words).into_iter().chain([token]).collect();
            reply_with_descriptions(&find_candidates(words, environment))
        }
        _ => return,
    };
    // The shell that asked may be gone.
    drop(super::print_text(&reply));
}

fn to_owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Returns what can be at the place of the last word.
fn find_candidates(mut words: Vec<String>, environment: &dyn Environment) -> Vec<Candidate> {
    // Assignments can precede the program.
    let is_assignment = |word: &String| word.split_once('=').is_some_and(|(name, _)| !name.contains('/'));
    words.drain(..words.iter().take_while(|word| is_assignment(word)).count());
    let languages = Languages::new(environment);
    let (config, _) = context::load_config(environment, &languages);
    let before: Vec<OsString> = words.iter().rev().skip(1).rev().map(OsString::from).collect();
    let requested = super::find_language_arg(&before).and_then(|tag| languages.find(tag));
    let language = languages.choose(requested, environment, &config, None);
    let dir = find_dir_arg(&before).map(|dir| expand_tilde(Path::new(&dir)));
    let folders = Folders::find(environment, dir.as_deref(), &config).ok();
    let source = ValueSource::new(folders, &config, language);
    let (sender, found) = mpsc::channel();
    let find = move || drop(sender.send(find_with(source, words, language)));
    match thread::Builder::new().name("complete".to_owned()).spawn(find) {
        Ok(_) => found.recv_timeout(TIMEOUT).unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

fn find_with(source: ValueSource, words: Vec<String>, language: Language) -> Vec<Candidate> {
    wait_while_hanging(HangingPlace::Disk);
    let mut command = values::add_values(help::localized_command(&Locale::new(language), false), &Arc::new(source));
    let Some(last) = words.len().checked_sub(1) else { return Vec::new() };
    // Options are listed once a hyphen is typed. Otherwise they would hide the values.
    let lists_options = words.last().is_some_and(|word| word.starts_with('-'));
    let words = words.into_iter().map(OsString::from).collect();
    let found = complete(&mut command, words, last, std::env::current_dir().ok().as_deref()).unwrap_or_default();
    found
        .iter()
        .filter_map(to_candidate)
        .filter(|candidate| lists_options || !candidate.value.starts_with('-'))
        .collect()
}

/// Returns a candidate, unless its value cannot be written on a line.
fn to_candidate(found: &CompletionCandidate) -> Option<Candidate> {
    let value = found.get_value().to_str().filter(|value| values::is_typable(value))?.to_owned();
    let about = found.get_help().map(|about| SafeText::sanitize(&about.to_string())).unwrap_or_default();
    Some(Candidate { value, about })
}

/// Returns the value of `--dir` among the words before the cursor.
fn find_dir_arg(words: &[OsString]) -> Option<String> {
    let texts: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let after =
        texts.windows(2).rev().find(|pair| pair.first() == Some(&"--dir")).and_then(|pair| pair.get(1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--dir="));
    after.or(joined).map(str::to_owned)
}

/// Returns the lines for bash. `word` is the part of the line that bash replaces. It stays as it was typed, and the
/// rest of the value is quoted in the same way: bash itself quotes nothing.
fn reply_to_bash(candidates: &[Candidate], typed: &TypedLine, word: &str) -> String {
    let begun = typed.words.last().map_or("", String::as_str);
    let rests = candidates.iter().filter_map(|candidate| candidate.value.strip_prefix(begun));
    rests.map(|rest| format!("{word}{}\n", quote_for_bash(rest, typed.quote))).collect()
}

/// Returns the lines for zsh and fish, which quote the values themselves: a value, a tab and its description.
fn reply_with_descriptions(candidates: &[Candidate]) -> String {
    let line = |Candidate { value, about }: &Candidate| match about.is_empty() {
        true => format!("{value}\n"),
        false => format!("{value}\t{about}\n"),
    };
    candidates.iter().map(line).collect()
}
