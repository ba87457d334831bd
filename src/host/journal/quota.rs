//! Keeps the log from being filled by whoever is refused again and again: so many lines a minute of one kind.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tracing::{Event, Level, Subscriber, callsite::Identifier};
use tracing_subscriber::layer::{Context, Layer};

/// Lines of one place in the program in a `PERIOD`; what comes beyond is only counted, in `status` and `/metrics`.
const MOST: u32 = 20;

const PERIOD: Duration = Duration::from_secs(60);

/// The present period of each place. There are as many entries as places.
#[derive(Debug, Default)]
pub(super) struct Quota(Mutex<HashMap<Identifier, Window>>);

/// A period and how many lines came in it.
#[derive(Debug)]
struct Window {
    since: Instant,
    lines: u32,
}

impl Quota {
    fn admits(&self, place: Identifier, now: Instant) -> bool {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let window = places.entry(place).or_insert(Window { since: now, lines: 0 });
        window.admits(now)
    }
}

impl Window {
    fn admits(&mut self, now: Instant) -> bool {
        if now.saturating_duration_since(self.since) >= PERIOD {
            *self = Self { since: now, lines: 0 };
        }
        self.lines = self.lines.saturating_add(1);
        self.lines <= MOST
    }
}

impl<S: Subscriber> Layer<S> for Quota {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        let metadata = event.metadata();
        // Who asks for more wants all of it.
        *metadata.level() >= Level::DEBUG || self.admits(metadata.callsite(), Instant::now())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    };

    use tracing_subscriber::layer::SubscriberExt;

    use super::*;

    /// Counts what passes.
    struct Count(Arc<AtomicU32>);

    impl<S: Subscriber> Layer<S> for Count {
        fn on_event(&self, _: &Event<'_>, _: Context<'_, S>) {
            self.0.fetch_add(1, Relaxed);
        }
    }

    fn passed(log: impl Fn()) -> u32 {
        let count = Arc::default();
        let subscriber = tracing_subscriber::registry()
            .with(Count(Arc::clone(&count)))
            .with(Quota::default());
        tracing::subscriber::with_default(subscriber, || (0..50).for_each(|_| log()));
        count.load(Relaxed)
    }

    #[test]
    fn one_kind_of_line_does_not_fill_the_log() {
        assert_eq!(passed(|| tracing::warn!("refused")), MOST);
        assert_eq!(passed(|| tracing::debug!("refused")), 50);
        let two = passed(|| {
            tracing::warn!("refused");
            tracing::info!("else");
        });
        assert_eq!(two, 2 * MOST, "each kind has its own");
    }

    #[test]
    fn it_goes_on_a_minute_later() {
        let start = Instant::now();
        let mut window = Window { since: start, lines: 0 };
        let mut admitted = |seconds| {
            let now = start + Duration::from_secs(seconds);
            (0..30).filter(|_| window.admits(now)).count()
        };
        assert_eq!([admitted(0), admitted(59), admitted(60)], [20, 0, 20]);
    }
}
