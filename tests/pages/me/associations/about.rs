//! `/me/associations/{id}/about`.

use registry::person::Source;

use super::{closed_to_guests, head, joined, known, row, signed_in, with_passkey};

both! {
    /// Whoever heads it keeps how it is reached; its name, kind and place they do not change, whatever they send.
    async fn by_its_head(site: Site) {
        let (layla, id) = head(site).await;
        let address = format!("/me/associations/{id}/about");
        closed_to_guests(site, &[&address]).await;
        let own = format!("/en{address}");
        let omar = known(site, "Omar", "omar@example.org", true).await;
        joined(site, id, omar.id, &[]).await;
        let mut member = signed_in(site, &omar).await;
        assert_eq!((member.get(&own).await.status.as_u16(), member.post(&own, &[]).await.status.as_u16()), (404, 404));
        let proof = "/en/me/passkeys/proof?to=";
        assert!(signed_in(site, &layla).await.get(&own).await.location().starts_with(proof));
        assert!(signed_in(site, &layla).await.post(&own, &[]).await.location().starts_with(proof));
        let mut browser = with_passkey(site, &layla).await;
        let page = browser.get(&own).await;
        assert_eq!((page.value("seen").as_str(), page.attributes("[name=name]", "value").len()), ("0", 0));
        let wrong = [("email", "x"), ("phone", "1"), ("members_said", "0"), ("seen", "0")];
        let page = browser.post(&own, &wrong).await;
        assert_eq!((page.status.as_u16(), page.errors().len(), page.value("email").as_str()), (422, 3, "x"));
        let fields = [
            ("email", "club@example.org"), ("phone", ""), ("words", "Dabke"), ("seen", "0"),
            ("name", "Mossad"), ("kind", "charity"), ("country", "Jordan"), ("country_code", "JO"), ("state", "closed"),
        ];
        browser.post(&own, &fields).await.location();
        let now = row(site, id).await;
        assert_eq!((now.email.as_str(), now.phone.as_str(), now.words.as_str()), ("club@example.org", "", "Dabke"));
        assert_eq!((now.name.as_str(), now.country.as_str(), now.is_active()), ("Club Jerusalén", "CL", true));
        assert_eq!((now.kind, now.source), (registry::association::Kind::Club, Source::Own));
        assert_eq!(browser.post(&own, &fields).await.status, 422, "something else is said by now");
    }
}
