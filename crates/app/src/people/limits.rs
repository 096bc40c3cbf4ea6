//! How often somebody may try to come in, or report without an account, from
//! one place: each failure counts, time forgives, and waits grow. Nobody can
//! shut another person out by failing in their name: a device on which the
//! person signed in before is counted by itself.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use process::{calendar::Openness, ids::AccountId};
use store::{
    TokenHash, Tx,
    attempts::{self, Debt},
    devices::{self, Device},
};
use uuid::Uuid;

use crate::{App, AppError, Secret, WrongInput};

/// From where somebody comes.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The address of whoever calls.
    pub address: IpAddr,
    /// What the device keeps since somebody signed in on it.
    pub device: Option<Secret>,
    /// How the browser names itself.
    pub browser: Option<String>,
    /// The session that the browser comes with, which ends when another one
    /// begins there.
    pub session: Option<Secret>,
}

impl From<IpAddr> for Visit {
    fn from(address: IpAddr) -> Self {
        Self {
            address,
            device: None,
            browser: None,
            session: None,
        }
    }
}

impl Visit {
    /// One household or office: an address of IPv4, a network of IPv6 (/64),
    /// within which anybody takes as many addresses as they like.
    fn place(&self) -> String {
        match self.address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }

    pub(crate) fn session_hash(&self) -> Option<TokenHash> {
        let secret = self.session.as_ref()?;
        Some(TokenHash::of(secret.reveal()))
    }

    pub(crate) fn device_hash(&self) -> Option<TokenHash> {
        let secret = self.device.as_ref()?;
        Some(TokenHash::of(secret.reveal()))
    }
}

/// What somebody tries.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tried<'a> {
    /// To sign in with the password of the account of this address.
    Password { email: &'a str },
    /// To show the second factor of an account whose first was shown.
    SecondStep { account: AccountId },
    /// To open an invitation or a link of a lost password.
    Link,
    /// To come back from an identity provider.
    Provider,
    /// To report without an account (DECL-4).
    Report,
    /// To ask to be a facility's director (DECL-8).
    Director,
    /// To answer an extract (QUAL-5).
    ExtractAnswer,
    /// To have a link mailed.
    Mail { email: &'a str },
}

/// How failures add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rule {
    /// Failures that cost nothing.
    free: u32,
    /// The first wait; each failure after it doubles the next.
    first_wait: SignedDuration,
    longest_wait: SignedDuration,
    /// Within which one failure is forgiven.
    forgives: SignedDuration,
}

const fn rule(free: u32, first: i64, longest: i64, forgives: i64) -> Rule {
    Rule {
        free,
        first_wait: SignedDuration::from_secs(first),
        longest_wait: SignedDuration::from_secs(longest),
        forgives: SignedDuration::from_secs(forgives),
    }
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// One person at one place, or on a device known to them.
const PERSON: Rule = rule(5, 2, 15 * MINUTE, 15 * MINUTE);
/// One account from wherever its devices are not known.
const ACCOUNT: Rule = rule(20, 2, MINUTE, 10 * MINUTE);
/// Everybody at one place: a hospital may stand behind one address.
const PLACE: Rule = rule(100, 1, MINUTE, MINUTE);
/// Reports from one place, which wait but for the next place in the row.
const REPORTS: Rule = rule(30, 2 * MINUTE, 2 * MINUTE, 2 * MINUTE);
/// Links mailed to one person, and asked for from one place.
const LINKS_TO_ONE: Rule = rule(5, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE);
const LINKS_FROM_PLACE: Rule = rule(20, HOUR, HOUR, HOUR);
/// Requests to be a director from one place: each costs the CERT a call.
const DIRECTORS: Rule = rule(5, HOUR, HOUR, HOUR);

impl Rule {
    /// What is still owed at `now`.
    fn owed(self, debt: Option<Debt>, now: Timestamp) -> SignedDuration {
        debt.map_or(SignedDuration::ZERO, |debt| {
            let paid = now.duration_since(debt.last_at).max(SignedDuration::ZERO);
            (debt.amount - paid).max(SignedDuration::ZERO)
        })
    }

    /// The failures that an amount stands for.
    fn failures(self, amount: SignedDuration) -> u32 {
        let whole = self.forgives.as_micros().max(1);
        let failures = (amount.as_micros() + whole - 1) / whole;
        u32::try_from(failures).unwrap_or(u32::MAX)
    }

    /// Until when the next attempt is not heard.
    fn wait_until(self, debt: Debt) -> Option<Timestamp> {
        let counted = self.failures(debt.amount).checked_sub(self.free)?;
        let doubled = self.first_wait * 2_i32.saturating_pow(counted.min(20));
        debt.last_at
            .saturating_add(doubled.min(self.longest_wait))
            .ok()
    }

    fn one_more(self, debt: Option<Debt>, now: Timestamp) -> Debt {
        Debt {
            amount: self.owed(debt, now) + self.forgives,
            last_at: now,
        }
    }

    fn one_less(self, debt: Option<Debt>, now: Timestamp) -> Debt {
        Debt {
            amount: (self.owed(debt, now) - self.forgives).max(SignedDuration::ZERO),
            last_at: now,
        }
    }
}

/// What success does to a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnSuccess {
    /// It begins anew.
    Forgets,
    /// This attempt did not fail; those of others at this place did.
    GivesBack,
}

