//! Of who has left nothing is left: in no column, no term of the index, and no byte of a file.

use chrono::TimeDelta;
use registry::{facet, person};
use sea_orm::{DbBackend, EntityTrait};

use super::places::{columns, files, indexed, terms};
use super::planted::{Canary, MEMBER, planted, read};
use crate::pages::me::{Known, leaving};

both! {
    /// After the member has left: at once in no column and no search; within a day in no file of the data folder either,
    /// which on SQLite is the database itself. All others are there as before.
    async fn who_has_left_is_nowhere(site: Site) {
        let people = planted(site).await;
        // All in one part of the index, as after any merge: a part of its own would go with its person.
        let rows = person::Entity::find().all(&site.db).await.unwrap();
        site.app.index.put(facet::documents(&site.app, &site.db, &rows).await.unwrap()).await.unwrap();
        let folder = site.folder.as_ref().unwrap().path();
        let known = &people[MEMBER];
        let theirs: Vec<&Canary> = known.canaries.iter().collect();
        let others: Vec<&Canary> = people.iter().filter(|one| one.id != known.id).flat_map(|one| &one.canaries).collect();
        let is_file = site.db.get_database_backend() == DbBackend::Sqlite;
        let index = folder.join(server::build::INDEX);
        let on_disk = || {
            let read = |path: std::path::PathBuf| read(&String::from_utf8_lossy(&std::fs::read(path).unwrap()));
            files(folder).into_iter().map(read).collect::<Vec<_>>().join("\n")
        };
        let held = |text: &str, canaries: &[&Canary]| canaries.iter().filter(|one| text.contains(&one.text)).count();
        let searched = |canaries: &[&Canary]| {
            let all = indexed(&index).join("\n");
            canaries.iter().filter(|one| terms(one).iter().any(|term| all.contains(&**term))).count()
        };
        assert!(searched(&theirs) > 2, "the test reads the index");
        assert!(!is_file || held(&on_disk(), &theirs) > 10, "the test reads the files");
        let before = (searched(&others), held(&on_disk(), &others));

        let known = Known { id: known.id, number: known.number.clone(), code: known.return_code.clone() };
        let mut member = leaving::proved(site, &known).await;
        member.post("/en/me/leaving/departure", &[("when", "now")]).await.location();
        site.do_jobs().await;
        for (column, text) in columns(site).await {
            let left: Vec<String> = theirs.iter().filter(|one| text.contains(&one.text)).map(|one| one.name()).collect();
            assert!(left.is_empty(), "{column} still holds {left:?}");
        }
        assert!(searched(&theirs) > 2, "were the files purged at once, this test would show nothing");
        site.app.clock.advance(TimeDelta::hours(6));
        site.do_jobs().await;
        assert_eq!(searched(&theirs), 0, "in the files of the index");
        assert_eq!(held(&on_disk(), &theirs), 0, "in the data folder");
        assert_eq!((searched(&others), held(&on_disk(), &others)), before, "others");
        let jobs = kit::job::Entity::find().all(&site.db).await.unwrap();
        assert!(jobs.iter().all(|job| !job.payload.contains(&known.id.to_string())), "work about who is gone: {jobs:?}");
    }
}
