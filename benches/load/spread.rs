//! The median of several runs, with the least and the most.

use std::fmt;

#[derive(Default)]
pub struct Spread(Vec<f64>);

impl Spread {
    pub fn add(&mut self, value: f64) {
        self.0.push(value);
        self.0.sort_by(f64::total_cmp);
    }

    pub fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// The ratio of the medians.
    pub fn over(&self, other: &Self) -> f64 {
        self.median() / other.median()
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.first(), self.0.last()) {
            (Some(least), Some(most)) => write!(f, "{:.1}({least:.1}–{most:.1})", self.median()),
            _ => f.write_str("-"),
        }
    }
}
