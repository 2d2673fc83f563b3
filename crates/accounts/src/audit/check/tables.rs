//! The tables of the audit as they are read side by side: page by page, so that memory does not grow with them.

use std::collections::VecDeque;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, IntoColumnRef, Order, Query, SelectStatement};
use sea_orm::{IdenStatic, Iterable, QueryResult};

use super::super::{AuditId, Column, Entity as Audit, link};

/// Rows read at once.
pub const PAGE: u64 = 5000;
/// What the columns of a joined row of the audit begin with.
pub const ROW: &str = "row_";

/// The row of the audit that `found` means, whether it is there or not.
pub fn id(found: &QueryResult) -> Option<AuditId> {
    found.try_get("", "audit_id").ok()
}

/// A table read page by page, in the order of a key.
pub struct Cursor<K> {
    select: fn(Option<&K>) -> SelectStatement,
    key: fn(&QueryResult) -> Option<K>,
    page: VecDeque<QueryResult>,
    after: Option<K>,
    is_at_end: bool,
}

impl<K> Cursor<K> {
    /// At the table's beginning.
    pub fn new(select: fn(Option<&K>) -> SelectStatement, key: fn(&QueryResult) -> Option<K>) -> Self {
        Self { select, key, page: VecDeque::new(), after: None, is_at_end: false }
    }

    /// The next row, which stays the next.
    pub async fn peek(&mut self, db: &impl ConnectionTrait) -> Result<Option<&QueryResult>, DbErr> {
        if self.page.is_empty() && !self.is_at_end {
            self.page = db.query_all((self.select)(self.after.as_ref()).limit(PAGE)).await?.into();
            self.after = self.page.iter().rev().find_map(self.key);
            // Without a key to go on from, all that is left is of no use.
            self.is_at_end = (self.page.len() as u64) < PAGE || self.after.is_none();
        }
        Ok(self.page.front())
    }

    /// Goes on to the row after it.
    pub fn skip(&mut self) {
        self.page.pop_front();
    }

    /// The next row.
    pub async fn next(&mut self, db: &impl ConnectionTrait) -> Result<Option<QueryResult>, DbErr> {
        self.peek(db).await?;
        Ok(self.page.pop_front())
    }
}

/// The links, after one.
pub fn links(after: Option<&i64>) -> SelectStatement {
    let mut select = Query::select().column(Asterisk).from(link::Entity).to_owned();
    if let Some(after) = after {
        select.and_where(Expr::col(link::Column::Seq).gt(*after));
    }
    select.order_by(link::Column::Seq, Order::Asc).to_owned()
}

/// What belongs to which link, with the rows of the audit.
pub fn members(after: Option<&(i64, AuditId)>) -> SelectStatement {
    use link::member::{Column as Of, Entity as Member};
    let mut select =
        Query::select().columns([(Member, Of::Link), (Member, Of::AuditId)]).from(Member).to_owned();
    with_rows(&mut select, (Member, Of::AuditId));
    if let Some((link, id)) = after {
        let key = Expr::tuple([Expr::col((Member, Of::Link)), Expr::col((Member, Of::AuditId))]);
        select.and_where(key.gt(Expr::tuple([Expr::val(*link), Expr::val(*id)])));
    }
    select.order_by((Member, Of::Link), Order::Asc).order_by((Member, Of::AuditId), Order::Asc).to_owned()
}

/// What waits, with the rows of the audit, and the link of those that have one all the same.
pub fn waiting(after: Option<&AuditId>) -> SelectStatement {
    use link::member::{Column as Of, Entity as Member};
    use link::waiting::{Column as Waits, Entity as Waiting};
    let mut select =
        Query::select().column((Waiting, Waits::AuditId)).column((Member, Of::Link)).from(Waiting).to_owned();
    let linked = Expr::col((Member, Of::AuditId)).equals((Waiting, Waits::AuditId));
    select.left_join(Member, linked);
    with_rows(&mut select, (Waiting, Waits::AuditId));
    if let Some(id) = after {
        select.and_where(Expr::col((Waiting, Waits::AuditId)).gt(*id));
    }
    select.order_by((Waiting, Waits::AuditId), Order::Asc).to_owned()
}

/// Joins the rows of the audit of which `id` is the id, where they are there.
fn with_rows(select: &mut SelectStatement, id: impl IntoColumnRef) {
    for column in Column::iter() {
        select.expr_as(Expr::col((Audit, column)), format!("{ROW}{}", column.as_str()));
    }
    select.left_join(Audit, Expr::col((Audit, Column::Id)).equals(id));
}

/// A page of the rows that are in no link and do not wait for one.
pub fn in_no_link(page: u64) -> SelectStatement {
    use link::member::{Column as Of, Entity as Member};
    use link::waiting::{Column as Waits, Entity as Waiting};
    let own = || Expr::col((Audit, Column::Id));
    Query::select()
        .column((Audit, Column::Id))
        .from(Audit)
        .left_join(Member, own().equals((Member, Of::AuditId)))
        .left_join(Waiting, own().equals((Waiting, Waits::AuditId)))
        .and_where(Expr::col((Member, Of::AuditId)).is_null())
        .and_where(Expr::col((Waiting, Waits::AuditId)).is_null())
        .order_by((Audit, Column::Id), Order::Asc)
        .limit(PAGE)
        .offset(page * PAGE)
        .to_owned()
}
