//! What a token proves (RFC 3161 §2.4.2, RFC 5652, RFC 5816).

use std::time::Duration;

use cms::{
    cert::{CertificateChoices, x509::Certificate, x509::spki::AlgorithmIdentifierOwned},
    content_info::ContentInfo,
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use der::{
    Any, Decode, Encode, Sequence,
    asn1::{ObjectIdentifier, OctetString},
};
use rustls_pki_types::{CertificateDer, UnixTime};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use webpki::{EndEntityCert, KeyUsage};
use x509_tsp::TstInfo;

use crate::{Authority, Imprint};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
/// Extended key usage `timeStamping`, 1.3.6.1.5.5.7.3.8, as bytes of DER.
const TIME_STAMPING: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08];

/// What a token says, once it is known to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamped {
    /// When the authority had what it stamped in hand, in seconds since 1970.
    pub at: u64,
}

/// Why a token proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproved {
    /// It has not the form of a token.
    #[error("not a timestamp token")]
    NotAToken,
    /// It stamps something else.
    #[error("the token stamps something else")]
    OtherImprint,
    /// Its signature does not hold.
    #[error("the signature of the token does not hold")]
    Signature,
    /// Whoever signed it is not of the authority, or may not stamp times.
    #[error("the signer of the token is not of the authority")]
    OtherAuthority,
}

impl From<der::Error> for Unproved {
    fn from(_: der::Error) -> Self {
        Self::NotAToken
    }
}

/// What names the signer's certificate, of which only the hash is of use
/// (RFC 2634 §5.4, RFC 5035).
#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<Any>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

/// The first of them, in its older form (SHA-1) and in its newer one.
#[derive(Sequence)]
struct CertificateId {
    #[asn1(optional = "true")]
    algorithm: Option<AlgorithmIdentifierOwned>,
    hash: OctetString,
    #[asn1(optional = "true")]
    issuer: Option<Any>,
}

pub(crate) fn sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: SHA_256,
        parameters: None,
    }
}

/// What a token says, whoever signed it.
pub(crate) fn said(token: &[u8]) -> Result<TstInfo, Unproved> {
    let (_, content) = signed_content(token)?;
    Ok(TstInfo::from_der(&content)?)
}

fn signed_content(token: &[u8]) -> Result<(SignedData, Vec<u8>), Unproved> {
    let outer = ContentInfo::from_der(token)?;
    if outer.content_type != SIGNED_DATA {
        return Err(Unproved::NotAToken);
    }
    let signed: SignedData = outer.content.decode_as()?;
    if signed.encap_content_info.econtent_type != TST_INFO {
        return Err(Unproved::NotAToken);
    }
    let content = signed.encap_content_info.econtent.clone();
    let content: OctetString = content.ok_or(Unproved::NotAToken)?.decode_as()?;
    Ok((signed, content.into_bytes()))
}

impl Authority {
    /// Checks that a token stamps this, and was signed by somebody whom this
    /// authority let stamp at that time; gives the time.
    ///
    /// # Errors
    /// Why it proves nothing.
    pub fn check(&self, token: &[u8], imprint: Imprint) -> Result<Stamped, Unproved> {
        let (signed, content) = signed_content(token)?;
        let info = TstInfo::from_der(&content)?;
        let stamps = &info.message_imprint;
        if stamps.hash_algorithm.oid != SHA_256 || stamps.hashed_message.as_bytes() != imprint.0 {
            return Err(Unproved::OtherImprint);
        }
        let [signer] = signed.signer_infos.0.as_slice() else {
            return Err(Unproved::NotAToken);
        };
        let certificates = certificates(&signed)?;
        let own = certificates
            .iter()
            .find(|certificate| is_of(&signer.sid, certificate))
            .ok_or(Unproved::OtherAuthority)?;
        let own_bytes = own.to_der()?;
        check_attributes(signer, &content, &own_bytes)?;

        let end = CertificateDer::from(own_bytes);
        let end = EndEntityCert::try_from(&end).map_err(|_| Unproved::OtherAuthority)?;
        check_signature(signer, &end)?;
        let at = info.gen_time.to_unix_duration().as_secs();
        let others: Vec<CertificateDer<'static>> = certificates
            .iter()
            .map(|certificate| Ok(CertificateDer::from(certificate.to_der()?)))
            .collect::<Result<_, der::Error>>()?;
        end.verify_for_usage(
            webpki::ALL_VERIFICATION_ALGS,
            &self.anchors,
            &others,
            UnixTime::since_unix_epoch(Duration::from_secs(at)),
            KeyUsage::required(TIME_STAMPING),
            None,
            None,
        )
        .map_err(|_| Unproved::OtherAuthority)?;
        Ok(Stamped { at })
    }
}

