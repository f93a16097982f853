//! Work that may have no end, done by this program once more, as a process of its own with bounds of time and memory: bytes go
//! in, bytes come out, and whatever happens in between ends there.
//!
//! A process can be bounded from outside; a part of one cannot: an allocation that fails ends the whole program, and a loop of
//! somebody else's is not asked to stop. On Linux and other Unixes the child bounds itself before it reads anything
//! (`setrlimit`), on Windows the parent looks at what the child uses and a job object ends it with the parent. Everywhere the
//! parent waits only so long. macOS heeds no bound of memory; time is bounded there too.

use std::env;
use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// A kind of work that a child does.
pub(crate) struct Job {
    /// The child is told it on its command line.
    pub(crate) name: &'static str,
    pub(crate) bounds: Bounds,
    /// From the request to the answer. It is called in the child.
    pub(crate) work: fn(&[u8]) -> Vec<u8>,
}

/// What a child may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// Time of the processor, all threads together.
    pub(crate) seconds: u64,
    /// Time until the answer is there. More than the processor's, since the machine may be busy.
    pub(crate) wait: Duration,
    /// Memory that it writes to.
    pub(crate) memory: u64,
    /// Bytes of the answer.
    pub(crate) answer: u64,
}

/// How the work ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Finished(Vec<u8>),
    OutOfTime,
    OutOfMemory,
    /// It ended by itself without an answer.
    Died,
    /// The system started no process.
    NotStarted(ErrorKind),
}

/// What the first argument of a child is. No command is called so.
const MARK: &str = "viec-trong-gioi-han";

/// Threads of a child: each has a stack of its own, which counts as memory, and a machine may have many processors.
const THREADS: &str = "4";

/// So much is kept of what a child says on stderr: how it died, for `Outcome` alone.
const SAID: u64 = 64 * 1024;

/// How often the parent looks whether the child is within bounds, where the system does not see to it.
const TICK: Duration = Duration::from_millis(50);

/// The program that is started as a child: this one, once it has said that it can be.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// To be called before anything else is done. In a child: does the work that it was started for, and gives the exit code to end
/// with. Else `None`, and from then on children may be started.
pub(crate) fn serve(jobs: &[&Job]) -> Option<ExitCode> {
    let mut args = env::args_os().skip(1);
    if args.next().is_none_or(|first| first != MARK) {
        if let Some(program) = own_program() {
            // A second call names the same program.
            let _ = PROGRAM.set(program);
        }
        return None;
    }
    let name = args.next();
    let job = jobs.iter().find(|job| name.as_deref() == Some(OsStr::new(job.name)));
    let done = job.is_some_and(|job| done(job).is_ok());
    Some(if done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn done(job: &Job) -> io::Result<()> {
    confine(job.bounds)?;
    let mut request = Vec::new();
    io::stdin().lock().read_to_end(&mut request)?;
    let mut out = io::stdout().lock();
    out.write_all(&(job.work)(&request))?;
    out.flush()
}

/// The program's file. On Linux a name that leads to it also after it was replaced by a newer version.
fn own_program() -> Option<PathBuf> {
    if cfg!(target_os = "linux") { Some(PathBuf::from("/proc/self/exe")) } else { env::current_exe().ok() }
}

/// Does a job in a child. `None` where the program that runs has not said that it can be one ([`serve`]): then nothing was done.
pub(crate) fn run(job: &Job, request: Vec<u8>) -> Option<Outcome> {
    let program = PROGRAM.get()?;
    let mut command = Command::new(program);
    command.args([MARK, job.name]).env("RAYON_NUM_THREADS", THREADS).env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Some(match command.spawn() {
        Ok(child) => wait(child, job.bounds, request),
        Err(error) => Outcome::NotStarted(error.kind()),
    })
}

fn wait(mut child: Child, bounds: Bounds, request: Vec<u8>) -> Outcome {
    let watch = Watch::over(&child);
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    // A child that is dead reads nothing, and how it died says more.
    thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&request)));
    let (answered, answer) = mpsc::channel();
    let most = bounds.answer;
    thread::spawn(move || answered.send(read(stdout, most + 1)));
    let (told, said) = mpsc::channel();
    thread::spawn(move || told.send(read(stderr, SAID)));
    let mut waited = Duration::ZERO;
    let answer = loop {
        match answer.recv_timeout(TICK) {
            Ok(answer) if answer.len() as u64 <= most => break Ok(answer),
            Ok(_) => break Err(Outcome::OutOfMemory),
            Err(RecvTimeoutError::Disconnected) => break Err(Outcome::Died),
            Err(RecvTimeoutError::Timeout) if watch.is_beyond(bounds) => break Err(Outcome::OutOfMemory),
            Err(RecvTimeoutError::Timeout) if waited >= bounds.wait => break Err(Outcome::OutOfTime),
            Err(RecvTimeoutError::Timeout) => waited += TICK,
        }
    };
    if answer.is_err() {
        // It may have ended meanwhile.
        let _ = child.kill();
    }
    let Ok(status) = child.wait() else { return Outcome::Died };
    match answer {
        Ok(answer) if status.success() => Outcome::Finished(answer),
        Ok(_) => ended(status, &String::from_utf8_lossy(&said.recv_timeout(bounds.wait).unwrap_or_default())),
        Err(outcome) => outcome,
    }
}

