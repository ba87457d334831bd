//! Makes the journal's message say what a terminal says: the library puts the fields beside it, where `journalctl` does
//! not show them.

use std::fmt::{self, Write as _};

use tracing::{
    Event, Subscriber,
    field::{Field, Value, Visit},
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{
    layer::{Context, Layer},
    registry::LookupSpan,
};

/// The field that names what happened in a word, for programs: people have the message.
pub(super) const EVENT: &str = "event";

/// Fields of one event; those beyond have no place in the message, and no line here has as many.
const MOST: usize = 16;

/// In front of another layer.
#[derive(Debug)]
pub(super) struct Spoken<L>(L);

/// The fields of a span as text, kept with it.
struct SpanText(String);

impl<L> Spoken<L> {
    pub const fn new(inner: L) -> Self {
        Self(inner)
    }
}

impl<S, L> Layer<S> for Spoken<L>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    L: Layer<S>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let mut fields = Fields::default();
            attributes.record(&mut fields);
            span.extensions_mut().replace(SpanText(fields.text()));
        }
        self.0.on_new_span(attributes, id, context);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        self.0.on_record(id, values, context);
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let mut message = fields.text();
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(SpanText(text)) = span.extensions().get() {
                message.push_str(text);
            }
        }
        let values = fields.0.iter().map(|(field, value)| match field.name() {
            "message" => (field, &message),
            _ => (field, value),
        });
        let mut values = values.map(|(field, value)| (field, Some(value as &dyn Value)));
        let Some(first) = values.next() else {
            return self.0.on_event(event, context);
        };
        // What has no value is left out.
        let values: [(&Field, Option<&dyn Value>); MOST] = std::array::from_fn(|at| {
            if at == 0 {
                first
            } else {
                values.next().unwrap_or((first.0, None))
            }
        });
        let metadata = event.metadata();
        self.0
            .on_event(&Event::new(metadata, &metadata.fields().value_set(&values)), context);
    }
}

/// Fields with their values as text, in the order in which they were said.
#[derive(Default)]
struct Fields(Vec<(Field, String)>);

impl Fields {
    /// As on a terminal: the message, then the others as `name=value`.
    fn text(&self) -> String {
        let message = self.0.iter().find(|(field, _)| field.name() == "message");
        let mut text = message.map(|(_, text)| text.clone()).unwrap_or_default();
        for (field, value) in &self.0 {
            match field.name() {
                "message" | EVENT => {}
                // Writing to memory does not fail.
                name => drop(write!(text, " {name}={value}")),
            }
        }
        text
    }
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.push((field.clone(), value.to_owned()));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.push((field.clone(), format!("{value:?}")));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing_subscriber::layer::SubscriberExt;

    use super::*;

    /// What reaches the layer behind.
    #[derive(Clone, Default)]
    struct Seen(Arc<Mutex<Vec<(String, String)>>>);

    impl<S: Subscriber> Layer<S> for Seen {
        fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
            let mut fields = Fields::default();
            event.record(&mut fields);
            let named = fields
                .0
                .into_iter()
                .map(|(field, value)| (field.name().to_owned(), value));
            self.0.lock().unwrap().extend(named);
        }
    }

    #[test]
    fn the_message_says_everything_and_the_fields_stay() {
        let seen = Seen::default();
        let subscriber = tracing_subscriber::registry().with(Spoken::new(seen.clone()));
        tracing::subscriber::with_default(subscriber, || {
            let _span = tracing::info_span!("signaling", address = %"10.0.0.1").entered();
            tracing::warn!(event = "refused", code = 4408, why = "no hello", "refused");
            tracing::info!(count = 3);
        });
        let seen = seen.0.lock().unwrap();
        let seen: Vec<_> = seen
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let expected = [
            ("message", "refused code=4408 why=no hello address=10.0.0.1"),
            ("event", "refused"),
            ("code", "4408"),
            ("why", "no hello"),
            ("count", "3"),
        ];
        assert_eq!(seen, expected);
    }
}
