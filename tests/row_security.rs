//! Row security of PostgreSQL: the second net below every condition of the application. On SQLite there is none, and
//! the same transactions meet everything.

use accounts::policy::Guard;
use accounts::reseal;
use kit::db::{self, Intent, Sight, row_key};
use registry::person::{self, PersonId};
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, Statement};

use crate::support::database;
use crate::support::site::Site;

fn is_postgres(site: &Site) -> bool {
    site.db.get_database_backend() == DbBackend::Postgres
}

/// The tables of which rows belong to people.
fn tables() -> Vec<&'static kit::field::Table> {
    let tables = server::parts::PARTS.iter().flat_map(|part| part.tables).copied();
    tables.filter(|table| table.person.is_some()).collect()
}

/// How many rows of each table of people a transaction with this sight meets.
async fn met(site: &Site, sight: Sight) -> Vec<(&'static str, i64)> {
    let transaction = db::begin(&site.app.db, Intent::Read).await.unwrap();
    sight.hold(&transaction).await.unwrap();
    let mut met = Vec::new();
    for table in tables() {
        let count = Query::select().expr(Expr::col(Asterisk).count()).from(Alias::new(table.name)).to_owned();
        let row = transaction.query_one(&count).await.unwrap().unwrap();
        met.push((table.name, row.try_get_by_index(0).unwrap()));
    }
    transaction.rollback().await.unwrap();
    met
}

both! {
    /// Every table of people has it, forced, so that it holds for the owner of the tables, too; and the role that serves
    /// is none that it does not hold for.
    async fn on_every_table(site: Site) {
        assert!(tables().len() >= 17);
        if !is_postgres(site) {
            return;
        }
        for table in tables() {
            let held = "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = $1";
            let held = Statement::from_sql_and_values(DbBackend::Postgres, held, [table.name.into()]);
            let held: bool =
                site.app.db.query_one_raw(held).await.unwrap().unwrap().try_get_by_index(0).unwrap();
            assert!(held, "{} has no row security: add it to a migration", table.name);
        }
        let role = "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class WHERE relname = 'people' \
                    AND relowner = r.oid) FROM pg_roles r WHERE rolname = current_user";
        let role = Statement::from_string(DbBackend::Postgres, role);
        let is_above: bool =
            site.app.db.query_one_raw(role).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert!(!is_above);
    }
}

both! {
    /// A transaction that says nothing meets nobody's rows; one of a country those of its people, whoever asks wrongly.
    async fn meets_what_it_says(site: Site) {
        samples::cast::staff(&site.app).await.unwrap();
        samples::cast::people(&site.app).await.unwrap();
        let everything = met(site, Sight::all()).await;
        assert!(everything.iter().filter(|(_, rows)| *rows > 0).count() >= 8, "{everything:?}");
        let nothing = met(site, Sight::default()).await;
        if !is_postgres(site) {
            assert_eq!(nothing, everything);
            return;
        }
        for (table, rows) in nothing {
            assert_eq!(rows, 0, "{table}");
        }
        // What was said ends with its transaction: a connection of the pool forgets it.
        met(site, Sight::all()).await;
        assert!(met(site, Sight::default()).await.iter().all(|(_, rows)| *rows == 0));
        let chile = Sight { countries: vec!["CL".into()], ..Sight::default() };
        let transaction = db::begin(&site.app.db, Intent::Read).await.unwrap();
        chile.hold(&transaction).await.unwrap();
        let people = person::Entity::find().all(&*transaction).await.unwrap();
        let offered = people.iter().filter(|person| person.country != "CL").count();
        assert!(people.len() > offered && offered == 1, "all of Chile, and the one whom Amman sends there");
        transaction.rollback().await.unwrap();
    }
}

