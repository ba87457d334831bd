//! Runs a small program of the system and takes what it prints, within a limit of time and size.

use std::{
    io::{self, Read},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Bytes that are read.
const MOST: u64 = 8 << 20;

/// Where programs for the administrator are, which an ordinary user has not in the path.
const DIRECTORIES: [&str; 3] = ["/usr/sbin", "/sbin", "/usr/bin"];

/// What `program` of the system prints; `NotFound` when it is not installed.
///
/// # Errors
/// What the system says, what the program said when it failed, or `TimedOut` after `limit`.
pub fn output(program: &str, args: &[&str], limit: Duration) -> io::Result<String> {
    let found = DIRECTORIES.iter().map(|directory| Path::new(directory).join(program));
    let path = found
        .into_iter()
        .find(|path| path.is_file())
        .ok_or(io::ErrorKind::NotFound)?;
    let mut command = Command::new(path);
    command.args(args).env("LC_ALL", "C").stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (stdout, stderr) = (collect(child.stdout.take()), collect(child.stderr.take()));
    let status = wait(&mut child, limit)?;
    let text = |thread: thread::JoinHandle<String>| thread.join().unwrap_or_default();
    let (printed, said) = (text(stdout), text(stderr));
    if status {
        return Ok(printed);
    }
    let first = said.lines().next().unwrap_or("it failed without a word");
    Err(io::Error::other(first.to_owned()))
}

fn collect(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            // What was read before an error is as much as there is.
            let _ = pipe.take(MOST).read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn wait(child: &mut Child, limit: Duration) -> io::Result<bool> {
    let until = Instant::now() + limit;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if Instant::now() > until {
            child.kill()?;
            child.wait()?;
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_failure_and_absence_are_told_apart() {
        let limit = Duration::from_secs(10);
        assert_eq!(output("echo", &["a"], limit).unwrap(), "a\n");
        assert!(
            output("ls", &["/nonexistent"], limit)
                .unwrap_err()
                .to_string()
                .contains("nonexistent")
        );
        assert_eq!(
            output("no-such-program", &[], limit).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
        let slow = output("sleep", &["10"], Duration::from_millis(20)).unwrap_err();
        assert_eq!(slow.kind(), io::ErrorKind::TimedOut);
    }
}
