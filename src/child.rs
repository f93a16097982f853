//! Does work that may never end in a child process, which is this program started once more, with bounds of time and
//! memory. Bytes go in, bytes come out.
//!
//! Only a process can be bounded: within one, an allocation that fails ends the whole program, and somebody else's loop
//! cannot be stopped. On Linux and other Unixes the child bounds itself before it reads anything (`setrlimit`), on
//! Windows the parent looks at what the child uses and a job object ends it with the parent. Everywhere the parent
//! waits only so long. macOS heeds no bound of memory; time is bounded there too.

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
    /// Tells the child on its command line which job to do.
    pub(crate) name: &'static str,
    pub(crate) bounds: Bounds,
    /// Makes the answer to a request. It is called in the child.
    pub(crate) work: fn(&[u8]) -> Vec<u8>,
}

/// What a child may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// Seconds of processor time, all threads together.
    pub(crate) seconds: u64,
    /// Time until the answer is there. More than the processor's, since the machine may be busy.
    pub(crate) wait: Duration,
    /// Bytes of memory that it can write to.
    pub(crate) memory: u64,
    /// The most bytes of the answer.
    pub(crate) answer: u64,
}

/// How the work ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ChildOutcome {
    Finished(Vec<u8>),
    OutOfTime,
    OutOfMemory,
    /// It ended by itself without an answer.
    Died,
    /// The system started no process.
    NotStarted(ErrorKind),
}

/// The first argument of a child. No command has this name.
const MARK: &str = "viec-trong-gioi-han";

/// Threads of a child: each has a stack of its own, which counts as memory, and a machine may have many processors.
const THREADS: &str = "4";

/// The most bytes read of a child's stderr, in which only the reason of its death is looked for.
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

/// In the child: reads the request, does the job and writes the answer.
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
pub(crate) fn run(job: &Job, request: Vec<u8>) -> Option<ChildOutcome> {
    let program = PROGRAM.get()?;
    let mut command = Command::new(program);
    command.args([MARK, job.name]).env("RAYON_NUM_THREADS", THREADS).env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Some(match command.spawn() {
        Ok(child) => wait(child, job.bounds, request),
        Err(error) => ChildOutcome::NotStarted(error.kind()),
    })
}

fn wait(mut child: Child, bounds: Bounds, request: Vec<u8>) -> ChildOutcome {
    let watch = Watch::over(&child);
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    // Writing fails if the child is dead; how it died says more than that.
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
            Ok(_) => break Err(ChildOutcome::OutOfMemory),
            Err(RecvTimeoutError::Disconnected) => break Err(ChildOutcome::Died),
            Err(RecvTimeoutError::Timeout) if watch.is_beyond(bounds) => break Err(ChildOutcome::OutOfMemory),
            Err(RecvTimeoutError::Timeout) if waited >= bounds.wait => break Err(ChildOutcome::OutOfTime),
            Err(RecvTimeoutError::Timeout) => waited += TICK,
        }
    };
    if answer.is_err() {
        // Fails if it has ended meanwhile.
        let _ = child.kill();
    }
    let Ok(status) = child.wait() else { return ChildOutcome::Died };
    match answer {
        Ok(answer) if status.success() => ChildOutcome::Finished(answer),
        Ok(_) => ended(status, &String::from_utf8_lossy(&said.recv_timeout(bounds.wait).unwrap_or_default())),
        Err(outcome) => outcome,
    }
}

fn read(from: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // An answer that is cut short is not used, since the exit code is not that of success then.
    let _ = from.map(|from| from.take(most).read_to_end(&mut bytes));
    bytes
}

/// Why a child ended that gave no answer. `said`: by Rust, when an allocation fails or is too large to be tried.
fn ended(status: ExitStatus, said: &str) -> ChildOutcome {
    let memory = ["memory allocation of", "capacity overflow"].iter().any(|words| said.contains(words));
    match signal(status) {
        _ if memory => ChildOutcome::OutOfMemory,
        Some(Signal::Time) => ChildOutcome::OutOfTime,
        // Not by this process: the system kills what takes the last memory.
        Some(Signal::Kill) => ChildOutcome::OutOfMemory,
        None => ChildOutcome::Died,
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

    // A lower limit that the system sets stays. The hard limit of processor time is a second above the soft one,
    // because the signal at the hard one cannot be told from any other kill.
    let bound = |resource: Resource, most: u64, more: u64| {
        let allowed = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let maximum = most.saturating_add(more).min(allowed);
        let current = most.min(maximum.saturating_sub(more));
        setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) })
    };
    // A core dump would leave the records on the disk.
    bound(Resource::Core, 0, 0)?;
    bound(Resource::Cpu, bounds.seconds, 1)?;
    // `Data` counts the memory that can be written to. Address space that is only set aside, as for the heaps of
    // threads, may be four times that.
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
