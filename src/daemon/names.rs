//! Keeps the names that people gave their devices in the state directory, a little later than they were given.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::{host::atomic_file, proto::rooms::Remembered};

/// Several names given in a row are one write to the SD card.
const SETTLE: Duration = Duration::from_secs(2);

/// More than the most names that are kept take up.
const MAX_BYTES: u64 = 2 << 20;

/// The file of names, and the names to be written to it.
#[derive(Debug)]
pub(super) struct NameKeeper {
    path: PathBuf,
    names: watch::Receiver<String>,
}

impl NameKeeper {
    /// The names kept by an earlier daemon, the keeper, and the way to tell it of changes.
    pub fn open(state: &Path) -> (Remembered, Self, watch::Sender<String>) {
        let path = state.join("names");
        let text = read(&path).unwrap_or_else(|error| {
            tracing::warn!(event = "state-not-read", path = %path.display(), %error, "names of devices cannot be read; they start anew");
            String::new()
        });
        let (sender, names) = watch::channel(text.clone());
        (Remembered::from_text(&text), Self { path, names }, sender)
    }

    /// Writes what changes until the daemon stops, and what changed last before that.
    pub async fn run(mut self, shutdown: CancellationToken) {
        loop {
            tokio::select! {
                changed = self.names.changed() => if changed.is_err() { return },
                () = shutdown.cancelled() => break,
            }
            tokio::select! {
                () = tokio::time::sleep(SETTLE) => self.write().await,
                () = shutdown.cancelled() => return self.write().await,
            }
        }
        if self.names.has_changed().unwrap_or(false) {
            self.write().await;
        }
    }

    async fn write(&mut self) {
        let (path, text) = (self.path.clone(), self.names.borrow_and_update().clone());
        let written =
            tokio::task::spawn_blocking(move || atomic_file::write(&path, text.as_bytes(), atomic_file::PRIVATE));
        if let Ok(Err(error)) = written.await {
            tracing::warn!(event = "state-not-written", path = %self.path.display(), %error, "names of devices cannot be kept");
        }
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
