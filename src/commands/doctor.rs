//! `homedrop doctor`: what is wrong on this host, and what to do.

use std::{path::Path, time::SystemTime};

use homedrop::{
    cli::DoctorArgs,
    daemon::Directories,
    doctor::{Finding, Patient, Report, Severity, examine},
};

use super::{
    report::{self, counted},
    sysexits::{BROKEN, PROTOCOL},
};
use crate::{Failure, load};

pub fn doctor(args: &DoctorArgs) -> Result<(), Failure> {
    let chosen = args.run.state_dir.as_deref();
    let report = examine(Patient {
        config: load(&args.run.config),
        directories: Directories::existing(chosen).ok().filter(|_| is_known(chosen)),
        socket: Directories::control_socket(chosen)?,
        url: args.url.clone(),
        now: SystemTime::now(),
    });
    match args.json {
        true => println!("{}", serde_json::to_string(&report).map_err(unwritten)?),
        false => print!("{}", text(&report)),
    }
    match report.broken {
        0 => Ok(()),
        count => Err(Failure {
            code: BROKEN,
            message: format!("{} broken", counted(count as u64, "thing")),
        }),
    }
}

/// An ordinary user who asks about the system's daemon has nothing to do with a directory of his own.
fn is_known(chosen: Option<&Path>) -> bool {
    let system = Directories::control_socket(None)
        .ok()
        .zip(Directories::existing(None).ok());
    chosen.is_some() || system.is_some_and(|(socket, directories)| socket.starts_with(&directories.runtime))
}

fn unwritten(error: serde_json::Error) -> Failure {
    Failure {
        code: PROTOCOL,
        message: error.to_string(),
    }
}

fn text(report: &Report) -> String {
    let mut text = report::Report::default();
    let fine: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Ok)
        .collect();
    let mut others: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Ok)
        .collect();
    // The worst comes last, where the eye is when the program has ended.
    others.sort_by_key(|finding| finding.severity);
    for finding in &fine {
        text.row("ok", &format!("{}: {}", finding.check.as_str(), finding.seen));
    }
    for finding in others {
        text.line("");
        text.row(
            label(finding.severity),
            &format!("{}: {}", finding.check.as_str(), finding.seen),
        );
        text.row("  tried", &finding.tried);
        text.row("  to do", finding.advice.as_deref().unwrap_or_default());
    }
    // What is broken is told once more as the error that it is.
    if report.broken == 0 {
        text.line("");
        text.line("nothing is broken");
    }
    text.into_text()
}

fn label(severity: Severity) -> &'static str {
    match severity {
        Severity::Ok => "ok",
        Severity::Unknown => "not seen",
        Severity::Notice => "notice",
        Severity::Warning => "WARNING",
        Severity::Broken => "BROKEN",
    }
}
