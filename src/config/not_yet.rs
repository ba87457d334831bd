//! Keys that are accepted although nothing acts on them yet.

use super::Config;

/// The keys of this table whose value in `config` is not the default, in the order of the file.
pub(super) fn keys(config: &Config) -> Vec<&'static str> {
    let standard = Config::default();
    let (now, usual) = (config, &standard);
    let table = [("http.metrics-from", now.http.metrics_from != usual.http.metrics_from)];
    table.into_iter().filter_map(|(key, set)| set.then_some(key)).collect()
}
