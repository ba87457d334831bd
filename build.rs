//! Embeds the built client: every file of web/dist, compressed once here instead of on every request.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Where `npm run build` leaves the client.
const CLIENT: &str = "web/dist";

/// What lies there is stored by gzip alone, which everything takes that takes brotli: many files, of which a visitor
/// fetches one.
const SELDOM: &str = "assets/catalogues/";

/// Served in place of the client when it was not built.
const PLACEHOLDER: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Homedrop</title>\n\
    <p>The client was not built into this daemon. Run <code>make build</code>.</p>\n</html>\n";

/// One file of the client.
struct File {
    /// Below web/dist, with slashes.
    path: String,
    content: Vec<u8>,
}

fn main() -> io::Result<()> {
    // A directory is scanned for changes; a missing one makes cargo ask again at the next build.
    println!("cargo::rerun-if-changed={CLIENT}");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("assets.rs"), table(&client()?, &out)?)
}

/// The files to embed, sorted by path: the table is searched by halves, and the same client gives the same binary.
fn client() -> io::Result<Vec<File>> {
    let root = Path::new(CLIENT);
    let mut files = Vec::new();
    if root.join("index.html").is_file() {
        collect(root, root, &mut files)?;
    } else {
        println!("cargo::warning=the client is not built, so a page that says so is embedded; run `make build`");
        files.push(File {
            path: "index.html".to_owned(),
            content: PLACEHOLDER.into(),
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn collect(root: &Path, directory: &Path, files: &mut Vec<File>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let below = path.strip_prefix(root).map_err(io::Error::other)?;
        let name = below.to_str().ok_or(io::ErrorKind::InvalidData)?.to_owned();
        let hidden = below
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if path.is_dir() && !hidden {
            collect(root, &path, files)?;
        } else if !hidden {
            files.push(File {
                path: name,
                content: fs::read(&path)?,
            });
        }
    }
    Ok(())
}

/// Rust source of a slice of `Asset`, and beside it in `out` the bytes that it includes.
fn table(files: &[File], out: &Path) -> io::Result<String> {
    let mut source = String::from("&[\n");
    for (number, file) in files.iter().enumerate() {
        let hash = hex(&Sha256::digest(&file.content)[..16]);
        let stored = |suffix: &str, bytes: Option<Vec<u8>>| store(out, number, &hash, suffix, bytes);
        let gzip = gzip(&file.content)?;
        let brotli = if file.path.starts_with(SELDOM) {
            None
        } else {
            brotli(&file.content)?
        };
        // What gzip shortens is inflated for the few who take no encoding, so that it is not in the program twice.
        let raw = gzip.is_none().then(|| file.content.clone());
        let entry = format!(
            "Asset {{ path: {:?}, content_type: {:?}, immutable: {}, identity: {}, identity_etag: {:?}, brotli: {}, gzip: {} }},\n",
            file.path,
            content_type(&file.path),
            is_hashed(&file.path),
            optional(stored("raw", raw)?),
            etag(&hash, "raw"),
            optional(stored("br", brotli)?),
            optional(stored("gz", gzip)?),
        );
        source.push_str(&entry);
    }
    source.push(']');
    Ok(source)
}

/// Writes `bytes` and returns the source of their `Representation`; nothing for no bytes.
fn store(out: &Path, number: usize, hash: &str, suffix: &str, bytes: Option<Vec<u8>>) -> io::Result<String> {
    let Some(bytes) = bytes else {
        return Ok(String::new());
    };
    let name = format!("asset-{number}.{suffix}");
    fs::write(out.join(&name), bytes)?;
    let etag = etag(hash, suffix);
    Ok(format!(
        "Representation {{ bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")), etag: {etag:?} }}"
    ))
}

/// RFC 9110 section 8.8.3.3: each encoding has an entity tag of its own.
fn etag(hash: &str, suffix: &str) -> String {
    format!("\"{hash}-{suffix}\"")
}

fn optional(representation: String) -> String {
    if representation.is_empty() {
        "None".to_owned()
    } else {
        format!("Some({representation})")
    }
}

/// `content` compressed by brotli, if that is shorter.
fn brotli(content: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &params)?;
    Ok((compressed.len() < content.len()).then_some(compressed))
}

/// `content` compressed by gzip as well as it can be, if that is shorter; without a time of change, so that it is always the same.
fn gzip(content: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut compressed = Vec::new();
    zopfli::compress(
        zopfli::Options::default(),
        zopfli::Format::Gzip,
        content,
        &mut compressed,
    )?;
    Ok((compressed.len() < content.len()).then_some(compressed))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Vite names what it builds `assets/name-XXXXXXXX.ext`, with eight characters of a hash of the content.
fn is_hashed(path: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let stem = path
        .strip_prefix("assets/")
        .and_then(|name| name.rsplit_once('.'))
        .map_or("", |(stem, _)| stem);
    let split = stem.len().saturating_sub(8);
    let hash = stem.get(split..).unwrap_or_default();
    stem.get(..split).is_some_and(|name| name.ends_with('-')) && hash.bytes().all(word)
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
