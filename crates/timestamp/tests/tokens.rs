//! KEEP-1: tokens of OpenSSL as the authority, judged here.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use testkit::authority::{Signs, TimeAuthority};
use timestamp::{Authority, Imprint, NoAuthority, NoToken, Request, Unproved};

const IMPRINT: Imprint = Imprint([7; 32]);

fn request() -> Request {
    Request::new(IMPRINT, [9; 16]).unwrap()
}

fn token(authority: &TimeAuthority) -> Vec<u8> {
    let answer = authority.answer(&request().to_der().unwrap());
    request().token(&answer).unwrap()
}

fn trusted(authority: &TimeAuthority) -> Authority {
    Authority::from_pem(&authority.certificate()).unwrap()
}

#[test]
fn keep_1_a_token_of_the_authority_tells_when_it_had_the_hash() {
    for signs in [Signs::WithEcdsa, Signs::WithRsa] {
        let authority = TimeAuthority::new(signs);
        let stamped = trusted(&authority).check(&token(&authority), IMPRINT);
        // Some time after this was written.
        assert!(stamped.unwrap().at > 1_700_000_000);
    }
}

#[test]
fn keep_1_a_token_for_something_else_proves_nothing() {
    let authority = TimeAuthority::new(Signs::WithEcdsa);
    let judged = trusted(&authority).check(&token(&authority), Imprint([8; 32]));
    assert_eq!(judged, Err(Unproved::OtherImprint));
}

#[test]
fn keep_1_a_token_of_another_authority_proves_nothing() {
    let authority = TimeAuthority::new(Signs::WithEcdsa);
    let other = TimeAuthority::new(Signs::WithEcdsa);
    let judged = trusted(&other).check(&token(&authority), IMPRINT);
    assert_eq!(judged, Err(Unproved::OtherAuthority));
}

#[test]
fn keep_1_an_answer_to_another_request_gives_no_token() {
    let authority = TimeAuthority::new(Signs::WithEcdsa);
    let answer = authority.answer(&request().to_der().unwrap());
    let later = Request::new(IMPRINT, [10; 16]).unwrap();
    assert_eq!(later.token(&answer), Err(NoToken::Other));
    let of_other = Request::new(Imprint([8; 32]), [9; 16]).unwrap();
    assert_eq!(of_other.token(&answer), Err(NoToken::Other));
}

#[test]
fn keep_1_a_refusal_says_its_status() {
    let authority = TimeAuthority::new(Signs::WithEcdsa);
    let answer = authority.answer(b"what?");
    assert_eq!(request().token(&answer), Err(NoToken::Refused(2)));
}

#[test]
fn keep_1_a_certificate_that_may_not_stamp_does_not() {
    let authority = TimeAuthority::new(Signs::WithEcdsa);
    let forged = authority.said_by_another(&token(&authority));
    let judged = trusted(&authority).check(&forged, IMPRINT);
    assert_eq!(judged, Err(Unproved::OtherAuthority));
}

#[test]
fn keep_1_no_byte_of_what_is_signed_is_free() {
    let authority = TimeAuthority::new(Signs::WithEcdsa);
    let (token, trusted) = (token(&authority), trusted(&authority));
    let whole = trusted.check(&token, IMPRINT).unwrap();
    for at in 0..token.len() {
        let mut altered = token.clone();
        altered[at] ^= 1;
        if let Ok(stamped) = trusted.check(&altered, IMPRINT) {
            assert_eq!(stamped, whole, "byte {at}");
        }
    }
}

#[test]
fn what_is_no_certificate_is_no_authority() {
    for text in [
        "",
        "rien",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        assert_eq!(Authority::from_pem(text).err(), Some(NoAuthority), "{text}");
    }
}

proptest! {
    #[test]
    fn whatever_an_authority_answers_is_judged(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(request().token(&bytes).is_err());
        let trusted = Authority::from_pem(CERTIFICATE).unwrap();
        prop_assert!(trusted.check(&bytes, IMPRINT).is_err());
    }
}

/// Of an authority whose key is lost.
const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\n\
    MIIBjzCCATWgAwIBAgIUN0UJ9vo4rvZHGdT6z0kwqHc+1l8wCgYIKoZIzj0EAwIw\n\
    HDEaMBgGA1UEAwwRYXV0aG9yaXR5LmV4YW1wbGUwIBcNMjYxMTIxMTEzMTUxWhgP\n\
    MjEyNjEwMjgxMTMxNTFaMBwxGjAYBgNVBAMMEWF1dGhvcml0eS5leGFtcGxlMFkw\n\
    EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEd9XnWf4hROyDs6IAMNpnoK8FgVtGqw7z\n\
    kin71dyUbHLgjBC8UtgD1AArPUHxrR3eg1PHaiqbXbynW5q+yig+LKNTMFEwHQYD\n\
    VR0OBBYEFNWAFrQ6p6RVwWSHWZ3qe+/OJenDMB8GA1UdIwQYMBaAFNWAFrQ6p6RV\n\
    wWSHWZ3qe+/OJenDMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIg\n\
    Yi5yiKOuAOZ49mD2JRPAXib/Ott683uj/GKaZa7LKuUCIQCnswzCVDCwQbNexqZc\n\
    44hSKmEvzRON2wi/M1EncQHMHQ==\n\
    -----END CERTIFICATE-----\n";
