//! The web client as the build embedded it: bytes, compressed bytes and what HTTP says about them; no HTTP here.

/// One file of the client.
#[derive(Debug, PartialEq, Eq)]
pub struct Asset {
    /// Path below the root, with slashes and without one in front.
    pub path: &'static str,
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// Whether the name contains a hash of the content, so that it may be kept for ever.
    pub immutable: bool,
    /// The file as it is.
    pub identity: Representation,
    /// The file for `Content-Encoding: br`; none where that would not be shorter.
    pub brotli: Option<Representation>,
    /// The file for `Content-Encoding: gzip`; none where that would not be shorter.
    pub gzip: Option<Representation>,
}

/// The bytes of a file in one encoding.
#[derive(Debug, PartialEq, Eq)]
pub struct Representation {
    /// What is sent.
    pub bytes: &'static [u8],
    /// Strong entity tag with its quotes, another one for each encoding (RFC 9110 section 8.8.3.3).
    pub etag: &'static str,
}

/// Sorted by path.
static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file at `path`, which is decoded and has no slash in front; the empty path is `index.html`.
#[must_use]
pub fn find(path: &str) -> Option<&'static Asset> {
    let path = if path.is_empty() { "index.html" } else { path };
    let index = ASSETS.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
    ASSETS.get(index)
}

/// All files, sorted by path.
#[must_use]
pub fn all() -> &'static [Asset] {
    ASSETS
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn representations(asset: &'static Asset) -> impl Iterator<Item = &'static Representation> {
        [Some(&asset.identity), asset.brotli.as_ref(), asset.gzip.as_ref()]
            .into_iter()
            .flatten()
    }

    #[test]
    fn the_start_page_is_there_and_revalidated() {
        let index = find("").unwrap();
        assert_eq!(Some(index), find("index.html"));
        assert_eq!(index.content_type, "text/html; charset=utf-8");
        assert!(!index.immutable && !index.identity.bytes.is_empty());
    }

    #[test]
    fn every_file_is_found_and_nothing_else() {
        assert!(all().iter().all(|asset| find(asset.path) == Some(asset)));
        for path in [
            "/",
            "/index.html",
            "index",
            "../Cargo.toml",
            "assets",
            "assets/",
            "INDEX.HTML",
        ] {
            assert_eq!(find(path), None, "{path}");
        }
    }

    #[test]
    fn every_representation_has_a_tag_of_its_own_and_is_worth_it() {
        let mut tags = BTreeSet::new();
        for asset in all() {
            for representation in representations(asset) {
                let tag = representation.etag;
                assert!(
                    tag.starts_with('"') && tag.ends_with('"') && tags.insert((asset.path, tag)),
                    "{tag}"
                );
            }
            let shortest = representations(asset)
                .skip(1)
                .all(|other| other.bytes.len() < asset.identity.bytes.len());
            assert!(shortest, "{} grew", asset.path);
        }
    }

    #[test]
    fn hashed_names_are_immutable_and_only_those() {
        for asset in all() {
            let below = asset.path.starts_with("assets/");
            let built = below && (asset.path.ends_with(".js") || asset.path.ends_with(".css"));
            assert!(
                if asset.immutable {
                    below && asset.path.contains('-')
                } else {
                    !built
                },
                "{}",
                asset.path
            );
        }
    }

    #[test]
    fn compressed_files_say_what_they_are() {
        let gzip = all().iter().filter_map(|asset| asset.gzip.as_ref());
        assert!(gzip.map(|file| &file.bytes[..3]).all(|magic| magic == [0x1f, 0x8b, 8]));
    }
}
