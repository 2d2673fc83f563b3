//! Cleaning in a child process that may do nothing but compute.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::{Kind, MOST_BYTES, Refused, Scan, Upload, clean};

/// Most address space of the child, in bytes. The largest picture (40 megapixels of four colours, 16 bits each) takes
/// 500 MiB; the rest is for the program itself.
pub const MOST_MEMORY: u64 = 640 << 20;
/// Most processor time of the child, in seconds.
pub const MOST_PROCESSOR_TIME: u64 = 10;
/// Longest that the child is waited for.
pub const MOST_TIME: Duration = Duration::from_secs(20);

/// First byte of the child's answer: it has limited itself and begins.
const READY: u8 = b'R';
/// Keeps mimalloc, if the child has it, from taking a gibibyte of address space before the limit holds.
const NO_RESERVE: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "0");
/// How often the parent looks whether the child has ended, once it has answered.
const LOOK: Duration = Duration::from_millis(2);
/// Second byte of the answer.
const CODES: [(u8, Result<Kind, Refused>); 9] = [
    (b'j', Ok(Kind::Jpeg)),
    (b'p', Ok(Kind::Pdf)),
    (b'E', Err(Refused::Empty)),
    (b'L', Err(Refused::TooLarge)),
    (b'U', Err(Refused::Unknown)),
    (b'D', Err(Refused::Damaged)),
    (b'P', Err(Refused::TooManyPixels)),
    (b'C', Err(Refused::Encrypted)),
    (b'T', Err(Refused::TooLong)),
];
/// Bytes of an answer before the file.
const HEAD: usize = 2;

/// Where scans are cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cleaner {
    /// In this process: for tests.
    Here,
    /// In a child process: the program, by its whole path, and arguments that make it call [`child`] before anything
    /// else.
    Apart(PathBuf, Vec<&'static str>),
}

impl Cleaner {
    /// `bytes` decoded and written anew, as by [`clean`]. It blocks, at most for [`MOST_TIME`]. A child that dies or
    /// takes too long says that the file is damaged. The outer error is not the file's: the child cannot be started,
    /// or does not come to begin.
    pub fn clean(&self, bytes: &[u8]) -> anyhow::Result<Result<Scan, Refused>> {
        match self {
            Self::Here => Ok(clean(bytes)),
            Self::Apart(program, arguments) => match Upload::of(bytes) {
                Ok(_) => ask(program, arguments, bytes, MOST_TIME),
                Err(refused) => Ok(Err(refused)),
            },
        }
    }
}

