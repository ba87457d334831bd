//! Which single words are top-level domains of the Internet, and so belong to others.

/// The delegated domains of three letters and more, one a line, in lower case.
const DELEGATED: &str = include_str!("top-level-domains.txt");

/// Whether `name` is a single word that is or may become a top-level domain.
///
/// All of two letters belong to countries (ISO 3166), and all that begin with `xn--` are other scripts' domains.
pub(super) fn is_top_level(name: &str) -> bool {
    !name.contains('.') && (name.len() <= 2 || name.starts_with("xn--") || DELEGATED.lines().any(|known| known == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_internet_are_told_from_host_names() {
        assert!(
            ["com", "dev", "box", "zip", "pi", "xn--p1ai"]
                .into_iter()
                .all(is_top_level)
        );
        assert!(
            !["localhost", "raspberrypi", "nas", "pi4", "nas.dev", "home"]
                .into_iter()
                .any(is_top_level)
        );
    }
}
