//! Passwords: argon2id, checked away from the threads that serve requests.

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::{AppError, WrongInput};

/// The shortest password; length protects better than signs.
const SHORTEST: usize = 12;

/// Passwords that everybody tries first, and their kin: a longer one that is
/// built on one of these words alone is refused as well.
const COMMON: [&str; 12] = [
    "motdepasse",
    "password",
    "azerty",
    "qwerty",
    "123456",
    "vigie",
    "hopital",
    "bonjour",
    "soleil",
    "admin",
    "secret",
    "sante",
];

/// Checks that a password is worth its name.
pub(crate) fn check(password: &str) -> Result<(), WrongInput> {
    if password.chars().count() < SHORTEST {
        return Err(WrongInput::PasswordTooShort);
    }
    let mut rest = password.to_lowercase();
    for word in COMMON {
        rest = rest.replace(word, "");
    }
    let distinct: std::collections::BTreeSet<char> = rest.chars().collect();
    if rest.chars().count() < 6 || distinct.len() < 4 {
        return Err(WrongInput::PasswordTooCommon);
    }
    Ok(())
}

/// The hash to store.
pub(crate) async fn hash(password: &str) -> Result<String, AppError> {
    let password = password.to_owned();
    blocking(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|error| AppError::Internal(error.to_string()))
    })
    .await?
}

/// Whether a password is the one that was hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    Wrong,
}

/// Compares; without a hash it does the same work, so that an unknown account
/// is not told from a known one.
pub(crate) async fn verify(password: &str, stored: Option<&str>) -> Result<Verdict, AppError> {
    let password = password.to_owned();
    let stored = stored.map(str::to_owned);
    blocking(move || {
        let right = match &stored {
            Some(stored) => PasswordHash::new(stored).is_ok_and(|hash| {
                Argon2::default()
                    .verify_password(password.as_bytes(), &hash)
                    .is_ok()
            }),
            None => {
                let _ = Argon2::default().hash_password(password.as_bytes());
                false
            }
        };
        if right {
            Verdict::Right
        } else {
            Verdict::Wrong
        }
    })
    .await
}

/// Each hash takes 19 MiB and a core: more at once would starve the portal.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let turn = AT_ONCE.acquire().await;
    tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    })
    .await
    .map_err(|error| AppError::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_password_is_long_and_not_one_that_everybody_tries() {
        assert_eq!(check("court"), Err(WrongInput::PasswordTooShort));
        assert_eq!(
            check("motdepasse123456"),
            Err(WrongInput::PasswordTooCommon)
        );
        assert_eq!(
            check("aaaaaaaaaaaaaaaa"),
            Err(WrongInput::PasswordTooCommon)
        );
        assert_eq!(check("une lampe sur le quai"), Ok(()));
    }

    #[tokio::test]
    async fn a_password_is_recognised_by_its_hash_alone() {
        let stored = hash("une lampe sur le quai").await.unwrap();
        assert!(!stored.contains("lampe"));
        let verdict = verify("une lampe sur le quai", Some(&stored))
            .await
            .unwrap();
        assert_eq!(verdict, Verdict::Right);
        assert_eq!(
            verify("autre chose ici", Some(&stored)).await.unwrap(),
            Verdict::Wrong
        );
        assert_eq!(
            verify("une lampe sur le quai", None).await.unwrap(),
            Verdict::Wrong
        );
    }
}