#[derive(Clone, Debug)]
struct Count {
    key: String,
    rule: Rule,
    on_success: OnSuccess,
}

impl Count {
    fn forgetting(key: String, rule: Rule) -> Self {
        Self {
            key,
            rule,
            on_success: OnSuccess::Forgets,
        }
    }

    fn of_place(key: String, rule: Rule) -> Self {
        Self {
            key,
            rule,
            on_success: OnSuccess::GivesBack,
        }
    }
}

/// An attempt that was counted as failed before it is made, so that many at
/// once wait like many in a row.
#[derive(Clone, Debug)]
#[must_use = "an attempt that succeeded is taken back"]
pub(crate) struct Attempt {
    counts: Vec<Count>,
    /// The failures in a row that it makes, if it fails.
    pub(crate) failures: u32,
}

impl Attempt {
    /// Takes the attempt back, and forgets the failures before it.
    pub(crate) async fn succeeded(self, tx: &Tx, now: Timestamp) -> Result<(), AppError> {
        for count in self.counts {
            match count.on_success {
                OnSuccess::Forgets => attempts::clear(tx, &count.key).await?,
                OnSuccess::GivesBack => {
                    let debt = attempts::held(tx, &count.key).await?;
                    attempts::put(tx, &count.key, count.rule.one_less(debt, now)).await?;
                }
            }
        }
        Ok(())
    }
}

/// An address as it is counted: hashed, for people type their password in the
/// wrong field.
fn named(email: &str) -> String {
    let typed = Secret::presented(&email.trim().to_lowercase());
    hex::encode(typed.hash())
}

impl App {
    /// Counts an attempt, unless it comes too soon.
    ///
    /// # Errors
    /// [`WrongInput::TooManyAttempts`], with the time from which it is heard.
    pub(crate) async fn attempt(
        &self,
        tried: Tried<'_>,
        visit: &Visit,
    ) -> Result<Attempt, AppError> {
        self.count(self.counts(tried, visit).await?).await
    }

    /// Counts an attempt of somebody who is signed in to show again what only
    /// they know.
    ///
    /// # Errors
    /// As [`App::attempt`].
    pub(crate) async fn attempt_again(&self, account: AccountId) -> Result<Attempt, AppError> {
        let key = format!("again:{account}");
        self.count(vec![Count::forgetting(key, PERSON)]).await
    }

    /// Counts a report without an account, unless too many came from there:
    /// whoever is refused keeps what they wrote, and is told whom to call
    /// (DECL-4).
    ///
    /// # Errors
    /// [`WrongInput::TooManyReports`].
    pub async fn admit_report(&self, visit: &Visit) -> Result<(), AppError> {
        match self.attempt(Tried::Report, visit).await {
            Ok(_counted) => Ok(()),
            Err(AppError::Wrong(WrongInput::TooManyAttempts { retry_at })) => {
                let contacts = &self.config().contacts;
                let phone = match self.config().process.hours.is_open(self.now()) {
                    Openness::Open => contacts.cert_phone.clone(),
                    Openness::Closed { .. } => contacts.off_hours_phone.clone(),
                };
                Err(WrongInput::TooManyReports { retry_at, phone }.into())
            }
            Err(error) => Err(error),
        }
    }

