//! A large file in and out of a real portal over a connection that is cut
//! again and again: is it the same, and how much memory did the portal hold?
//!
//! `cargo run --release -p bench -- evidence --size 2GiB`

mod content;
mod program;
mod transfer;

use std::{error::Error, path::PathBuf, time::Instant};

use clap::Args;

use self::{content::Content, program::Program, transfer::Client};

/// The most that the portal may hold meanwhile.
const MOST_MIB: u64 = 100;

/// What is sent, and how often the connection is cut.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Size of the file: a number of bytes, or of KiB, MiB or GiB.
    #[arg(long, default_value = "2GiB", value_parser = bytes)]
    size: u64,
    /// How often the connection is cut, each way.
    #[arg(long, default_value_t = 7)]
    cuts: u64,
    /// The program; the one that was built beside this one when left out.
    #[arg(long)]
    program: Option<PathBuf>,
}

/// Sends the file, fetches it, compares, and prints what it took.
pub(crate) async fn measure(arguments: &Arguments, folder: PathBuf) -> Result<(), Box<dyn Error>> {
    let content = Content::of(arguments.size);
    let program = match &arguments.program {
        Some(program) => program.clone(),
        None => std::env::current_exe()?.with_file_name("vigie"),
    };
    let portal = Program::start(&program, folder).await?;
    let client = Client::of(&portal);
    let case = client.declare().await?;
    let before = portal.resident()?;

    let began = Instant::now();
    let sent = client.send(&case, &content, arguments.cuts).await?;
    told("in", arguments.size, began, sent.cuts);
    let after_sending = portal.resident()?;

    let began = Instant::now();
    let fetched = client.fetch(&case, &sent.piece, arguments.cuts).await?;
    told("out", arguments.size, began, fetched.cuts);

    let expected = content.hash();
    let same = sent.hash == expected && fetched.hash == expected;
    println!("SHA-256: {expected}, the same in and out: {same}");
    let at_most = portal.resident()?.peak;
    println!(
        "resident memory of the portal: {} MiB before, {} MiB at most after sending, \
         {at_most} MiB at most in all (bound: {MOST_MIB} MiB)",
        before.now, after_sending.peak,
    );
    portal.stop().await?;
    if !same {
        return Err("what came back is not what was sent".into());
    }
    if at_most >= MOST_MIB {
        return Err(format!("the portal held {at_most} MiB").into());
    }
    Ok(())
}

fn told(way: &str, size: u64, began: Instant, cuts: u64) {
    let seconds = began.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss, reason = "a rate for people")]
    let rate = size as f64 / (1024.0 * 1024.0) / seconds;
    println!("{way}: {size} bytes in {seconds:.1} s, {rate:.0} MiB/s, cut {cuts} times");
}

fn bytes(text: &str) -> Result<u64, String> {
    let (number, unit) = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("", 0)]
        .into_iter()
        .find_map(|(unit, bits)| Some((text.strip_suffix(unit)?, bits)))
        .unwrap_or((text, 0));
    let number: u64 = number
        .trim()
        .parse()
        .map_err(|_| format!("{text:?} is no size"))?;
    number
        .checked_mul(1 << unit)
        .ok_or_else(|| format!("{text:?} is too large"))
}
