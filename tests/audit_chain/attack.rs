//! What is done to the audit by someone who may do everything in the database: some of it with the master key, too.

use accounts::audit::check::Finding;
use accounts::audit::link::{self, member, waiting};
use accounts::audit::{self, ActorKind, AuditId, Model, Outcome};
use chrono::TimeDelta;
use kit::seal::Keys;
use rand::RngExt;
use rand_pcg::Pcg64;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, IntoActiveModel, Iterable, Statement};

use super::{LINKS, Log, PUBLISHED, ROWS, wrong_keys};

/// A manipulation, within a transaction that is undone afterwards.
pub struct Attack<'a> {
    pub db: &'a DatabaseTransaction,
    pub log: &'a Log,
    pub keys: &'a Keys,
    pub dice: Pcg64,
}

/// What is done.
#[derive(Clone, Copy, Debug, EnumIter)]
pub enum Way {
    EditRow,
    EditWaiting,
    DeleteRow,
    DeleteRowAndMember,
    DeleteWaitingRow,
    SwapContents,
    SwapIds,
    SwapLinks,
    Insert,
    InsertWaiting,
    InsertMember,
    InsertLikeOld,
    Copy,
    MoveToOtherLink,
    TakeOutOfLink,
    BackToWaiting,
    EditLink,
    DeleteLink,
    DeleteLinkAndRows,
    DeleteLastLink,
    ForgeLink,
    ForgeChain,
    CutTail,
    CutTailWithKey,
    RewriteWithKey,
    RemakeLinkWithKey,
    EditHead,
}

