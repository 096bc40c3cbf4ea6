//! One of the targets of `attack`, chosen by `VIGIE_FUZZ_TARGET`, under
//! libFuzzer.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static NAME: LazyLock<String> =
    LazyLock::new(|| std::env::var("VIGIE_FUZZ_TARGET").unwrap_or_default());

fuzz_target!(|bytes: &[u8]| attack::give(&NAME, bytes));
