//! `[tls]`: a certificate of one's own instead of the local CA's, and further names for the latter.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::ExtraName;

/// Own certificate, and further names for the one made here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tls {
    /// PEM file with the certificate chain; set exactly when `private_key` is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<PathBuf>,
    /// PEM file with the key of `certificate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_key: Option<PathBuf>,
    /// Names and addresses the local CA's certificate carries beside the host's own.
    pub extra_names: Vec<ExtraName>,
}
