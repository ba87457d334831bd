//! `/metrics`: who may read it; what is in it the daemon knows.

use std::{future::Future, net::IpAddr, pin::Pin, sync::OnceLock};

use hyper::{
    Request, StatusCode,
    header::{CACHE_CONTROL, HeaderValue},
};

use super::{
    Refused, Site, Via,
    answer::{Answer, text, with, with_type},
    client_address,
};
use crate::proto::forwarded::Forwarded;

/// OpenMetrics 1.0, the standard that grew out of Prometheus' text format.
const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Writes down everything that is counted.
pub type Exposition = Box<dyn Fn() -> Pin<Box<dyn Future<Output = String> + Send>> + Send + Sync>;

/// The way to what is counted, once the daemon is put together.
#[derive(Default)]
pub struct Metrics(OnceLock<Exposition>);

impl Metrics {
    /// Only the first one counts.
    pub fn set(&self, exposition: Exposition) {
        // There is one daemon to a site.
        let _ = self.0.set(exposition);
    }
}

pub(super) async fn answer<B>(request: &Request<B>, via: Via, site: &Site) -> Answer {
    if !is_allowed(request, via, site) {
        site.refusals.add(Refused::Metrics);
        return text(StatusCode::FORBIDDEN, "only from the networks of http.metrics-from\n");
    }
    match site.metrics.0.get() {
        Some(exposition) => {
            let answer = with_type(CONTENT_TYPE, exposition().await.into());
            with(answer, CACHE_CONTROL, HeaderValue::from_static("no-store"))
        }
        None => text(StatusCode::SERVICE_UNAVAILABLE, "not yet\n"),
    }
}

/// Behind a proxy that is not trusted everybody would come from the proxy's address: then nobody may.
fn is_allowed<B>(request: &Request<B>, via: Via, site: &Site) -> bool {
    let (client, forwarded) = client_address::of(request, via, site);
    let ip: IpAddr = client.ip().to_canonical();
    let config = site.config.load();
    forwarded != Forwarded::Ignored && config.http.metrics_from.iter().any(|net| net.contains(&ip))
}

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Metrics").field(&self.0.get().is_some()).finish()
    }
}
