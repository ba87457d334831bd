//! Text for people in a terminal of 80 columns: labels on the left, what belongs to them on the right.

use std::time::Duration;

/// Of a terminal that nobody made wider.
const WIDTH: usize = 80;

/// Of the labels, with the space behind them.
const LABEL: usize = 13;

/// A report that grows from the top.
#[derive(Default)]
pub struct Report(String);

impl Report {
    /// One line as it is.
    pub fn line(&mut self, text: &str) {
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    /// `text` beside `label`, its words wrapped; nothing when it is empty.
    pub fn row(&mut self, label: &str, text: &str) {
        for (at, line) in wrapped(text, WIDTH - LABEL).iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            self.line(&format!("{label:LABEL$}{line}"));
        }
    }

    /// Each of `lines` as a row, with the label at the first.
    pub fn rows<'a>(&mut self, label: &str, lines: impl IntoIterator<Item = &'a str>) {
        for (at, line) in lines.into_iter().enumerate() {
            self.row(if at == 0 { label } else { "" }, line);
        }
    }

    /// All of it.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// Lines of at most `width` characters; a longer word has a line of its own.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// `count` of `what`, with its plural.
pub fn counted(count: impl Into<u64>, what: &str) -> String {
    match count.into() {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

/// The two largest units of a time.
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    let units = [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")];
    let mut rest = seconds;
    let parts = units.map(|(length, name)| {
        let count = rest / length;
        rest %= length;
        (count, name)
    });
    let from = parts.iter().position(|(count, _)| *count > 0).unwrap_or(3);
    let shown = parts
        .iter()
        .skip(from)
        .take(2)
        .filter(|(count, _)| *count > 0 || seconds == 0);
    let shown: Vec<_> = shown.map(|&(count, name)| counted(count, name)).collect();
    shown.join(" ")
}

/// Bytes in a unit that leaves three digits or so.
pub fn bytes(count: u64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
    let mut value = count as f64;
    let mut unit = 0;
    while value >= 1000.0 && unit + 1 < units.len() {
        value /= 1000.0;
        unit += 1;
    }
    match unit {
        0 => format!("{count} bytes"),
        _ => format!("{value:.1} {}", units[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_wider_than_a_terminal_but_a_long_word() {
        let mut report = Report::default();
        report.row("Label", &"some words ".repeat(30));
        report.row("", &"x".repeat(100));
        report.rows("Two", ["one", "other"]);
        let text = report.into_text();
        assert!(text.lines().filter(|line| line.len() > WIDTH).count() == 1, "{text}");
        assert!(
            text.starts_with("Label        some words") && text.ends_with("Two          one\n             other\n")
        );
    }

    #[test]
    fn times_and_sizes_are_said_as_people_say_them() {
        let said = |seconds| spoken(Duration::from_secs(seconds));
        assert_eq!(said(0), "0 seconds");
        assert_eq!(said(61), "1 minute 1 second");
        assert_eq!(said(7200), "2 hours");
        assert_eq!(said(90_000), "1 day 1 hour");
        assert_eq!(
            [bytes(999), bytes(1500), bytes(5_000_000_000)],
            ["999 bytes", "1.5 kB", "5.0 GB"]
        );
    }
}
