//! Configuration files: refused with a place and a reason, or written out so that they are read as the same again.

use homedrop::config::Config;

pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match Config::parse(&text, "homedrop.toml") {
        Ok(config) => {
            let written = config.to_toml();
            let again = Config::parse(&written, "written.toml").expect("what was written is read");
            assert_eq!(again.to_toml(), written);
        }
        Err(error) => {
            let told = error.to_string();
            assert!(!told.is_empty() && !told.contains('\n'), "one line: {told:?}");
        }
    }
}
