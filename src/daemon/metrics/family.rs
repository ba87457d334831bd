//! One metric with its samples, as the library writes it.

use std::slice;

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, MetricEncoder, NoLabelSet},
    metrics::MetricType,
};

/// What is measured under one name.
#[derive(Debug)]
pub(super) struct Family {
    name: &'static str,
    help: &'static str,
    kind: Kind,
    samples: Vec<(Option<Label>, Number)>,
}

/// The name and value of a label.
type Label = (&'static str, String);

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Only grows; the library adds `_total` to the name.
    Counter,
    Gauge,
    /// Always 1, the label says it; the library adds `_info` to the name.
    Info,
}

/// A whole number, or one with fractions.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    Whole(u64),
    Real(f64),
}

/// Many of them.
#[derive(Debug)]
pub(super) struct Families(pub Vec<Family>);

impl Family {
    pub fn counter(name: &'static str, help: &'static str) -> Self {
        Self::new(name, help, Kind::Counter)
    }

    pub fn gauge(name: &'static str, help: &'static str) -> Self {
        Self::new(name, help, Kind::Gauge)
    }

    pub fn info(name: &'static str, help: &'static str, label: &'static str, value: &str) -> Self {
        Self::new(name, help, Kind::Info).with(label, value, 1_u64)
    }

    const fn new(name: &'static str, help: &'static str, kind: Kind) -> Self {
        Self {
            name,
            help,
            kind,
            samples: Vec::new(),
        }
    }

    /// The one value.
    pub fn of(mut self, value: impl Into<Number>) -> Self {
        self.samples.push((None, value.into()));
        self
    }

    /// One value more, with a label.
    pub fn with(mut self, label: &'static str, value: &str, number: impl Into<Number>) -> Self {
        self.samples.push((Some((label, value.to_owned())), number.into()));
        self
    }

    /// One value for each of `counts`, labelled by its name.
    pub fn by<'a>(mut self, label: &'static str, counts: impl IntoIterator<Item = (&'a String, &'a u64)>) -> Self {
        for (value, count) in counts {
            self = self.with(label, value, *count);
        }
        self
    }

    fn write(&self, encoder: &mut DescriptorEncoder<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            Kind::Counter => MetricType::Counter,
            Kind::Gauge => MetricType::Gauge,
            Kind::Info => MetricType::Info,
        };
        // A name without a sample is of no use to anybody.
        if self.samples.is_empty() {
            return Ok(());
        }
        let mut metric = encoder.encode_descriptor(self.name, self.help, None, kind)?;
        for (label, number) in &self.samples {
            match (self.kind, label) {
                (Kind::Info, Some(label)) => metric.encode_info(&slice::from_ref(label))?,
                (kind, Some(label)) => kind.write(&mut metric.encode_family(&slice::from_ref(label))?, *number)?,
                (kind, None) => kind.write(&mut metric, *number)?,
            }
        }
        Ok(())
    }
}

impl Kind {
    fn write(self, metric: &mut MetricEncoder<'_>, number: Number) -> std::fmt::Result {
        match (self, number) {
            (Self::Counter, Number::Whole(count)) => metric.encode_counter::<NoLabelSet, _, u64>(&count, None),
            (Self::Counter, Number::Real(count)) => metric.encode_counter::<NoLabelSet, _, u64>(&count, None),
            (Self::Gauge | Self::Info, Number::Whole(value)) => metric.encode_gauge(&value),
            (Self::Gauge | Self::Info, Number::Real(value)) => metric.encode_gauge(&value),
        }
    }
}

impl Collector for Families {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|family| family.write(&mut encoder))
    }
}

impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self::Whole(number)
    }
}

impl From<usize> for Number {
    fn from(number: usize) -> Self {
        Self::Whole(number as u64)
    }
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}