fn certificates(signed: &SignedData) -> Result<Vec<Certificate>, Unproved> {
    let set = signed.certificates.as_ref().ok_or(Unproved::NotAToken)?;
    let certificates = set.0.iter().filter_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => Some(certificate.clone()),
        CertificateChoices::Other(_) => None,
    });
    Ok(certificates.collect())
}

fn is_of(sid: &SignerIdentifier, certificate: &Certificate) -> bool {
    let inner = &certificate.tbs_certificate;
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(id) => {
            id.issuer == inner.issuer && id.serial_number == inner.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(id) => inner
            .get::<cms::cert::x509::ext::pkix::SubjectKeyIdentifier>()
            .is_ok_and(|found| found.is_some_and(|(_, known)| known == *id)),
    }
}

/// The signed attributes speak of this content and of this certificate.
fn check_attributes(
    signer: &SignerInfo,
    content: &[u8],
    certificate: &[u8],
) -> Result<(), Unproved> {
    let kind: ObjectIdentifier = attribute(signer, CONTENT_TYPE)?.decode_as()?;
    let digest: OctetString = attribute(signer, MESSAGE_DIGEST)?.decode_as()?;
    let hashed = hash(signer.digest_alg.oid, content)?;
    if kind != TST_INFO || digest.as_bytes() != hashed {
        return Err(Unproved::Signature);
    }
    let (id, hashed) = match attribute(signer, SIGNING_CERTIFICATE_V2) {
        Ok(value) => {
            let id = first_id(value)?;
            let algorithm = id.algorithm.as_ref().map_or(SHA_256, |named| named.oid);
            (id, hash(algorithm, certificate)?)
        }
        Err(_) => (
            first_id(attribute(signer, SIGNING_CERTIFICATE)?)?,
            Sha1::digest(certificate).to_vec(),
        ),
    };
    (id.hash.as_bytes() == hashed)
        .then_some(())
        .ok_or(Unproved::Signature)
}

fn first_id(value: &Any) -> Result<CertificateId, Unproved> {
    let named: SigningCertificate = value.decode_as()?;
    let first = named.certificates.first().ok_or(Unproved::NotAToken)?;
    Ok(first.decode_as()?)
}

fn attribute(signer: &SignerInfo, kind: ObjectIdentifier) -> Result<&Any, Unproved> {
    let attributes = signer.signed_attrs.as_ref().ok_or(Unproved::NotAToken)?;
    attributes
        .iter()
        .find(|attribute| attribute.oid == kind)
        .and_then(|attribute| attribute.values.get(0))
        .ok_or(Unproved::NotAToken)
}

fn hash(algorithm: ObjectIdentifier, bytes: &[u8]) -> Result<Vec<u8>, Unproved> {
    match algorithm {
        SHA_256 => Ok(Sha256::digest(bytes).to_vec()),
        SHA_384 => Ok(Sha384::digest(bytes).to_vec()),
        SHA_512 => Ok(Sha512::digest(bytes).to_vec()),
        _ => Err(Unproved::NotAToken),
    }
}

fn check_signature(signer: &SignerInfo, end: &EndEntityCert<'_>) -> Result<(), Unproved> {
    let attributes = signer.signed_attrs.as_ref().ok_or(Unproved::NotAToken)?;
    let said = attributes.to_der()?;
    webpki::ALL_VERIFICATION_ALGS
        .iter()
        .any(|algorithm| {
            end.verify_signature(*algorithm, &said, signer.signature.as_bytes())
                .is_ok()
        })
        .then_some(())
        .ok_or(Unproved::Signature)
}
