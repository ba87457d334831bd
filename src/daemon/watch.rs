//! Follows the box's interfaces: whatever depends on its addresses is told when they change.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::{identity::Certificates, links, traversal::Follower};
use crate::{net::http::Site, proto::subnet::Link};

/// How often the interfaces are looked at: within five seconds of a change everything follows.
const PERIOD: Duration = Duration::from_secs(3);

/// How often the certificate's age is looked at; it has a third of its life left then.
const RENEWAL_PERIOD: Duration = Duration::from_secs(3600);

#[derive(Debug)]
pub(super) struct Watched {
    site: Arc<Site>,
    traversal: Follower,
    certificates: Certificates,
    renewal: Instant,
}

impl Watched {
    pub fn new(site: Arc<Site>, traversal: Follower, certificates: Certificates) -> Self {
        Self {
            site,
            traversal,
            certificates,
            renewal: Instant::now() + RENEWAL_PERIOD,
        }
    }

    pub async fn run(mut self) {
        let mut ticks = tokio::time::interval(PERIOD);
        loop {
            tokio::select! {
                () = self.site.shutdown.cancelled() => return,
                _ = ticks.tick() => self.look().await,
            }
        }
    }

    async fn look(&mut self) {
        if self.renewal <= Instant::now() {
            self.renewal = Instant::now() + RENEWAL_PERIOD;
            self.certificates
                .follow(&self.site.config.load(), &self.site.links.load());
        }
        match links() {
            Ok(links) if **self.site.links.load() != links => self.follow(links).await,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "cannot look at the interfaces"),
        }
    }

    async fn follow(&mut self, links: Vec<Link>) {
        tracing::info!(interfaces = links.len(), "addresses of this host changed");
        let subnets = self.site.subnets.load().with_links(&links);
        self.certificates.follow(&self.site.config.load(), &links);
        self.traversal.follow(&self.site.config.load(), &links);
        self.site.links.store(Arc::new(links));
        self.site.subnets.store(Arc::new(subnets.clone()));
        self.site.hub.set_subnets(subnets).await;
    }
}
