//! The web client as the build embedded it: bytes, compressed bytes and what HTTP says about them; no HTTP here.

use std::{
    borrow::Cow,
    io::{self, Read as _},
};

/// One file of the client.
#[derive(Debug, PartialEq, Eq)]
pub struct Asset {
    /// Path below the root, with slashes and without one in front.
    pub path: &'static str,
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// Whether the name contains a hash of the content, so that it may be kept for ever.
    pub immutable: bool,
    /// The file as it is, where gzip would not be shorter; else it is made of that.
    identity: Option<Representation>,
    /// Entity tag of the file as it is.
    pub identity_etag: &'static str,
    /// The file for `Content-Encoding: br`; none where that would not be shorter.
    pub brotli: Option<Representation>,
    /// The file for `Content-Encoding: gzip`; none where that would not be shorter.
    pub gzip: Option<Representation>,
}

impl Asset {
    /// The file as it is.
    ///
    /// # Errors
    /// Never with what the build embedded: it is read back by a test.
    pub fn identity(&self) -> io::Result<Cow<'static, [u8]>> {
        match (&self.identity, &self.gzip) {
            (Some(identity), _) => Ok(Cow::Borrowed(identity.bytes)),
            (None, Some(gzip)) => inflated(gzip.bytes).map(Cow::Owned),
            (None, None) => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// For the few who take no encoding.
fn inflated(gzip: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(gzip).read_to_end(&mut bytes)?;
    Ok(bytes)
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
        [asset.identity.as_ref(), asset.brotli.as_ref(), asset.gzip.as_ref()]
            .into_iter()
            .flatten()
    }

    #[test]
    fn the_start_page_is_there_and_revalidated() {
        let index = find("").unwrap();
        assert_eq!(Some(index), find("index.html"));
        assert_eq!(index.content_type, "text/html; charset=utf-8");
        assert!(!index.immutable && index.identity().unwrap().starts_with(b"<!doctype html>"));
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
            let identity = asset.identity().unwrap();
            let compressed = asset.brotli.iter().chain(&asset.gzip);
            let shortest = compressed.clone().all(|other| other.bytes.len() < identity.len());
            assert!(compressed.clone().all(|other| other.etag != asset.identity_etag));
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
