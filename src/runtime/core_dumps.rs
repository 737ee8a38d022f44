//! Core dumps of the process, which would write passphrases and the text of encrypted files to the disk.

/// Forbids core dumps of this process and of the programs that it starts, such as the editor. On Linux, the process is
/// also not dumpable, because the limit does not apply to a program of the system that receives core dumps; other
/// processes of the same user then cannot read its memory either.
///
/// This happens at the start of the program, before it knows whether a file is encrypted: a passphrase may be the first
/// thing that it reads.
pub fn forbid_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Lowering a limit is always allowed, so there is no error to report.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, dumpable_behavior, getrlimit};

    #[test]
    fn the_process_has_no_core_dumps_and_is_not_dumpable() {
        super::forbid_core_dumps();
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
        assert_eq!(getrlimit(Resource::Core), Rlimit { current: Some(0), maximum: Some(0) });
    }
}
