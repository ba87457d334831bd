//! Keeps the names that people gave their devices in the state directory, a little later than they were given.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::status::{Severity, Standing, WarningCode};
use crate::{host::atomic_file, proto::rooms::Remembered};

/// Several names given in a row are one write to the SD card.
const SETTLE: Duration = Duration::from_secs(2);

/// What could not be written is tried again after this time, without a change too.
const AGAIN: Duration = Duration::from_secs(60);

/// More than the most names that are kept take up.
const MAX_BYTES: u64 = 2 << 20;

/// The file of names, and the names to be written to it.
#[derive(Debug)]
pub(super) struct NameKeeper {
    path: PathBuf,
    names: watch::Receiver<String>,
    warnings: Arc<Standing>,
    /// The last write failed.
    failed: bool,
}

impl NameKeeper {
    /// The names kept by an earlier daemon, the keeper, and the way to tell it of changes.
    pub fn open(state: &Path, warnings: Arc<Standing>) -> (Remembered, Self, watch::Sender<String>) {
        let path = state.join("names");
        let text = read(&path).unwrap_or_else(|error| {
            tracing::warn!(event = "state-not-read", path = %path.display(), %error, "names of devices cannot be read; they start anew");
            String::new()
        });
        let (sender, names) = watch::channel(text.clone());
        let keeper = Self {
            path,
            names,
            warnings,
            failed: false,
        };
        (Remembered::from_text(&text), keeper, sender)
    }

    /// Writes what changes until the daemon stops, and what changed last before that.
    pub async fn run(mut self, shutdown: CancellationToken) {
        loop {
            tokio::select! {
                changed = self.names.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(AGAIN), if self.failed => {}
                () = shutdown.cancelled() => break,
            }
            tokio::select! {
                () = tokio::time::sleep(SETTLE) => self.write().await,
                () = shutdown.cancelled() => return self.write().await,
            }
        }
        if self.failed || self.names.has_changed().unwrap_or(false) {
            self.write().await;
        }
    }

    async fn write(&mut self) {
        let (path, text) = (self.path.clone(), self.names.borrow_and_update().clone());
        let written =
            tokio::task::spawn_blocking(move || atomic_file::write(&path, text.as_bytes(), atomic_file::PRIVATE));
        let error = match written.await {
            Ok(Err(error)) => Some(error),
            _ => None,
        };
        if let Some(error) = &error {
            tracing::warn!(event = "state-not-written", path = %self.path.display(), %error, "names of devices cannot be kept");
        }
        self.failed = error.is_some();
        let told = error.map(|error| format!("names of devices are not kept: {}: {error}", self.path.display()));
        self.warnings.set(WarningCode::State, Severity::Warning, told);
    }
}

fn read(path: &Path) -> io::Result<String> {
    match fs::metadata(path) {
        Ok(file) if file.len() > MAX_BYTES => Err(io::Error::new(io::ErrorKind::FileTooLarge, "too large")),
        Ok(_) => fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}