fn read(from: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What is cut short is no answer, which the exit code says too.
    let _ = from.map(|from| from.take(most).read_to_end(&mut bytes));
    bytes
}

/// Why a child ended that gave no answer. `said`: by Rust, when an allocation fails or is too large to be tried.
fn ended(status: ExitStatus, said: &str) -> Outcome {
    let memory = ["memory allocation of", "capacity overflow"].iter().any(|words| said.contains(words));
    match signal(status) {
        _ if memory => Outcome::OutOfMemory,
        Some(Signal::Time) => Outcome::OutOfTime,
        // Not by this process: the system kills what takes the last memory.
        Some(Signal::Kill) => Outcome::OutOfMemory,
        None => Outcome::Died,
    }
}

/// A signal that says why a process ended.
enum Signal {
    Time,
    Kill,
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<Signal> {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal as System;

    let is = |signal: System| status.signal() == Some(signal.as_raw());
    if is(System::XCPU) { Some(Signal::Time) } else { is(System::KILL).then_some(Signal::Kill) }
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<Signal> {
    None
}

/// Bounds this process.
#[cfg(unix)]
fn confine(bounds: Bounds) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    // What the system allows less of stays as it is. One more of the processor's seconds, since reaching the last one is
    // not told from being killed.
    let bound = |resource: Resource, most: u64, more: u64| {
        let allowed = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let maximum = most.saturating_add(more).min(allowed);
        let current = most.min(maximum.saturating_sub(more));
        setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) })
    };
    // No traces of the records on the disk.
    bound(Resource::Core, 0, 0)?;
    bound(Resource::Cpu, bounds.seconds, 1)?;
    // What is only set aside, as for the heaps of threads, is no use of memory; `Data` counts what can be written to.
    bound(Resource::Data, bounds.memory, 0)?;
    bound(Resource::As, bounds.memory.saturating_mul(4), 0)?;
    Ok(())
}

/// On other systems the parent sees to it.
#[cfg(not(unix))]
fn confine(_: Bounds) -> io::Result<()> {
    Ok(())
}

/// What the parent sees to while it waits.
#[cfg(windows)]
struct Watch {
    process: isize,
    /// Ends the child when the parent ends, in whatever way.
    _job: Option<win32job::Job>,
}

#[cfg(windows)]
impl Watch {
    fn over(child: &Child) -> Self {
        use std::os::windows::io::AsRawHandle;

        let process = child.as_raw_handle() as isize;
        let mut info = win32job::ExtendedLimitInfo::new();
        info.limit_kill_on_job_close();
        let job = win32job::Job::create_with_limit_info(&info).ok();
        let job = job.filter(|job| job.assign_process(process).is_ok());
        Self { process, _job: job }
    }

    /// Whether the child uses more memory than it may. The handle is open as long as the child is waited for.
    fn is_beyond(&self, bounds: Bounds) -> bool {
        let used = win32job::utils::get_process_memory_info(self.process);
        used.is_ok_and(|used| used.private_usage as u64 > bounds.memory)
    }
}

/// Where the child bounds itself there is nothing to see to.
#[cfg(not(windows))]
struct Watch;

#[cfg(not(windows))]
impl Watch {
    fn over(_: &Child) -> Self {
        Self
    }

    #[allow(clippy::unused_self, reason = "elsewhere it knows the child")]
    fn is_beyond(&self, _: Bounds) -> bool {
        false
    }
}
