//! Staff to sign in as.

use accounts::App;
use accounts::mission;
use accounts::policy::Role;
use accounts::staff::{self as account, AccountId, GrantId, State, grant};
use anyhow::{Context, Result};
use kit::Locale;
use kit::db::{self, Intent};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

/// A member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// By this tests and the demonstration call them.
    pub slug: &'static str,
    /// Name, as colleagues see it.
    pub name: &'static str,
    /// Work e-mail.
    pub email: &'static str,
    /// Slug of the mission, as in `missions.csv`.
    pub mission: &'static str,
    /// Their role there.
    pub role: Role,
    /// Language of their pages.
    pub locale: Locale,
}

/// The staff. Those in Santiago serve Chile, in Amman Jordan, and so on.
pub const STAFF: &[Staff] = &[
    Staff {
        slug: "clerk-santiago",
        name: "Layla Giacaman",
        email: "layla@santiago.example.org",
        mission: "cl-santiago",
        role: Role::Clerk,
        locale: Locale::Es,
    },
    Staff {
        slug: "supervisor-santiago",
        name: "إلياس الأطرش",
        email: "elias@santiago.example.org",
        mission: "cl-santiago",
        role: Role::Supervisor,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-amman",
        name: "رنا أبو زيد",
        email: "rana@amman.example.org",
        mission: "jo-amman",
        role: Role::Clerk,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-berlin",
        name: "Omar Darwish",
        email: "omar@berlin.example.org",
        mission: "de-berlin",
        role: Role::Clerk,
        locale: Locale::En,
    },
    Staff {
        slug: "clerk-tegucigalpa",
        name: "Marcela Talamás",
        email: "marcela@tegucigalpa.example.org",
        mission: "hn-tegucigalpa",
        role: Role::Clerk,
        locale: Locale::Es,
    },
    Staff {
        slug: "clerk-beirut",
        name: "سامر الصفدي",
        email: "samer@beirut.example.org",
        mission: "lb-beirut",
        role: Role::Clerk,
        locale: Locale::Ar,
    },
];

/// Makes the accounts with their grants, open from now on. Those whose e-mail there is already stay as
/// they are. In the order of [`STAFF`].
pub async fn staff(app: &App) -> Result<Vec<(&'static Staff, AccountId)>> {
    let now = app.clock.now();
    let transaction = db::begin(&app.db, Intent::Write).await?;
    let mut accounts = Vec::with_capacity(STAFF.len());
    for of in STAFF {
        if let Some(known) = account::by_email(&*transaction, of.email).await? {
            accounts.push((of, known.id));
            continue;
        }
        let mission = mission::by_slug(&*transaction, of.mission).await?;
        let mission = mission.with_context(|| format!("there is no mission {}", of.mission))?;
        let id = AccountId::new();
        let row = account::ActiveModel {
            id: Set(id),
            name: Set(of.name.to_owned()),
            email: Set(of.email.to_owned()),
            locale: Set(of.locale),
            state: Set(State::Active),
            created_at: Set(now),
        };
        account::Entity::insert(row).exec_without_returning(&*transaction).await?;
        let grant = grant::ActiveModel {
            id: Set(GrantId::new()),
            account_id: Set(id),
            role: Set(of.role),
            mission_id: Set(mission.id),
            from_at: Set(now),
            to_at: Set(None),
        };
        grant::Entity::insert(grant).exec_without_returning(&*transaction).await?;
        accounts.push((of, id));
    }
    transaction.commit().await?;
    Ok(accounts)
}

#[cfg(test)]
mod tests {
    use accounts::reference::Reference;

    use super::*;

    #[test]
    fn every_mission_serves_its_country() {
        let missions = Reference::load(None).unwrap().missions;
        for of in STAFF {
            let mission = missions.iter().find(|mission| mission.id == of.mission).unwrap();
            assert!(mission.countries().any(|country| country == mission.country), "{}", of.slug);
            assert!(registry::contact::is_email(of.email), "{}", of.email);
            assert_eq!(
                STAFF.iter().filter(|other| [other.slug, other.email] == [of.slug, of.email]).count(),
                1
            );
        }
    }
}
