//! `/account/passkeys`.

mod index;
mod new;
mod proof;
mod removal;

use samples::cast;

use crate::pages::sign_in::{of, signed_in};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// Someone of the cast, signed in with password and digits.
pub async fn typed(site: &Site, slug: &str) -> Browser {
    site.app.clock.advance(chrono::TimeDelta::seconds(30));
    let (of, digits) = of(site, slug).await;
    let mut browser = site.browser();
    signed_in(&mut browser, of.email, cast::PASSWORD, &digits).await.location();
    browser
}
