//! What a child may not do, said to the system by the child itself before it sees the first byte.

/// From here on this process can open nothing, write no file, and take no more than `memory` bytes. macOS does not hold
/// it to the last, Windows to none: see [`super`].
#[cfg(unix)]
pub fn set(memory: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (what, limit) in [(Resource::As, memory), (Resource::Nofile, 3), (Resource::Fsize, 0), (Resource::Core, 0)] {
        // A system that does not know a bound still has the others.
        setrlimit(what, Rlimit { current: Some(limit), maximum: Some(limit) }).ok();
    }
}

#[cfg(not(unix))]
pub fn set(_memory: u64) {}
