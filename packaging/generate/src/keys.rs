//! The commented configuration as a list in mdoc(7): every comment explains the keys below it.

use std::fmt::Write;

/// Longest line of text (mandoc(1) -T lint).
const WIDTH: usize = 80;

/// Tables become subsections, keys items with their default, comments their text.
pub fn as_mdoc(config: &str) -> String {
    let mut page = Page::default();
    // Above the first blank line stands how to use the file.
    let body = config.split_once("\n\n").map_or("", |(_, body)| body);
    for line in body.lines() {
        page.read(line.trim());
    }
    page.end_list();
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    comment: Vec<String>,
    in_list: bool,
}

impl Page {
    fn read(&mut self, line: &str) {
        let key = line.strip_prefix("# ").unwrap_or(line);
        if let Some(table) = line.strip_prefix('[') {
            self.table(table.trim_end().split(']').next().unwrap_or_default());
        } else if is_setting(key) {
            self.setting(key, line.starts_with('#'));
        } else if let Some(comment) = line.strip_prefix("# ") {
            self.comment.push(comment.to_owned());
        }
    }

    fn table(&mut self, name: &str) {
        self.end_list();
        self.line(&format!(".Ss Table {name}"));
        self.say();
    }

    fn setting(&mut self, setting: &str, only_an_example: bool) {
        if !self.in_list {
            self.line(".Bl -tag -width Ds");
            self.in_list = true;
        }
        let word = if only_an_example { "for example" } else { "default" };
        let (name, value) = setting.split_once(" = ").unwrap_or((setting, ""));
        let value = value.split("  #").next().unwrap_or(value).trim();
        self.line(&format!(".It Ic {name} Pq {word} Li {}", escaped(value)));
        self.say();
    }

    /// What was read since the last key.
    fn say(&mut self) {
        for sentence in std::mem::take(&mut self.comment).join(" ").split_inclusive(". ") {
            self.sentence(sentence.trim());
        }
    }

    /// In lines as short as manual pages have them.
    fn sentence(&mut self, sentence: &str) {
        let mut line = String::new();
        for word in sentence.split(' ').map(escaped) {
            if line.len() + 1 + word.len() > WIDTH {
                self.line(&std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        self.line(&line);
    }

    fn end_list(&mut self) {
        if self.in_list {
            self.line(".El");
            self.in_list = false;
        }
    }

    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            // Writing to a String cannot fail.
            let _ = writeln!(self.text, "{line}");
        }
    }
}

fn is_setting(line: &str) -> bool {
    let name = line.split_once(" = ").map_or("", |(name, _)| name);
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// roff(7) takes a backslash and, in an argument, a quotation mark for its own.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('"', "\\(dq")
}
