//! The second factor of staff: six digits of an app (TOTP, RFC 6238: SHA-1, 30 seconds, one step of leeway).

use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use kit::seal::{DoesNotOpen, Keys, Place};
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use crate::staff::AccountId;

/// Bytes of the secret (RFC 4226 recommends 160 bits).
const LENGTH: usize = 20;
/// What apps call us.
const ISSUER: &str = "Mahjar";

/// The secret that we share with an app.
pub struct Authenticator {
    secret: Zeroizing<[u8; LENGTH]>,
}

fn place(account: &AccountId) -> Place<'_> {
    Place { table: "staff_accounts", column: "authenticator", row: account.0.as_bytes() }
}

impl Authenticator {
    /// The one that a page of the link with this token offers: the same at each look, until the link is used.
    pub fn of_token(keys: &Keys, token: &str) -> Self {
        let hash = Zeroizing::new(keys.hash("staff_accounts.authenticator", token.as_bytes()));
        let mut secret = Zeroizing::new([0; LENGTH]);
        secret.copy_from_slice(&hash[..LENGTH]);
        Self { secret }
    }

    /// One that nobody has, for whoever is not known.
    pub fn random() -> Self {
        Self { secret: Zeroizing::new(kit::seal::random()) }
    }

    /// The secret, sealed for the row of `account`.
    pub fn sealed(&self, keys: &Keys, account: AccountId) -> Vec<u8> {
        keys.rows().seal(place(&account), &*self.secret)
    }

    /// Opens what [`Authenticator::sealed`] made.
    pub fn open(keys: &Keys, account: AccountId, sealed: &[u8]) -> Result<Self, DoesNotOpen> {
        let plain = keys.rows().open(place(&account), sealed)?;
        let secret = plain.as_slice().try_into().map_err(|_| DoesNotOpen)?;
        Ok(Self { secret: Zeroizing::new(secret) })
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(self.secret.to_vec())
    }

    fn totp(&self) -> Totp {
        self.builder().build().expect("160 bits are a secret, 6 digits and 30 seconds a code")
    }

    /// The step of time whose digits `typed` are, if they are those of now or of the step before or after.
    pub fn step(&self, typed: &str, now: DateTime<Utc>) -> Option<i64> {
        let seconds = u64::try_from(now.timestamp()).ok()?;
        self.totp().check(typed, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// The digits of `now`: for tests and the demonstration.
    pub fn digits(&self, now: DateTime<Utc>) -> String {
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        self.totp().generate(seconds).to_string()
    }

    /// The secret as it is typed into an app: groups of four.
    pub fn shown(&self) -> String {
        let text = BASE32_NOPAD.encode(&*self.secret);
        let groups: Vec<&str> =
            (0..text.len()).step_by(4).map(|at| &text[at..(at + 4).min(text.len())]).collect();
        groups.join(" ")
    }

    /// The address that opens an app on the telephone, and that the QR code holds.
    pub fn address(&self, email: &str) -> String {
        let named = self.builder().with_account_name(email).with_issuer(Some(ISSUER)).build();
        named.and_then(|totp| totp.to_url()).expect("an e-mail address is a name without a colon")
    }

    /// The QR code of that address, as the path of a drawing in units of one module, and its width.
    pub fn drawing(&self, email: &str) -> (String, usize) {
        let code =
            qrcode::QrCode::new(self.address(email)).expect("an address is far below a QR code's limit");
        let (width, colors) = (code.width(), code.to_colors());
        let mut path = String::new();
        for (at, color) in colors.iter().enumerate() {
            if *color == qrcode::Color::Dark {
                path.push_str(&format!("M{} {}h1v1h-1z", at % width, at / width));
            }
        }
        (path, width)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    /// The first rows of RFC 6238's appendix B, of whose eight digits an app shows the last six.
    #[test]
    fn digits_of_the_standard() {
        let one = Authenticator { secret: Zeroizing::new(*b"12345678901234567890") };
        for (seconds, digits) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(one.digits(now), digits);
            assert_eq!(one.step(digits, now), Some(seconds / 30));
            assert_eq!(one.step(digits, now + TimeDelta::seconds(30)), Some(seconds / 30));
            assert_eq!(one.step(digits, now + TimeDelta::seconds(90)), None);
        }
        assert_eq!(one.shown(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn moved_it_does_not_open() {
        let keys = Keys::from_master(&[7; 32]);
        let (own, other) = (AccountId::new(), AccountId::new());
        let sealed = Authenticator::random().sealed(&keys, own);
        assert!(Authenticator::open(&keys, own, &sealed).is_ok());
        assert!(Authenticator::open(&keys, other, &sealed).is_err());
    }

    #[test]
    fn the_address_is_one() {
        let address = Authenticator::random().address("layla+1@santiago.example.org");
        assert!(address.starts_with("otpauth://totp/Mahjar:layla%2B1%40santiago.example.org?secret="));
        let (path, width) = Authenticator::random().drawing("layla@santiago.example.org");
        assert!(path.starts_with("M0 0") && width >= 21);
    }
}
