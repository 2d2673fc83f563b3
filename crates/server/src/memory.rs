//! What a running process holds in its memory: keys, and personal values in clear.

/// Keeps the memory of this process out of core dumps, and out of reach of other processes of the same user. Swap is
/// the machine's to encrypt: what is in memory cannot be kept from it without more rights than a server should have.
pub fn keep_from_dumps() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
    {
        tracing::warn!(%error, "a core dump of this process would hold its keys");
    }
}

/// Whether it is kept out of them.
pub fn is_kept_from_dumps() -> bool {
    #[cfg(target_os = "linux")]
    return rustix::process::dumpable_behavior() == Ok(rustix::process::DumpableBehavior::NotDumpable);
    #[cfg(not(target_os = "linux"))]
    false
}
