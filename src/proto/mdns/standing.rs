//! What is known of the box's name on the network at one moment.

/// The name and whether people can use it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The host name without `.local`, as asked for or as held.
    pub label: String,
    /// Whether it was announced on some network and is ours.
    pub announced: bool,
    /// How often somebody else turned out to have a name of ours, since the start.
    pub conflicts: u32,
    /// Why nothing can be announced.
    pub problem: Option<String>,
}

impl Standing {
    /// The host name, when people can use it.
    pub fn host(&self) -> Option<String> {
        self.announced.then(|| format!("{}.local", self.label))
    }
}