impl Attack<'_> {
    fn below(&mut self, end: usize) -> usize {
        self.dice.random_range(0..end)
    }

    fn linked(&mut self) -> Model {
        let rows: Vec<_> =
            self.log.rows.iter().filter(|row| self.log.members.contains_key(&row.id)).collect();
        rows[self.below(rows.len())].clone()
    }

    fn waiting(&mut self) -> Model {
        let rows: Vec<_> =
            self.log.rows.iter().filter(|row| !self.log.members.contains_key(&row.id)).collect();
        rows[self.below(rows.len())].clone()
    }

    /// Two rows of two links.
    fn two(&mut self) -> (Model, Model) {
        loop {
            let (one, other) = (self.linked(), self.linked());
            if self.log.members[&one.id] != self.log.members[&other.id] {
                return (one, other);
            }
        }
    }

    async fn run(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        let backend = self.db.get_database_backend();
        // SQLite takes PostgreSQL's placeholders, too.
        let done = self.db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
        assert!(done.rows_affected() > 0, "nothing was done: {sql}");
    }

    async fn insert(&self, row: Model) {
        audit::Entity::insert(row.into_active_model().reset_all())
            .exec_without_returning(self.db)
            .await
            .unwrap();
    }

    async fn replace(&mut self, link: link::Model) {
        self.run("DELETE FROM audit_links WHERE seq = $1", [link.seq.into()]).await;
        self.insert_link(link).await;
    }

    async fn insert_link(&self, link: link::Model) {
        link::Entity::insert(link.into_active_model().reset_all())
            .exec_without_returning(self.db)
            .await
            .unwrap();
    }

    async fn insert_member(&self, link: i64, audit_id: AuditId) {
        let row = member::Model { link, audit_id }.into_active_model().reset_all();
        member::Entity::insert(row).exec_without_returning(self.db).await.unwrap();
    }

    async fn insert_waiting(&self, audit_id: AuditId) {
        let row = waiting::Model { audit_id }.into_active_model().reset_all();
        waiting::Entity::insert(row).exec_without_returning(self.db).await.unwrap();
    }

    /// A row that nobody wrote: as someone makes it up who has no key.
    fn forged(&mut self) -> Model {
        let mut row = self.linked();
        row.id = AuditId::new();
        row.act = "person.verify".into();
        row.mac = match self.below(3) {
            0 => None,
            1 => Some(row.own_mac(&wrong_keys())),
            _ => row.mac,
        };
        row
    }

    /// Another value than `row` has in a column, as an expression.
    fn other(&mut self, row: &Model, column: audit::Column) -> SimpleExpr {
        use audit::Column;
        let is_null = self.below(4) == 0;
        let sqlite = self.db.get_database_backend() == DbBackend::Sqlite;
        let uuid = || Expr::value(Uuid::now_v7());
        let nothing = Expr::value(None::<String>);
        match column {
            // What no program writes there: SQLite takes it.
            Column::ActorKind | Column::Outcome | Column::At | Column::Detail | Column::SubjectId
                if sqlite && self.below(4) == 0 =>
            {
                Expr::value(17_i64)
            }
            Column::At if !sqlite && self.below(2) == 0 => Expr::cust("'infinity'::timestamptz"),
            Column::Id => uuid(),
            Column::At => Expr::value(row.at + TimeDelta::microseconds(1 + self.below(1_000_000) as i64)),
            Column::ActorKind => {
                Expr::value(if row.actor_kind == ActorKind::Operator { "member" } else { "operator" })
            }
            Column::ActorId if row.actor_id.is_some() && is_null => Expr::value(None::<Uuid>),
            Column::SubjectId if row.subject_id.is_some() && is_null => Expr::value(None::<Uuid>),
            Column::ActorId | Column::SubjectId => uuid(),
            Column::Act => Expr::value(format!("{}x", row.act)),
            Column::Outcome => Expr::value(if row.outcome == Outcome::Done { "refused" } else { "done" }),
            Column::SubjectKind if row.subject_kind.is_some() && is_null => nothing,
            Column::SubjectKind => Expr::value(format!("{}s", row.subject_kind.clone().unwrap_or_default())),
            Column::Detail => Expr::value(row.detail.replacen('}', ",\"rows\":1}", 1)),
            Column::Pseudonym if row.pseudonym.is_some() && is_null => nothing,
            Column::Pseudonym => {
                Expr::value(if row.pseudonym.as_deref() == Some("0123456789") { "" } else { "0123456789" })
            }
            Column::Mac if row.mac.is_some() && is_null => Expr::value(None::<Vec<u8>>),
            Column::Mac => {
                let mut mac = row.mac.clone().unwrap_or_else(|| vec![1; 33]);
                let at = self.below(mac.len());
                mac[at] ^= 1 << self.below(8);
                Expr::value(mac)
            }
        }
    }

    async fn edit(&mut self, row: Model) -> Option<Finding> {
        let columns: Vec<_> = audit::Column::iter().collect();
        let column = columns[self.below(columns.len())];
        let value = self.other(&row, column);
        let done = audit::Entity::update_many().col_expr(column, value).filter(audit::COLUMN.id.eq(row.id));
        assert_eq!(done.exec(self.db).await.unwrap().rows_affected, 1);
        match column {
            audit::Column::Id => Some(Finding::Missing(Some(row.id))),
            // Of a row without a code nobody knows more than that its link is another.
            _ if row.mac.is_none() && !matches!(column, audit::Column::Mac) => {
                self.log.members.get(&row.id).map(|seq| Finding::OtherRows(*seq))
            }
            _ => Some(Finding::Altered(row.id)),
        }
    }

    /// Makes the links from `seq` on anew, with the codes of `keys`, as if they had `rows` and the others theirs.
    async fn make_anew(&mut self, seq: i64, rows: Vec<Model>, keys: &Keys) {
        let mut before = self.log.links[seq as usize - 2].clone();
        let log = self.log;
        for own in &log.links[seq as usize - 1..] {
            let rows = if own.seq == seq { rows.clone() } else { self.log.of(own.seq) };
            let link = link::Model::after(Some(&before), keys, own.at, own.taken_over, &rows);
            self.replace(link.clone()).await;
            before = link;
        }
    }

    /// Takes away all that is after the link `seq`, and all memory of it.
    pub async fn cut_after(&mut self, seq: i64) {
        for row in
            self.log.rows.iter().filter(|row| self.log.members.get(&row.id).is_none_or(|own| *own > seq))
        {
            self.run("DELETE FROM audit WHERE id = $1", [row.id.into()]).await;
        }
        self.run("DELETE FROM audit_members WHERE link > $1", [seq.into()]).await;
        self.run("DELETE FROM audit_links WHERE seq > $1", [seq.into()]).await;
        self.run("DELETE FROM audit_waiting", []).await;
        self.db.execute_unprepared(&format!("DELETE FROM audit_heads WHERE seq > {seq}")).await.unwrap();
    }

    /// Does it; says what must be found among the rest, where it is sure.
    pub async fn act(&mut self, way: Way) -> Option<Finding> {
        match way {
            Way::EditRow => {
                let row = self.linked();
                self.edit(row).await
            }
            Way::EditWaiting => {
                let row = self.waiting();
                self.edit(row).await
            }
            Way::DeleteRow | Way::DeleteRowAndMember => {
                let row = self.linked();
                self.run("DELETE FROM audit WHERE id = $1", [row.id.into()]).await;
                if matches!(way, Way::DeleteRowAndMember) {
                    self.run("DELETE FROM audit_members WHERE audit_id = $1", [row.id.into()]).await;
                    return Some(Finding::OtherRows(self.log.members[&row.id]));
                }
                Some(Finding::Missing(Some(row.id)))
            }
            Way::DeleteWaitingRow => {
                let row = self.waiting();
                self.run("DELETE FROM audit WHERE id = $1", [row.id.into()]).await;
                Some(Finding::Missing(Some(row.id)))
            }
            Way::SwapContents | Way::SwapIds => {
                let (one, other) = self.two();
                for row in [&one, &other] {
                    self.run("DELETE FROM audit WHERE id = $1", [row.id.into()]).await;
                }
                let id = one.id;
                let (mut one, mut other) = (Model { id: other.id, ..one }, Model { id, ..other });
                if matches!(way, Way::SwapIds) {
                    std::mem::swap(&mut one.mac, &mut other.mac);
                }
                self.insert(one).await;
                self.insert(other).await;
                Some(Finding::OtherRows(self.log.members[&id]))
            }
            Way::SwapLinks => {
                let (one, other) = self.two();
                for row in [&one, &other] {
                    self.run("DELETE FROM audit_members WHERE audit_id = $1", [row.id.into()]).await;
                }
                let (of_one, of_other) = (self.log.members[&one.id], self.log.members[&other.id]);
                self.insert_member(of_other, one.id).await;
                self.insert_member(of_one, other.id).await;
                Some(Finding::OtherRows(of_one))
            }
            Way::Insert | Way::Copy => {
                let mut row = if matches!(way, Way::Insert) { self.forged() } else { self.linked() };
                row.id = AuditId::new();
                let id = row.id;
                self.insert(row).await;
                Some(Finding::Inserted(Some(id)))
            }
            Way::InsertWaiting | Way::InsertLikeOld => {
                let mut row = self.forged();
                if matches!(way, Way::InsertLikeOld) {
                    row.mac = None;
                }
                let id = row.id;
                self.insert(row).await;
                self.insert_waiting(id).await;
                Some(Finding::Altered(id))
            }
            Way::InsertMember => {
                let row = self.forged();
                let (id, link) = (row.id, 1 + self.below(LINKS as usize) as i64);
                self.insert(row).await;
                self.insert_member(link, id).await;
                Some(Finding::OtherRows(link))
            }
            Way::MoveToOtherLink => {
                let (row, other) = self.two();
                let link = self.log.members[&other.id];
                self.run(
                    "UPDATE audit_members SET link = $1 WHERE audit_id = $2",
                    [link.into(), row.id.into()],
                )
                .await;
                Some(Finding::OtherRows(link))
            }
            Way::TakeOutOfLink | Way::BackToWaiting => {
                let row = self.linked();
                self.run("DELETE FROM audit_members WHERE audit_id = $1", [row.id.into()]).await;
                if matches!(way, Way::BackToWaiting) {
                    self.insert_waiting(row.id).await;
                    return Some(Finding::OtherRows(self.log.members[&row.id]));
                }
                Some(Finding::Inserted(Some(row.id)))
            }
            Way::EditLink => {
                let seq = 1 + self.below(LINKS as usize) as i64;
                let columns =
                    ["seq", "at", "rows", "total", "taken_over", "content", "previous", "hash", "mac"];
                let column = columns[self.below(columns.len())];
                let value = match (column, self.db.get_database_backend()) {
                    ("seq", _) => "seq + 100",
                    ("at", DbBackend::Postgres) if self.below(2) == 0 => "'infinity'",
                    ("at", _) => "'1999-01-01T00:00:00+00:00'",
                    ("rows" | "total", _) => "rows + total",
                    ("taken_over", _) => "NOT taken_over",
                    (_, DbBackend::Sqlite) => "randomblob(32)",
                    _ => "decode(repeat(md5(random()::text), 2), 'hex')",
                };
                self.run(&format!("UPDATE audit_links SET {column} = {value} WHERE seq = $1"), [seq.into()])
                    .await;
                let seq = if column == "seq" { seq + 100 } else { seq };
                Some(Finding::LinkAltered(seq))
            }
            Way::DeleteLink | Way::DeleteLinkAndRows => {
                let seq = 1 + self.below(LINKS as usize - 1) as i64;
                self.run("DELETE FROM audit_links WHERE seq = $1", [seq.into()]).await;
                if matches!(way, Way::DeleteLinkAndRows) {
                    for row in self.log.of(seq) {
                        self.run("DELETE FROM audit WHERE id = $1", [row.id.into()]).await;
                    }
                    self.run("DELETE FROM audit_members WHERE link = $1", [seq.into()]).await;
                }
                Some(Finding::LinksMissing(seq, seq))
            }
            Way::DeleteLastLink => {
                self.run("DELETE FROM audit_links WHERE seq = $1", [LINKS.into()]).await;
                Some(Finding::RowsOfNoLink(LINKS))
            }
            Way::ForgeLink => {
                let row = self.waiting();
                let last = self.log.links.last();
                let link = link::Model::after(
                    last,
                    &wrong_keys(),
                    row.at,
                    self.below(2) == 0,
                    std::slice::from_ref(&row),
                );
                self.run("DELETE FROM audit_waiting WHERE audit_id = $1", [row.id.into()]).await;
                self.insert_member(link.seq, row.id).await;
                let seq = link.seq;
                self.insert_link(link).await;
                Some(Finding::LinkAltered(seq))
            }
            Way::ForgeChain => {
                let seq = 2 + self.below(LINKS as usize - 1) as i64;
                let mut rows = self.log.of(seq);
                let gone = rows.remove(self.below(ROWS));
                self.run("DELETE FROM audit WHERE id = $1", [gone.id.into()]).await;
                self.run("DELETE FROM audit_members WHERE audit_id = $1", [gone.id.into()]).await;
                self.make_anew(seq, rows, &wrong_keys()).await;
                Some(Finding::LinkAltered(seq))
            }
            Way::CutTail => {
                let seq = 1 + self.below(PUBLISHED as usize - 1) as i64;
                self.cut_after(seq).await;
                Some(Finding::HeadMissing(PUBLISHED))
            }
            Way::CutTailWithKey => {
                // The cut is made good by as many links as there were.
                let seq = 1 + self.below(PUBLISHED as usize - 1) as i64;
                self.cut_after(seq).await;
                let mut before = self.log.links[seq as usize - 1].clone();
                while before.seq < LINKS {
                    let mut row = self.forged();
                    row.mac = Some(row.own_mac(self.keys));
                    let link = link::Model::after(
                        Some(&before),
                        self.keys,
                        row.at,
                        false,
                        std::slice::from_ref(&row),
                    );
                    self.insert_member(link.seq, row.id).await;
                    self.insert(row).await;
                    self.insert_link(link.clone()).await;
                    before = link;
                }
                Some(Finding::OtherHead(PUBLISHED))
            }
            Way::RewriteWithKey => {
                let seq = 2 + self.below(PUBLISHED as usize - 1) as i64;
                let mut rows = self.log.of(seq);
                let row = &mut rows[self.below(ROWS)];
                row.act = "person.open".into();
                row.mac = Some(row.own_mac(self.keys));
                let values = [row.act.clone().into(), row.mac.clone().into(), row.id.into()];
                self.run("UPDATE audit SET act = $1, mac = $2 WHERE id = $3", values).await;
                let keys = self.keys;
                self.make_anew(seq, rows, keys).await;
                Some(Finding::OtherHead(PUBLISHED))
            }
            Way::RemakeLinkWithKey => {
                // Behind no head: the link after it tells.
                let seq = PUBLISHED + 1 + self.below((LINKS - PUBLISHED) as usize - 1) as i64;
                let mut rows = self.log.of(seq);
                let gone = rows.remove(self.below(ROWS));
                self.run("DELETE FROM audit WHERE id = $1", [gone.id.into()]).await;
                self.run("DELETE FROM audit_members WHERE audit_id = $1", [gone.id.into()]).await;
                let (before, own) = (&self.log.links[seq as usize - 2], &self.log.links[seq as usize - 1]);
                self.replace(link::Model::after(Some(before), self.keys, own.at, own.taken_over, &rows))
                    .await;
                Some(Finding::LinkOutOfChain(seq + 1))
            }
            Way::EditHead => {
                let hash = self.log.links[self.below(PUBLISHED as usize - 1)].hash.clone();
                self.run("UPDATE audit_heads SET hash = $1", [hash.into()]).await;
                Some(Finding::OtherHead(PUBLISHED))
            }
        }
    }
}
