//! The box's name on the network: what is said of it, how another one is found when somebody else has it, and what is
//! known of it now.

pub mod message;
mod naming;
pub mod question;
mod standing;
#[cfg(test)]
mod tests;

pub use naming::{Naming, Verdict};
pub use standing::Standing;
