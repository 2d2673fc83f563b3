//! Staff to sign in as.

use accounts::App;
use accounts::authenticator::Authenticator;
use accounts::grant::{self, Terms};
use accounts::policy::Role;
use accounts::staff::{self as account, AccountId, Invited, State};
use accounts::{credential, mission, region};
use anyhow::{Context, Result};
use kit::Locale;
use kit::db::{self, Intent};
use tokio::sync::OnceCell;

/// Where someone works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At the mission with this slug, as in `missions.csv`.
    Mission(&'static str),
    /// In the ministry, for the region with this English name, as in `regions.csv`.
    Region(&'static str),
    /// In the ministry.
    Ministry,
}

/// A member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// By this tests and the demonstration call them.
    pub slug: &'static str,
    /// Name, as colleagues see it.
    pub name: &'static str,
    /// Work e-mail.
    pub email: &'static str,
    /// Where they work.
    pub office: At,
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
        office: At::Mission("cl-santiago"),
        role: Role::Clerk,
        locale: Locale::Es,
    },
    Staff {
        slug: "supervisor-santiago",
        name: "إلياس الأطرش",
        email: "elias@santiago.example.org",
        office: At::Mission("cl-santiago"),
        role: Role::Supervisor,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-amman",
        name: "رنا أبو زيد",
        email: "rana@amman.example.org",
        office: At::Mission("jo-amman"),
        role: Role::Clerk,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-berlin",
        name: "Omar Darwish",
        email: "omar@berlin.example.org",
        office: At::Mission("de-berlin"),
        role: Role::Clerk,
        locale: Locale::En,
    },
    Staff {
        slug: "clerk-tegucigalpa",
        name: "Marcela Talamás",
        email: "marcela@tegucigalpa.example.org",
        office: At::Mission("hn-tegucigalpa"),
        role: Role::Clerk,
        locale: Locale::Es,
    },
    Staff {
        slug: "clerk-beirut",
        name: "سامر الصفدي",
        email: "samer@beirut.example.org",
        office: At::Mission("lb-beirut"),
        role: Role::Clerk,
        locale: Locale::Ar,
    },
    Staff {
        slug: "supervisor-amman",
        name: "خالد النسور",
        email: "khaled@amman.example.org",
        office: At::Mission("jo-amman"),
        role: Role::Supervisor,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-cairo",
        name: "منى الشريف",
        email: "muna@cairo.example.org",
        office: At::Mission("eg-cairo"),
        role: Role::Clerk,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-riyadh",
        name: "ياسر أبو سنينة",
        email: "yasser@riyadh.example.org",
        office: At::Mission("sa-riyadh"),
        role: Role::Clerk,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-doha",
        name: "ريم الهباش",
        email: "reem@doha.example.org",
        office: At::Mission("qa-doha"),
        role: Role::Clerk,
        locale: Locale::Ar,
    },
    Staff {
        slug: "clerk-stockholm",
        name: "Karim Odeh",
        email: "karim@stockholm.example.org",
        office: At::Mission("se-stockholm"),
        role: Role::Clerk,
        locale: Locale::En,
    },
    Staff {
        slug: "clerk-brasilia",
        name: "Samia Musa",
        email: "samia@brasilia.example.org",
        office: At::Mission("br-brasilia"),
        role: Role::Clerk,
        locale: Locale::Es,
    },
    Staff {
        slug: "clerk-buenos-aires",
        name: "Jorge Sabat",
        email: "jorge@buenosaires.example.org",
        office: At::Mission("ar-buenos-aires"),
        role: Role::Clerk,
        locale: Locale::Es,
    },
    Staff {
        slug: "clerk-madrid",
        name: "Nadia Asfour",
        email: "nadia@madrid.example.org",
        office: At::Mission("es-madrid"),
        role: Role::Clerk,
        locale: Locale::Es,
    },
    Staff {
        slug: "officer-western-asia",
        name: "طارق البكري",
        email: "tareq@ministry.example.org",
        office: At::Region("Western Asia"),
        role: Role::HqOfficer,
        locale: Locale::Ar,
    },
    Staff {
        slug: "officer-south-america",
        name: "ميساء القدومي",
        email: "maysa@ministry.example.org",
        office: At::Region("South America"),
        role: Role::HqOfficer,
        locale: Locale::Ar,
    },
    Staff {
        slug: "programme-manager",
        name: "رائد عوض الله",
        email: "raed@ministry.example.org",
        office: At::Ministry,
        role: Role::ProgrammeManager,
        locale: Locale::Ar,
    },
    Staff {
        slug: "camp-leader",
        name: "Dima Shahin",
        email: "dima@camp.example.org",
        office: At::Ministry,
        role: Role::CampLeader,
        locale: Locale::En,
    },
    Staff {
        slug: "camp-medic",
        name: "د. سامي العطار",
        email: "sami@camp.example.org",
        office: At::Ministry,
        role: Role::CampMedic,
        locale: Locale::Ar,
    },
    Staff {
        slug: "analyst",
        name: "Nadia Hazboun",
        email: "nadia@ministry.example.org",
        office: At::Ministry,
        role: Role::Analyst,
        locale: Locale::En,
    },
    Staff {
        slug: "auditor",
        name: "وليد الشوا",
        email: "walid@ministry.example.org",
        office: At::Ministry,
        role: Role::Auditor,
        locale: Locale::Ar,
    },
    Staff {
        slug: "administrator",
        name: "هبة النتشة",
        email: "hiba@ministry.example.org",
        office: At::Ministry,
        role: Role::Administrator,
        locale: Locale::Ar,
    },
    Staff {
        slug: "administrator-two",
        name: "Fadi Sabella",
        email: "fadi@ministry.example.org",
        office: At::Ministry,
        role: Role::Administrator,
        locale: Locale::En,
    },
    Staff {
        slug: "data-protection",
        name: "سعاد البرغوثي",
        email: "suad@ministry.example.org",
        office: At::Ministry,
        role: Role::DataProtectionOfficer,
        locale: Locale::Ar,
    },
];

