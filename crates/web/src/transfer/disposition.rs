//! The header that makes a browser save a file under its name (RFC 6266).

use std::fmt::Write;

use axum::http::HeaderValue;

/// `attachment`, with the name in plain ASCII and in full.
pub(crate) fn attachment(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '%' | ';' => '_',
            c if c.is_ascii_graphic() || c == ' ' => c,
            _ => '_',
        })
        .collect();
    let mut full = String::with_capacity(name.len() * 2);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            full.push(char::from(byte));
        } else {
            let _ = write!(full, "%{byte:02X}");
        }
    }
    HeaderValue::from_str(&format!(
        "attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"
    ))
    .unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keep_1_a_name_is_sent_in_full_and_breaks_no_header() {
        assert_eq!(
            attachment("Capture d’écran \"1\".png"),
            "attachment; filename=\"Capture d_cran _1_.png\"; \
             filename*=UTF-8''Capture%20d%E2%80%99%C3%A9cran%20%221%22.png"
                .replace("d_cran", "d__cran")
        );
        let hostile = attachment("a\r\nSet-Cookie: x\u{202e}.txt");
        assert!(
            hostile
                .to_str()
                .is_ok_and(|text| !text.contains(['\r', '\n']))
        );
    }
}
