//! Names in every language, and which language is asked for.

mod asked;
mod lists;
mod naming;