/// All that the child does: limits itself, cleans its standard input and writes the answer to its standard output.
/// To be called first in `main`, before there are threads, open files or settings.
pub fn child() -> ExitCode {
    match answer() {
        Ok(()) => ExitCode::SUCCESS,
        // Nobody reads its standard error.
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer() -> anyhow::Result<()> {
    limit_self()?;
    let mut out = std::io::stdout().lock();
    out.write_all(&[READY])?;
    out.flush()?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let cleaned = clean(&bytes);
    let found = cleaned.as_ref().map(|scan| scan.kind).map_err(|refused| *refused);
    let (code, _) = CODES.iter().find(|(_, known)| *known == found).expect("each answer has a code");
    out.write_all(&[*code])?;
    if let Ok(scan) = cleaned {
        out.write_all(&scan.bytes)?;
    }
    out.flush()?;
    Ok(())
}

/// Takes from this process what it does not need, for good.
fn limit_self() -> anyhow::Result<()> {
    for (resource, most) in [
        (Resource::As, MOST_MEMORY),
        (Resource::Cpu, MOST_PROCESSOR_TIME),
        // No file grows, and none is opened beside the standard ones; pipes are no files.
        (Resource::Fsize, 0),
        (Resource::Nofile, 3),
        // The scan is in its memory.
        (Resource::Core, 0),
        // No other process, no thread. It does not hold for root.
        (Resource::Nproc, 0),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

/// What the child answers within `most_time`.
fn ask(
    program: &Path,
    arguments: &[&str],
    bytes: &[u8],
    most_time: Duration,
) -> anyhow::Result<Result<Scan, Refused>> {
    let end = Instant::now() + most_time;
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .envs([NO_RESERVE])
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("the process that cleans scans cannot be started")?;
    let mut input = child.stdin.take().context("the child has no input")?;
    let output = child.stdout.take().context("the child has no output")?;
    let (sender, receiver) = mpsc::channel();
    let (answer, status) = thread::scope(|scope| {
        // A child that ends early does not read to the end; its answer counts.
        scope.spawn(move || drop(input.write_all(bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            // One more than there may be, to see that there is more.
            let read = output.take((HEAD + MOST_BYTES + 1) as u64).read_to_end(&mut answer);
            // The receiver may have gone when time was over.
            drop(sender.send(read.map(|_| answer)));
        });
        let first = receiver.recv_timeout(most_time);
        let status = end_of(&mut child, if first.is_ok() { end } else { Instant::now() });
        // Once it is killed, what it had written can be read.
        (first.or_else(|_| receiver.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected)), status)
    });
    let answer = answer.context("the child's answer was not read")??;
    let Some((&READY, rest)) = answer.split_first() else {
        bail!("the process that cleans scans did not begin");
    };
    Ok(match status? {
        Some(status) if status.success() => read_answer(rest),
        _ => Err(Refused::Damaged),
    })
}

/// How `child` ended; none if it had to be killed at `end`.
fn end_of(child: &mut Child, end: Instant) -> std::io::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(LOOK);
    }
}

/// What `answer` says, as far as it can be believed.
fn read_answer(answer: &[u8]) -> Result<Scan, Refused> {
    let (code, bytes) = answer.split_first().ok_or(Refused::Damaged)?;
    let (_, said) = CODES.iter().find(|(known, _)| known == code).ok_or(Refused::Damaged)?;
    let kind = (*said)?;
    if bytes.len() > MOST_BYTES || !bytes.starts_with(kind.beginning()) {
        return Err(Refused::Damaged);
    }
    Ok(Scan { kind, bytes: bytes.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask_shell(script: &str, most_time: Duration) -> anyhow::Result<Result<Scan, Refused>> {
        ask(Path::new("/bin/sh"), &["-c", script], b"%PDF-", most_time)
    }

    #[test]
    fn a_child_that_does_not_begin_is_our_failure() {
        let long = Duration::from_secs(60);
        assert!(ask(Path::new("/nonexistent"), &[], b"%PDF-", long).is_err());
        assert!(ask_shell("exit 0", long).is_err());
        assert!(ask_shell("exit 2", long).is_err());
        assert!(ask_shell("echo usage", long).is_err());
        assert!(ask_shell("while :; do :; done", Duration::from_millis(100)).is_err());
    }

    #[test]
    fn a_child_is_believed_as_far_as_its_answer_goes() {
        let long = Duration::from_secs(60);
        let jpeg = Scan { kind: Kind::Jpeg, bytes: vec![0xFF, 0xD8, 0xFF, b'x'] };
        for (script, expected) in [
            (r"printf 'Rj\377\330\377x'", Ok(jpeg)),
            (r"printf 'RC'", Err(Refused::Encrypted)),
            // No answer, no such answer, not what it says.
            (r"printf 'R'", Err(Refused::Damaged)),
            (r"printf 'Rz'", Err(Refused::Damaged)),
            (r"printf 'Rj'", Err(Refused::Damaged)),
            (r"printf 'Rj%%PDF-1.7'", Err(Refused::Damaged)),
            (r"printf 'Rj\377\330\377'; head -c 10485760 /dev/zero", Err(Refused::Damaged)),
            // A good answer and a bad end.
            (r"printf 'Rj\377\330\377x'; exit 1", Err(Refused::Damaged)),
            (r"printf 'Rj\377\330\377x'; kill -9 $$", Err(Refused::Damaged)),
            // It would never end.
            (r"printf 'Rj\377\330\377'; while :; do printf 0123456789; done", Err(Refused::Damaged)),
        ] {
            assert_eq!(ask_shell(script, long).unwrap(), expected, "{script}");
        }
    }

    #[test]
    fn a_child_that_does_not_end_is_ended() {
        for script in
            ["printf R; while :; do :; done", r"printf 'Rj\377\330\377x'; exec >&-; while :; do :; done"]
        {
            let answer = ask_shell(script, Duration::from_millis(300)).unwrap();
            assert_eq!(answer, Err(Refused::Damaged), "{script}");
        }
    }

    #[test]
    fn each_answer_has_one_code() {
        for (at, (code, answer)) in CODES.iter().enumerate() {
            assert!(CODES[at + 1..].iter().all(|(other, said)| other != code && said != answer));
        }
    }
}
