//! What each column of a table is: how sensitive, what for, how long. Declared beside the entity;
//! a test compares it with the migrated schema, and a column without a declaration fails.

/// How sensitive a value is (DESIGN 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Public, or says nothing of a person.
    T0,
    /// Directory: name, city, country and coded facets.
    T1,
    /// Contact, birth date, family, business and all else.
    T2,
    /// Identity documents, legal status, protection notes; encrypted.
    T3,
    /// Medical and safeguarding; encrypted.
    T4,
    /// Anonymous answers.
    T5,
}

/// Why a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The registry itself: the ministry's mandate to know and serve its people abroad.
    Registry,
    /// Reaching the person.
    Contact,
    /// What the person agreed to, and the proof of it.
    Consent,
    /// Serving the person at the desk: notes, decisions and their reasons, what is asked for and answered.
    Casework,
    /// Running the system: jobs, sessions, keys.
    Operation,
    /// Answering for what was done with the data.
    Accountability,
    /// What the ministry's missions and staff are.
    Administration,
}

/// How long a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// As long as the record it belongs to.
    Record,
    /// Until it is replaced or its work is done.
    Use,
    /// Days from its making.
    Days(u32),
    /// Days after the moment that stands in this column of its row; as long as the record while it is empty. On the
    /// first column of a table it holds for the whole row, which `accounts::retention` removes.
    After(&'static str, u32),
    /// As long as the law asks answers of an office.
    Archive,
}

/// Days for which a closed case is kept: a person who was refused, or a mission that is asked why, finds the reasons for
/// five years.
pub const CASE_DAYS: u32 = 5 * 365 + 1;

/// Which key opens what a column holds ([`crate::seal`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// The installation's key for rows that belong to nobody in particular.
    Rows,
    /// The installation's key for person keys.
    PersonKeys,
    /// The key of the person to whom the row belongs.
    Person,
    /// The master key.
    Master,
    /// The key for person keys that came before, and only while keys are being replaced.
    Predecessor,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the schema.
    pub column: &'static str,
    /// How sensitive it is.
    pub tier: Tier,
    /// Why it is kept.
    pub purpose: Purpose,
    /// How long it is kept.
    pub retention: Retention,
    /// Which key opens it; nothing where it is not sealed.
    pub sealed: Option<Sealed>,
}

impl Field {
    /// The same, sealed: whoever reads the column finds noise without this key.
    pub const fn sealed(self, by: Sealed) -> Self {
        Self { sealed: Some(by), ..self }
    }
}

/// One table and all its columns.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name in the schema.
    pub name: &'static str,
    /// The column that names a person of the registry, if its rows belong to one.
    pub person: Option<&'static str>,
    /// Its columns; the first is the primary key, or the first part of it.
    pub fields: &'static [Field],
}

/// One [`Field`], for the tables' constant lists.
pub const fn field(column: &'static str, tier: Tier, purpose: Purpose, retention: Retention) -> Field {
    Field { column, tier, purpose, retention, sealed: None }
}
