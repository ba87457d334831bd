//! `homedrop status`: how the running daemon is.

mod text;

use std::path::Path;

use homedrop::{
    cli::StatusArgs,
    daemon::{Directories, status::Status},
    net::control::{AskError, Request, ask},
};

use super::sysexits::{NO_PERMISSION, NOT_RUNNING, PROTOCOL, UNAVAILABLE};
use crate::Failure;

pub fn status(args: &StatusArgs) -> Result<(), Failure> {
    let answer = answer(args.state.state_dir.as_deref())?;
    let status = parse(&answer)?;
    match args.json {
        true => print!("{answer}"),
        false => print!("{}", text::render(&status)),
    }
    Ok(())
}

/// What the running daemon says of itself.
pub fn of_running(state_dir: Option<&Path>) -> Result<Status, Failure> {
    parse(&answer(state_dir)?)
}

fn answer(state_dir: Option<&Path>) -> Result<String, Failure> {
    let socket = Directories::control_socket(state_dir)?;
    ask(&socket, Request::Status).map_err(Failure::from)
}

fn parse(answer: &str) -> Result<Status, Failure> {
    serde_json::from_str(answer).map_err(|error| Failure {
        code: PROTOCOL,
        message: format!("the daemon's answer is not understood, is it of another version? {error}"),
    })
}

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        let code = match error {
            AskError::NotRunning(_) => NOT_RUNNING,
            AskError::NotAllowed(_) => NO_PERMISSION,
            AskError::Failed { .. } => UNAVAILABLE,
        };
        Self {
            code,
            message: error.to_string(),
        }
    }
}
