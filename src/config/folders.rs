//! The folders for data, configuration and state. The first one that is set counts: `PESEE_*_DIR`, the XDG variables
//! (also on macOS), the default folder of the platform.

use std::path::{Path, PathBuf};

use super::{Config, Environment};

/// The folders the program uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The folder of the deliberations.
    pub sessions: PathBuf,
    /// The folder for emergency copies, earlier versions, locks and the trash.
    pub state: PathBuf,
    /// The folder with `config.toml`.
    pub config: PathBuf,
}

/// The error for a system without a home folder, if no variable and no setting names the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoHomeError;

impl Folders {
    /// The name of the configuration file in its folder.
    pub const CONFIG_FILE: &str = "config.toml";

    /// Finds the configuration folder. This is separate because the configuration file can name the folder of the
    /// deliberations.
    pub fn find_config_folder(environment: &dyn Environment) -> Result<PathBuf, NoHomeError> {
        resolve_folder(environment, "PESEE_CONFIG_DIR", "XDG_CONFIG_HOME", |platform| platform.config_dir().to_owned())
    }

    /// Finds all folders. `dir` is the value of the option `--dir`.
    pub fn find(environment: &dyn Environment, dir: Option<&Path>, config: &Config) -> Result<Folders, NoHomeError> {
        let data = || {
            resolve_folder(environment, "PESEE_DATA_DIR", "XDG_DATA_HOME", |platform| platform.data_dir().to_owned())
        };
        let requested = dir.map(Path::to_owned).or_else(|| environment.var("PESEE_DIR").map(PathBuf::from));
        let sessions = match requested.or_else(|| config.folder.as_deref().map(expand_tilde)) {
            Some(folder) => folder,
            None => data()?.join("sessions"),
        };
        let state = resolve_folder(environment, "PESEE_STATE_DIR", "XDG_STATE_HOME", |platform| {
            platform.state_dir().unwrap_or_else(|| platform.data_local_dir()).to_owned()
        });
        // Without a home folder, the program works if the folder of the deliberations is named.
        let state = state.unwrap_or_else(|NoHomeError| sessions.join(".pesee"));
        let config = Folders::find_config_folder(environment).unwrap_or_else(|_| state.join("config"));
        Ok(Folders { sessions, state, config })
    }
}

/// Replaces `~` at the start of a path by the home folder. No shell expands the paths in the configuration file and in
/// input fields.
pub fn expand_tilde(folder: &Path) -> PathBuf {
    let home = || Some(directories::BaseDirs::new()?.home_dir().to_owned());
    match folder.strip_prefix("~").ok().and_then(|rest| Some(home()?.join(rest))) {
        Some(folder) => folder,
        None => folder.to_owned(),
    }
}

fn resolve_folder(
    environment: &dyn Environment,
    own: &str,
    xdg: &str,
    platform: impl FnOnce(&directories::ProjectDirs) -> PathBuf,
) -> Result<PathBuf, NoHomeError> {
    if let Some(folder) = environment.var(own) {
        return Ok(PathBuf::from(folder));
    }
    // The XDG specification requires that relative paths are ignored.
    if let Some(folder) = environment.var(xdg).map(PathBuf::from).filter(|folder| folder.is_absolute()) {
        return Ok(folder.join("pesee"));
    }
    directories::ProjectDirs::from("", "", "pesee").map(|found| platform(&found)).ok_or(NoHomeError)
}

#[cfg(test)]
mod tests {
    use super::super::TestEnvironment;
    use super::*;

    #[test]
    fn pesee_variables_override_xdg_variables() {
        let set =
            TestEnvironment(&[("PESEE_STATE_DIR", "/ours"), ("XDG_STATE_HOME", "/xdg"), ("XDG_DATA_HOME", "/data")]);
        let folders = Folders::find(&set, None, &Config::default()).unwrap();
        assert_eq!(folders.state, Path::new("/ours"));
        assert_eq!(folders.sessions, Path::new("/data/pesee/sessions"));
        let asked = Folders::find(&set, Some(Path::new("/asked")), &Config::default()).unwrap();
        assert_eq!(asked.sessions, Path::new("/asked"));
    }

    #[test]
    fn relative_xdg_folders_are_ignored() {
        let set = TestEnvironment(&[("XDG_CONFIG_HOME", "relative"), ("PESEE_CONFIG_DIR", "/c")]);
        assert_eq!(Folders::find_config_folder(&set).unwrap(), Path::new("/c"));
        let set = TestEnvironment(&[("XDG_CONFIG_HOME", "relative")]);
        assert_ne!(Folders::find_config_folder(&set).ok(), Some(PathBuf::from("relative/pesee")));
    }
}
