//! `vigie demo`: a demonstration of its own.

use super::say;
use crate::{cli, demo::Demo, failure::Failure, logging};

/// Builds and opens a demonstration, until the program is asked to stop.
///
/// # Errors
/// When it cannot be built, or breaks down.
pub(crate) async fn run(options: cli::Demo) -> Result<(), Failure> {
    logging::for_people();
    let mut demo = Demo::open(&options).await?;
    say(format_args!("Vigie, demonstration:  {}", demo.address()))?;
    if !options.listen.ip().is_loopback() {
        say("Careful: whoever reaches this address can become every account.")?;
    }
    demo.complete().await?;
    // In one piece: whoever reads this line knows that nothing follows.
    say(format_args!(
        "Accounts and tokens:   {}\nStop it with Ctrl-C; it is found again at the next start.",
        options.data.join("demo.json").display()
    ))?;
    demo.until_stopped().await
}
