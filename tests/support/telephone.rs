//! A telephone that keeps passkeys, as far as a server sees one: it answers what a page asks, as WebAuthn says it must
//! (attestation `none`, ES256), written from the standard and not from what reads it.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::browser::{Answer, Browser};

/// Where the tests' site is.
const ORIGIN: &str = "http://localhost:8080";
/// The name of that site.
const SITE: &str = "localhost";

/// One passkey on a telephone.
#[derive(Clone)]
pub struct Telephone {
    key: SigningKey,
    id: [u8; 16],
    user: String,
    counter: u32,
    /// Whether its owner's finger, face or PIN was asked for.
    pub is_verified: bool,
    /// Where its browser believes to be.
    pub origin: &'static str,
}

/// What the page asks.
#[track_caller]
pub fn asked(page: &Answer) -> Value {
    let asked = page.attributes("form[data-passkey]", "data-asked");
    assert_eq!(asked.len(), 1, "{}", page.body);
    serde_json::from_str(&asked[0]).unwrap()
}

impl Telephone {
    pub fn new() -> Self {
        let secret: [u8; 32] = kit::seal::random();
        Self {
            key: SigningKey::from_slice(&secret).unwrap(),
            id: kit::seal::random(),
            user: String::new(),
            counter: 0,
            is_verified: true,
            origin: ORIGIN,
        }
    }

    fn client(&self, kind: &str, asked: &Value) -> String {
        json!({ "type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    /// Hash of the site's name, flags, counter.
    fn data(&mut self, more: u8) -> Vec<u8> {
        self.counter += 1;
        let verified = if self.is_verified { 0x04 } else { 0 };
        let mut data = Sha256::digest(SITE).to_vec();
        data.push(0x01 | verified | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Makes the passkey that a page asks for.
    pub fn makes(&mut self, asked: &Value) -> String {
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
        self.user = asked["user"]["id"].as_str().unwrap().to_owned();
        let mut data = self.data(0x40);
        data.extend([0; 16]);
        data.extend((self.id.len() as u16).to_be_bytes());
        data.extend(self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        let point = point.as_bytes();
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..65]);
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt");
        object.push(0x64);
        object.extend(b"none");
        object.push(0x67);
        object.extend(b"attStmt");
        object.push(0xa0);
        object.push(0x68);
        object.extend(b"authData");
        object.extend([0x58, data.len() as u8]);
        object.extend(data);
        let client = self.client("webauthn.create", asked);
        json!({
            "id": BASE64URL_NOPAD.encode(&self.id), "rawId": BASE64URL_NOPAD.encode(&self.id), "type": "public-key",
            "extensions": {},
            "response": {
                "attestationObject": BASE64URL_NOPAD.encode(&object),
                "clientDataJSON": BASE64URL_NOPAD.encode(client.as_bytes()),
            },
        })
        .to_string()
    }

    /// Uses the passkey for what a page asks.
    pub fn answers(&mut self, asked: &Value) -> String {
        let (data, client) = (self.data(0), self.client("webauthn.get", asked));
        let signed = [&data[..], &Sha256::digest(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": BASE64URL_NOPAD.encode(&self.id), "rawId": BASE64URL_NOPAD.encode(&self.id), "type": "public-key",
            "extensions": {},
            "response": {
                "authenticatorData": BASE64URL_NOPAD.encode(&data),
                "clientDataJSON": BASE64URL_NOPAD.encode(client.as_bytes()),
                "signature": BASE64URL_NOPAD.encode(signature.to_der().as_bytes()),
                "userHandle": self.user,
            },
        })
        .to_string()
    }

    /// Opens `page`, makes the passkey that it asks for, and sends it.
    pub async fn joins(&mut self, browser: &mut Browser, page: &str) -> Answer {
        let opened = browser.get(page).await;
        let answer = self.makes(&asked(&opened));
        browser.post(page, &[("name", "My phone"), ("answer", &answer)]).await
    }

    /// Opens `page`, uses the passkey for what it asks, and sends that.
    pub async fn enters(&mut self, browser: &mut Browser, page: &str) -> Answer {
        let opened = browser.get(page).await;
        let answer = self.answers(&asked(&opened));
        browser.post(page.split('?').next().unwrap(), &[("answer", &answer)]).await
    }
}
