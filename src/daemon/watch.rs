//! Follows the box's interfaces: whatever depends on its addresses is told when they change.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::watch;

use super::{
    certificates::{Certificates, Followed},
    links,
    status::{Severity, Standing as Warnings, WarningCode},
    traversal::Follower,
};
use crate::{
    net::{http::Site, mdns::Advertisement},
    proto::{mdns::Standing, subnet::Link},
};

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
    advertised: watch::Sender<Option<Advertisement>>,
    standing: watch::Receiver<Standing>,
    warnings: Arc<Warnings>,
}

impl Watched {
    pub fn new(
        site: Arc<Site>,
        traversal: Follower,
        certificates: Certificates,
        advertised: watch::Sender<Option<Advertisement>>,
        warnings: Arc<Warnings>,
    ) -> Self {
        Self {
            standing: site.mdns.clone(),
            advertised,
            warnings,
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
                Ok(()) = self.standing.changed() => self.rename(),
                () = self.site.reloaded.notified() => self.reload(),
            }
        }
    }

    /// The configuration is another one.
    fn reload(&self) {
        self.traversal.follow(&self.site.config.load(), &self.site.links.load());
        self.advertise();
    }

    /// The certificate is for the name really held.
    fn rename(&mut self) {
        self.standing.mark_unchanged();
        self.renew();
    }

    fn renew(&mut self) {
        let label = self.standing.borrow().label.clone();
        let (config, links) = (self.site.config.load(), self.site.links.load());
        let failed = match self.certificates.follow(&config, &links, &label) {
            Ok(Followed::Unchanged) => return,
            Ok(Followed::Fits) => None,
            Ok(Followed::Renewed) => {
                self.site.shown.store(Arc::new(self.certificates.shown()));
                None
            }
            Err(error) => {
                tracing::error!(event = "certificate-not-renewed", %error, "certificate not renewed");
                Some(format!("the certificate is not renewed: {error}"))
            }
        };
        self.warnings.set(WarningCode::Certificate, Severity::Warning, failed);
    }

    /// What is announced follows the configuration.
    fn advertise(&self) {
        let wanted = advertisement(&self.site);
        self.advertised.send_if_modified(|advertised| {
            let news = *advertised != wanted;
            *advertised = wanted;
            news
        });
    }

    async fn look(&mut self) {
        if self.renewal <= Instant::now() || self.certificates.is_replaced() {
            self.renewal = Instant::now() + RENEWAL_PERIOD;
            self.renew();
        }
        self.advertise();
        match links() {
            Ok(links) if **self.site.links.load() != links => self.follow(links).await,
            Ok(_) => {}
            Err(error) => tracing::warn!(event = "interfaces-unknown", %error, "cannot look at the interfaces"),
        }
    }

    async fn follow(&mut self, links: Vec<Link>) {
        tracing::info!(
            event = "addresses-changed",
            count = links.len(),
            "addresses of this host changed"
        );
        let subnets = self.site.subnets.load().with_links(&links);
        self.traversal.follow(&self.site.config.load(), &links);
        self.site.links.store(Arc::new(links));
        self.renew();
        self.site.subnets.store(Arc::new(subnets.clone()));
        self.site.hub.set_subnets(subnets).await;
    }
}

fn advertisement(site: &Site) -> Option<Advertisement> {
    let config = site.config.load();
    config.discovery.enabled.then(|| Advertisement {
        name: config.name.clone(),
        hostname: config.discovery.hostname.clone(),
        interfaces: config.discovery.interfaces.clone(),
        https: site.https_port,
        http: site.http_port,
        path: config.http.base_path.as_str().to_owned(),
        version: Site::VERSION,
        ca: site.ca().map(|ca| ca.hex),
    })
}