/// The password of all of them; the digits of their apps are [`authenticator`]'s.
pub const PASSWORD: &str = "olive rain seven doors";

/// The app of `of`.
pub fn authenticator(app: &App, of: &Staff) -> Authenticator {
    Authenticator::of_token(&app.keys, of.slug)
}

/// The hash of [`PASSWORD`]: made once, it takes its time.
static HASH: OnceCell<String> = OnceCell::const_new();

/// Makes the accounts with their grants, open from now on. Those whose e-mail there is already stay as
/// they are. In the order of [`STAFF`].
pub async fn staff(app: &App) -> Result<Vec<(&'static Staff, AccountId)>> {
    let now = app.clock.now();
    let hash = HASH.get_or_try_init(|| app.passwords.hash(PASSWORD)).await?;
    let regions = region::all(&app.db).await?;
    let transaction = db::begin(&app.db, Intent::Write).await?;
    let mut accounts = Vec::with_capacity(STAFF.len());
    for of in STAFF {
        if let Some(known) = account::by_email(&*transaction, of.email).await? {
            accounts.push((of, known.id));
            continue;
        }
        let (mut mission, mut region) = (None, None);
        match of.office {
            At::Mission(slug) => {
                let of = mission::by_slug(&*transaction, slug).await?;
                mission = Some(of.with_context(|| format!("there is no mission {slug}"))?.id);
            }
            At::Region(name) => {
                let of = regions.iter().find(|region| region.name_en == name);
                region = Some(of.with_context(|| format!("there is no region {name}"))?.id);
            }
            At::Ministry => {}
        }
        let invited = Invited { name: of.name.into(), email: of.email.into(), locale: of.locale };
        let id = account::insert(&*transaction, now, invited, State::Active).await?;
        credential::set(app, &*transaction, id, hash, &authenticator(app, of)).await?;
        grant::insert(&*transaction, id, Terms::open(of.role, mission, region, now), None).await?;
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
        let reference = Reference::load(None).unwrap();
        let missions = &reference.missions;
        for of in STAFF {
            if let At::Mission(slug) = of.office {
                let mission = missions.iter().find(|mission| mission.id == slug).unwrap();
                assert!(mission.countries().any(|country| country == mission.country), "{}", of.slug);
            }
            assert!(registry::contact::is_email(of.email), "{}", of.email);
            assert_eq!(
                STAFF.iter().filter(|other| [other.slug, other.email] == [of.slug, of.email]).count(),
                1
            );
        }
    }
}
