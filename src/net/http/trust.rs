//! The page that walks a visitor through trusting the box, for the visitor's own system first.

use hyper::{
    Request,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, USER_AGENT},
};

use super::{
    Site, Via,
    answer::{Answer, escaped, with, with_type},
    headers, landing,
};
use crate::proto::authority::Authority;

const PAGE: &str = include_str!("pages/trust.html");
const SCRIPT: &str = include_str!("pages/trust.js");
const OWN: &str = "<p>This box has a certificate of its owner’s, so there is nothing to install here.</p>";

/// A system with its own way of trusting a CA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Ios,
    Android,
    Windows,
    MacOs,
    Linux,
    Firefox,
}

impl System {
    const ALL: [Self; 6] = [
        Self::Ios,
        Self::Android,
        Self::Windows,
        Self::MacOs,
        Self::Linux,
        Self::Firefox,
    ];

    const fn steps(self) -> &'static str {
        match self {
            Self::Ios => include_str!("pages/trust/ios.html"),
            Self::Android => include_str!("pages/trust/android.html"),
            Self::Windows => include_str!("pages/trust/windows.html"),
            Self::MacOs => include_str!("pages/trust/macos.html"),
            Self::Linux => include_str!("pages/trust/linux.html"),
            Self::Firefox => include_str!("pages/trust/firefox.html"),
        }
    }
}

pub(super) fn page<B>(request: &Request<B>, via: Via, site: &Site, asked: &Authority) -> Answer {
    let agent = request.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    let https = site.url(&asked.host);
    let steps = site.ca().map_or_else(
        || OWN.to_owned(),
        |ca| steps(agent.unwrap_or_default()).replace("{fingerprint}", &ca.fingerprint),
    );
    let page = PAGE
        .replace("{steps}", &steps)
        .replace("{https}", &escaped(&https))
        .replace("{name}", &escaped(&site.config.load().name));
    let answer = landing::no_cache(with_type("text/html; charset=utf-8", page.into()));
    // Over plain HTTP the page looks whether HTTPS works: the one connection to another origin in all of the client.
    let policy = headers::policy_with_connection(if via.secure { "" } else { &https });
    match HeaderValue::from_str(&policy) {
        Ok(policy) => with(answer, CONTENT_SECURITY_POLICY, policy),
        Err(_) => answer,
    }
}

pub(super) fn script() -> Answer {
    with(
        with_type("text/javascript; charset=utf-8", SCRIPT.into()),
        CACHE_CONTROL,
        HeaderValue::from_static("no-cache"),
    )
}

/// Does nothing: that it can be registered at all shows that the browser trusts the box.
pub(super) fn worker() -> Answer {
    with(
        with_type("text/javascript; charset=utf-8", "// nothing to do\n".into()),
        CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    )
}

/// The visitor's own system opened, the others below.
fn steps(agent: &str) -> String {
    let own = likely(agent);
    let others = System::ALL.iter().filter(|system| !own.contains(system));
    let opened = own.iter().take(1).map(|system| section(*system, " open"));
    let closed = own.iter().skip(1).chain(others).map(|system| section(*system, ""));
    opened.chain(closed).collect()
}

fn section(system: System, open: &str) -> String {
    format!("<details{open}>\n{}</details>\n", system.steps())
}

/// The systems that a browser of this name may run on, likeliest first.
fn likely(agent: &str) -> Vec<System> {
    let says = |word: &str| agent.contains(word);
    let firefox = says("Firefox/") && !says("Seamonkey");
    if says("iPhone") || says("iPad") || says("iPod") {
        vec![System::Ios]
    } else if says("Android") {
        if firefox {
            vec![System::Android, System::Firefox]
        } else {
            vec![System::Android]
        }
    } else if says("Windows") {
        if firefox {
            vec![System::Windows, System::Firefox]
        } else {
            vec![System::Windows]
        }
    } else if says("Macintosh") {
        // An iPad says that it is a Mac.
        vec![System::MacOs, System::Ios]
    } else if firefox {
        // Here it has a list of its own and does not look at the system's.
        vec![System::Firefox, System::Linux]
    } else if says("Linux") || says("X11") || says("CrOS") {
        vec![System::Linux]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visitors_own_system_comes_first() {
        let first = |agent| likely(agent).first().copied();
        for (agent, system) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
                System::Ios,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) FxiOS/127.0 Safari/605.1.15",
                System::Ios,
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/126.0 Mobile Safari/537.36",
                System::Android,
            ),
            (
                "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
                System::Android,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0",
                System::Windows,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari/605.1.15",
                System::MacOs,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0 Safari/537.36",
                System::Linux,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
                System::Firefox,
            ),
        ] {
            assert_eq!(first(agent), Some(system), "{agent}");
        }
        assert_eq!(first("curl/8.0"), None);
    }

    #[test]
    fn every_system_is_there_once_and_one_is_open() {
        for agent in ["", "iPad", "Macintosh", "X11; Linux Firefox/127"] {
            let page = steps(agent);
            assert_eq!(page.matches("<details").count(), System::ALL.len(), "{agent}");
            assert_eq!(page.matches("<details open>").count(), usize::from(!agent.is_empty()));
        }
        assert!(steps("iPad").starts_with("<details open>\n<summary>iPhone"));
    }
}
