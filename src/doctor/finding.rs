//! One thing that was tried, what was seen, and what to do: as people read it and as `docs/doctor.schema.json` describes it.

use serde::{Deserialize, Serialize};

/// The whole examination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Grows when a field changes its meaning or goes; new fields and checks may come at any time.
    pub schema: u32,
    /// Of the program that examined.
    pub version: String,
    /// How many findings are `broken`.
    pub broken: usize,
    /// In the order in which things depend on each other.
    pub findings: Vec<Finding>,
}

/// One thing that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What it is about.
    pub check: Check,
    /// How much it matters.
    pub severity: Severity,
    /// What was done to find out.
    pub tried: String,
    /// What came of it.
    pub seen: String,
    /// What to do; `None` when there is nothing to do.
    pub advice: Option<String>,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// Whether the daemon runs.
    Daemon,
    /// What the running daemon itself warns of.
    Warnings,
    /// The configuration.
    Config,
    /// The state directory.
    State,
    /// The room left in it.
    Disk,
    /// The clock of this host.
    Clock,
    /// The certificate that the daemon shows.
    Certificate,
    /// The interfaces.
    Network,
    /// The ports that the daemon wants.
    Ports,
    /// The port of mDNS.
    MdnsPort,
    /// The name on the network.
    MdnsName,
    /// Whether the daemon answers at the addresses of this host.
    Reach,
    /// What the packet filter does with what comes from other devices.
    Firewall,
    /// A reverse proxy in front.
    Proxy,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// As it should be.
    Ok,
    /// It could not be found out, with why.
    Unknown,
    /// Something to know; nothing is lacking.
    Notice,
    /// Something is lacking, or will be soon.
    Warning,
    /// People cannot use the box, or not as they should.
    Broken,
}

/// Of the layout that is documented.
const SCHEMA: u32 = 1;

impl Report {
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        let broken = findings.iter().filter(|finding| finding.severity == Severity::Broken);
        Self {
            schema: SCHEMA,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            broken: broken.count(),
            findings,
        }
    }
}

impl Check {
    /// Begins a finding: what was tried.
    pub(super) fn tried(self, tried: impl Into<String>) -> Tried {
        Tried {
            check: self,
            tried: tried.into(),
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daemon => "daemon",
            Self::Warnings => "warnings",
            Self::Config => "config",
            Self::State => "state",
            Self::Disk => "disk",
            Self::Clock => "clock",
            Self::Certificate => "certificate",
            Self::Network => "network",
            Self::Ports => "ports",
            Self::MdnsPort => "mdns-port",
            Self::MdnsName => "mdns-name",
            Self::Reach => "reach",
            Self::Firewall => "firewall",
            Self::Proxy => "proxy",
        }
    }
}

/// A finding that lacks its end.
pub(super) struct Tried {
    check: Check,
    tried: String,
}

impl Tried {
    pub fn ok(self, seen: impl Into<String>) -> Finding {
        self.finding(Severity::Ok, seen.into(), None)
    }

    pub fn found(self, severity: Severity, seen: impl Into<String>, advice: impl Into<String>) -> Finding {
        self.finding(severity, seen.into(), Some(advice.into()))
    }

    pub fn broken(self, seen: impl Into<String>, advice: impl Into<String>) -> Finding {
        self.found(Severity::Broken, seen, advice)
    }

    pub fn warning(self, seen: impl Into<String>, advice: impl Into<String>) -> Finding {
        self.found(Severity::Warning, seen, advice)
    }

    pub fn unknown(self, seen: impl Into<String>, advice: impl Into<String>) -> Finding {
        self.found(Severity::Unknown, seen, advice)
    }

    fn finding(self, severity: Severity, seen: String, advice: Option<String>) -> Finding {
        Finding {
            check: self.check,
            severity,
            tried: self.tried,
            seen,
            advice,
        }
    }
}
