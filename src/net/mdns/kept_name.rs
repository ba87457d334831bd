//! The host name that the box got, kept for the next start.

use std::path::{Path, PathBuf};

use crate::host::atomic_file;

/// The file in the state directory.
const FILE: &str = "hostname";

/// What is in the file.
#[derive(Debug)]
pub(super) struct KeptName {
    path: PathBuf,
    label: Option<String>,
}

impl KeptName {
    /// A missing or unreadable file is as none: the name is then looked for anew.
    pub fn load(state: &Path) -> Self {
        let path = state.join(FILE);
        let text = std::fs::read_to_string(&path).ok();
        Self {
            label: text.map(|text| text.trim().to_owned()),
            path,
        }
    }

    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// Writes only what is new.
    pub fn keep(&mut self, label: &str) {
        if self.label() == Some(label) {
            return;
        }
        let written = atomic_file::write(&self.path, format!("{label}\n").as_bytes(), atomic_file::PUBLIC);
        if let Err(error) = written {
            tracing::warn!(event = "state-not-written", path = %self.path.display(), %error, "mDNS name not kept");
        }
        self.label = Some(label.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_and_written_once() {
        let dir = tempfile::tempdir().unwrap();
        let mut name = KeptName::load(dir.path());
        assert_eq!(name.label(), None);
        name.keep("drop-2");
        assert_eq!(KeptName::load(dir.path()).label(), Some("drop-2"));
        std::fs::remove_file(dir.path().join(FILE)).unwrap();
        name.keep("drop-2");
        assert_eq!(KeptName::load(dir.path()).label(), None, "nothing new, nothing written");
    }
}