    async fn counts(&self, tried: Tried<'_>, visit: &Visit) -> Result<Vec<Count>, AppError> {
        let place = visit.place();
        let here = |what: &str, rule| Count::of_place(format!("{what}:{place}"), rule);
        Ok(match tried {
            Tried::Password { email } => {
                let account = store::accounts::by_email(self.0.db.read(), email).await?;
                let account = account.map_or(AccountId(Uuid::nil()), |account| account.id);
                let who = named(email);
                match self.device(visit, account).await? {
                    Some(device) => vec![Count::forgetting(
                        format!("password:{device}:{who}"),
                        PERSON,
                    )],
                    None => vec![
                        Count::forgetting(format!("password:{place}:{who}"), PERSON),
                        Count::forgetting(format!("password:{who}"), ACCOUNT),
                        here("password", PLACE),
                    ],
                }
            }
            Tried::SecondStep { account } => {
                let of = match self.device(visit, account).await? {
                    Some(device) => format!("second-step:{device}:{account}"),
                    None => format!("second-step:{account}"),
                };
                vec![Count::forgetting(of, PERSON)]
            }
            Tried::Link => vec![here("link", PLACE)],
            Tried::Provider => vec![here("provider", PLACE)],
            Tried::Report => vec![here("report", REPORTS)],
            Tried::Director => vec![here("director", DIRECTORS)],
            Tried::ExtractAnswer => vec![here("extract", REPORTS)],
            Tried::Mail { email } => vec![
                Count::forgetting(format!("mail:{}", named(email)), LINKS_TO_ONE),
                here("mail", LINKS_FROM_PLACE),
            ],
        })
    }

    /// The device of a visit, if the account's person signed in on it before.
    async fn device(&self, visit: &Visit, account: AccountId) -> Result<Option<String>, AppError> {
        let Some(hash) = visit.device_hash() else {
            return Ok(None);
        };
        let found = devices::find(self.0.db.read(), hash, account).await?;
        Ok((found == Device::Known).then(|| hex::encode(hash.0)))
    }

    async fn count(&self, mut counts: Vec<Count>) -> Result<Attempt, AppError> {
        // In one order for everybody: none waits for another that waits.
        counts.sort_by(|a, b| a.key.cmp(&b.key));
        let now = self.now();
        self.0
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let mut debts = Vec::new();
                    for count in &counts {
                        let debt = attempts::held(tx, &count.key).await?;
                        let wait = debt.and_then(|debt| count.rule.wait_until(debt));
                        if let Some(retry_at) = wait.filter(|until| now < *until) {
                            return Err(WrongInput::TooManyAttempts { retry_at }.into());
                        }
                        debts.push(count.rule.one_more(debt, now));
                    }
                    let mut failed = Vec::new();
                    for (count, debt) in counts.iter().zip(debts) {
                        failed.push(count.rule.failures(debt.amount));
                        attempts::put(tx, &count.key, debt).await?;
                    }
                    let failures = failed.into_iter().max().unwrap_or_default();
                    Ok::<_, AppError>(Attempt { counts, failures })
                })
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn after(rule: Rule, failures: u32) -> Option<Debt> {
        (0..failures).fold(None, |debt, _| {
            Some(rule.one_more(debt, Timestamp::UNIX_EPOCH))
        })
    }

    fn wait(rule: Rule, failures: u32) -> Option<SignedDuration> {
        let until = rule.wait_until(after(rule, failures)?)?;
        Some(until.duration_since(Timestamp::UNIX_EPOCH))
    }

    #[test]
    fn the_wait_grows_and_stays_bounded() {
        let seconds = SignedDuration::from_secs;
        assert_eq!(wait(PERSON, 4), None);
        assert_eq!(wait(PERSON, 5), Some(seconds(2)));
        assert_eq!(wait(PERSON, 7), Some(seconds(8)));
        assert_eq!(wait(PERSON, 400), Some(PERSON.longest_wait));
    }

    #[test]
    fn time_forgives_failures_one_by_one() {
        let debt = after(PERSON, 5);
        let later = |n: i32| {
            Timestamp::UNIX_EPOCH
                .checked_add(PERSON.forgives * n)
                .unwrap()
        };
        assert_eq!(PERSON.failures(PERSON.owed(debt, later(0))), 5);
        assert_eq!(PERSON.failures(PERSON.owed(debt, later(2))), 3);
        assert_eq!(PERSON.failures(PERSON.owed(debt, later(9))), 0);
        let next = PERSON.one_more(debt, later(5));
        assert_eq!(PERSON.wait_until(next), None);
    }

    #[test]
    fn a_network_of_ipv6_is_one_place() {
        let place = |text: &str| Visit::from(text.parse::<IpAddr>().unwrap()).place();
        assert_eq!(place("2001:db8:1:2::1"), place("2001:db8:1:2:ffff::9"));
        assert_ne!(place("2001:db8:1:2::1"), place("2001:db8:1:3::1"));
        assert_eq!(place("::ffff:192.0.2.1"), place("192.0.2.1"));
        assert_ne!(place("192.0.2.1"), place("192.0.2.2"));
    }
}
