//! The groups of this host, by /etc/group: those that only a name service knows are not found.

use std::fs;

/// group(5).
const FILE: &str = "/etc/group";

/// The number of the group of this name.
#[must_use]
pub fn id_of(name: &str) -> Option<u32> {
    find(&fs::read_to_string(FILE).ok()?, name)
}

/// `name:password:number:members`.
fn find(text: &str, name: &str) -> Option<u32> {
    let mut lines = text.lines().map(|line| line.split(':'));
    lines.find_map(|mut fields| (fields.next() == Some(name)).then(|| fields.nth(1)?.parse().ok())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_found_by_its_whole_name() {
        let text = "root:x:0:\nhomedropper:x:5:\nhomedrop:x:987:pi\nbroken\nodd:x:many:\n";
        assert_eq!(find(text, "homedrop"), Some(987));
        assert_eq!(find(text, "root"), Some(0));
        for none in ["drop", "broken", "odd", ""] {
            assert_eq!(find(text, none), None, "{none}");
        }
    }
}