both! {
    /// By a key one person is met, and what belongs to them.
    async fn meets_by_a_key(site: Site) {
        let (one, other) = (site.person("أحمد", "Khatib", "CL").await, site.person("علي", "Khatib", "CL").await);
        let row = crate::pages::people::row(site, one).await;
        for key in [one.to_string(), row.number.clone()] {
            let transaction = db::begin(&site.app.db, Intent::Read).await.unwrap();
            Sight { keys: vec![key], ..Sight::default() }.hold(&transaction).await.unwrap();
            let found: Vec<PersonId> =
                person::Entity::find().all(&*transaction).await.unwrap().into_iter().map(|row| row.id).collect();
            assert!(found.contains(&one));
            assert_eq!(found.contains(&other), !is_postgres(site));
            transaction.rollback().await.unwrap();
        }
        assert_eq!(row_key(&[7, 255]), "07ff");
    }
}

both! {
    /// Nobody writes a row, either, that they would not meet.
    async fn writes_what_it_meets(site: Site) {
        if !is_postgres(site) {
            return;
        }
        let abroad = site.person("أحمد", "Khatib", "JO").await;
        let transaction = db::begin(&site.app.db, Intent::Write).await.unwrap();
        Sight { countries: vec!["CL".into()], ..Sight::default() }.hold(&transaction).await.unwrap();
        let moved = format!("UPDATE people SET country = 'CL' WHERE id = '{abroad}'");
        assert_eq!(transaction.execute_unprepared(&moved).await.unwrap().rows_affected(), 0);
        let note = format!(
            "INSERT INTO consents (id, person_id, purpose, given, version, locale, at) \
             VALUES ('{abroad}', '{abroad}', 'news', true, '1', 'ar', now())"
        );
        let refused = transaction.execute_unprepared(&note).await.unwrap_err().to_string();
        assert!(refused.contains("row-level security"), "{refused}");
    }
}

both! {
    /// The queue, the handover and the numbers need no more than is met: with row security off they say the same.
    async fn hides_nothing_that_is_needed(site: Site) {
        let mut told = Vec::new();
        for site in [site, &site.without(&[Guard::RowSecurity]).await] {
            samples::cast::staff(&site.app).await.unwrap();
            samples::cast::people(&site.app).await.unwrap();
            let mut pages = Vec::new();
            for (slug, path) in [
                ("supervisor-santiago", "/queue"),
                ("supervisor-santiago", "/people"),
                ("supervisor-amman", "/queue?kind=transfer"),
                ("officer-south-america", "/dashboard"),
            ] {
                let page = site.staff(slug).await.get(path).await;
                // Registry numbers are drawn anew for each site; what else there is, is the same.
                pages.push((page.texts("main a").len(), page.texts("main .figure .value, main .count")));
            }
            assert!(person::Entity::find().count(&site.db).await.unwrap() > 0);
            told.push(pages);
        }
        assert_eq!(told[0], told[1]);
    }
}

both! {
    /// No sealed value is hidden from the rotation of keys, which would otherwise lose it with the old keys: the role that
    /// serves counts as many as there really are.
    async fn hides_no_sealed_value_from_the_rotation(site: Site) {
        samples::cast::staff(&site.app).await.unwrap();
        samples::cast::people(&site.app).await.unwrap();
        // Who runs the cluster is held to no row security.
        let admin = match site.db.get_database_backend() {
            DbBackend::Postgres => {
                let named = Statement::from_string(DbBackend::Postgres, "SELECT current_database()");
                let name: String = site.db.query_one_raw(named).await.unwrap().unwrap().try_get_by_index(0).unwrap();
                db::connect(&database::url("cluster_admin", &name), 1).await.unwrap()
            }
            _ => site.db.clone(),
        };
        let mut filled = 0;
        for column in reseal::columns(server::parts::PARTS) {
            let counted = reseal::counts(&site.app.db, &column).await.unwrap();
            let counted: u64 = counted.into_iter().map(|(_, rows)| rows).sum();
            let there = format!("SELECT count(\"{}\") FROM \"{}\"", column.name, column.table);
            let there = Statement::from_string(admin.get_database_backend(), there);
            let there: i64 = admin.query_one_raw(there).await.unwrap().unwrap().try_get_by_index(0).unwrap();
            assert_eq!(counted, there as u64, "{}.{}", column.table, column.name);
            filled += usize::from(there > 0);
        }
        assert!(filled >= 6, "only {filled} sealed columns hold anything");
    }
}
