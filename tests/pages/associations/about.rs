//! `/associations/{id}/about`.

use registry::association::State;

use super::{club, kept, kept_by_its_mission, row};

both! {
    /// The desk corrects it; what was said meanwhile is not written over unseen; closed, it is joined by nobody.
    async fn corrected(site: Site) {
        let id = kept(site, &club()).await;
        let address = format!("/associations/{id}/about");
        kept_by_its_mission(site, &address).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.get(&address).await;
        assert_eq!((page.value("name").as_str(), page.value("seen").as_str()), ("Club Jerusalén", "0"));
        let fields = [
            ("name", "Club Jerusalén"), ("other_name", "نادي القدس"), ("kind", "club"), ("country", "Chile"),
            ("city", "Santiago"), ("phone", "+56 2 2234 5678"), ("state", "active"), ("seen", "0"),
        ];
        assert!(clerk.post(&address, &fields).await.location().ends_with(&id.to_string()));
        assert_eq!(site.times_done("association.change").await, 0, "nothing new was said");
        let mut other = fields;
        other[4].1 = "Valparaíso";
        clerk.post(&address, &other).await.location();
        assert_eq!((row(site, id).await.city.as_str(), row(site, id).await.revision), ("Valparaíso", 1));
        let late = clerk.post(&address, &fields).await;
        assert_eq!((late.status.as_u16(), late.errors()[0].0.as_str()), (422, "name"));
        assert_eq!((late.value("city").as_str(), late.value("seen").as_str()), ("Santiago", "1"));
        other[3].1 = "Jordan";
        other[7].1 = "1";
        assert_eq!(clerk.post(&address, &other).await.errors()[0].0, "country", "it moves to no other mission");
        other[3].1 = "Chile";
        other[6].1 = "closed";
        clerk.post(&address, &other).await.location();
        assert_eq!(row(site, id).await.state, State::Closed);
        assert_eq!(site.times_done("association.change").await, 2);
        assert_eq!(site.times_refused("association.find").await, 4);
    }
}
