//! The golden messages, the generated TypeScript, and what is refused.

mod generated;
mod golden;
mod refused;
mod said;
