//! Pages of a list.

use serde::Serialize;

/// What the template `ui.pager` draws.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub page: u64,
    /// How many there are, at least 1.
    pub pages: u64,
    /// Rows in all.
    pub total: u64,
    /// First row shown, from 1; 0 when there is none.
    pub from: u64,
    /// Last row shown.
    pub to: u64,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// The first, the last and those around this one.
    pub links: Vec<Link>,
}

/// One numbered link.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Its number.
    pub page: u64,
    /// Its address.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

impl Pager {
    /// The pages of `total` rows, `size` to a page, `page` being shown; `href` gives the address of
    /// a page. A page past the end shows the last.
    pub fn new(page: u64, size: u64, total: u64, href: impl Fn(u64) -> String) -> Self {
        let pages = total.div_ceil(size).max(1);
        let page = page.clamp(1, pages);
        let links = (1..=pages)
            .filter(|&n| n == 1 || n == pages || n.abs_diff(page) <= 2)
            .map(|n| Link { page: n, href: href(n), current: n == page })
            .collect();
        Self {
            page,
            pages,
            total,
            from: if total == 0 { 0 } else { (page - 1) * size + 1 },
            to: (page * size).min(total),
            previous: (page > 1).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
            links,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pager;

    #[test]
    fn first_last_and_neighbours() {
        let pager = Pager::new(6, 25, 1000, |n| format!("?page={n}"));
        assert_eq!(pager.links.iter().map(|link| link.page).collect::<Vec<_>>(), [1, 4, 5, 6, 7, 8, 40]);
        assert_eq!((pager.from, pager.to), (126, 150));
        let none = Pager::new(9, 25, 0, |n| n.to_string());
        assert_eq!((none.page, none.pages, none.from, none.to), (1, 1, 0, 0));
        assert!(none.previous.is_none() && none.next.is_none());
        assert_eq!(Pager::new(99, 25, 26, |n| n.to_string()).to, 26);
    }
}
