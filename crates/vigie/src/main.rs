//! Vigie, the one program: the portal, its timers, and the operator's tools.

mod cli;
mod commands;
mod config_file;
mod demo;
mod evidence;
mod failure;
mod kept_files;
mod log_keys;
mod logging;
mod metrics;
mod portal;
mod register_report;
mod rights;
mod server_secret;
mod serving;
mod shutdown;
#[cfg(feature = "otel")]
mod traces;
#[cfg(not(feature = "otel"))]
#[path = "traces/left_out.rs"]
mod traces;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use self::{cli::Cli, failure::Failure};

/// Pages are made of many small pieces, by several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(code) => code,
        Err(failure) => {
            // Nobody is left to be told that this could not be told.
            let _ = writeln!(io::stderr(), "vigie: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode, Failure> {
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| Failure::new("the TLS provider was installed twice"))?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(commands::run(cli.command))
}
