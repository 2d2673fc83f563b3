//! What every page shows around its own: who is asking, the menu, the languages.

use kit::flash::Flash;
use kit::format::Digits;
use kit::locale::Address;
use kit::page::{Language, MenuItem, Site, localized};
use kit::{Locale, Result};

use super::{Ctx, FLASH, HOME, Inner};
use crate::App;
use crate::policy::Action;
use crate::session::STAFF_IDLE;
use crate::viewer::{Viewer, session_error};

/// Where a member signs out.
const SIGN_OUT: &str = "/me/sign-out";
impl Ctx {
    /// What every page shows.
    pub(super) async fn site(&self) -> Result<Site> {
        let Inner { app, viewer, address, locale, session, .. } = &*self.0;
        // Asked for only where there is a session: a guest without one gets no cookie by looking.
        let mut flash: Option<Flash> = None;
        if session.id().is_some() {
            flash = session.get(FLASH).await.map_err(session_error)?;
            if flash.is_some() {
                session.remove::<Flash>(FLASH).await.map_err(session_error)?;
            }
        }
        let here = |path: &str| address.path == path || address.path.starts_with(&format!("{path}/"));
        let item = |key: &str, path: &str, href: String| MenuItem {
            label: app.texts.get(*locale, key, None),
            href,
            current: here(path),
            count: None,
        };
        let digits = self.0.digits;
        let site = Site { flash, digits, ..site_for_guest(app, *locale, address) };
        let parts = app.parts.iter();
        let mut notices = Vec::new();
        if matches!(viewer, Viewer::Member(_)) && here(HOME) {
            for tell in app.parts.iter().filter_map(|part| part.notices) {
                notices.extend(tell(self).await?);
            }
        }
        Ok(match viewer {
            Viewer::Guest => site,
            Viewer::Member(_) => Site {
                viewer: "member",
                notices,
                menu: parts
                    .flat_map(|part| part.member_menu)
                    .map(|entry| MenuItem {
                        current: address.path == entry.path,
                        ..item(entry.key, entry.path, localized(*locale, entry.path))
                    })
                    .collect(),
                home: localized(*locale, HOME),
                sign_out: Some(localized(*locale, SIGN_OUT)),
                ..site
            },
            Viewer::Staff(staff) => Site {
                viewer: "staff",
                viewer_name: staff.name.clone(),
                menu: {
                    let may = |action: &Action| staff.may(*action);
                    let entries = parts.flat_map(|part| part.menu);
                    let mut entries: Vec<_> =
                        entries.filter(|entry| entry.action.as_ref().is_none_or(may)).collect();
                    entries.sort_by_key(|entry| entry.place);
                    let mut items = Vec::new();
                    for entry in entries {
                        let mut item = item(entry.key, entry.path, entry.path.to_owned());
                        if let Some(count) = entry.count {
                            item.count = Some(count(self).await?).filter(|count| *count > 0);
                        }
                        items.push(item);
                    }
                    items
                },
                home: "/dashboard".into(),
                sign_out: Some("/sign-out".into()),
                idle: Some(STAFF_IDLE.num_seconds()),
                ..site
            },
        })
    }
}

/// What every page shows to a guest; also what error pages show, where nobody is known.
pub fn site_for_guest(app: &App, locale: Locale, address: &Address) -> Site {
    let languages = Locale::ALL
        .into_iter()
        .map(|other| Language {
            code: other.code(),
            name: other.name(),
            dir: other.dir(),
            href: address.locale.map(|_| localized(other, &address.path) + &address.query),
            current: other == locale,
        })
        .collect();
    Site {
        locale,
        digits: Digits::default(),
        dir: locale.dir(),
        languages,
        path: address.path.clone(),
        query: address.query.clone(),
        viewer: "guest",
        viewer_name: String::new(),
        menu: Vec::new(),
        flash: None,
        notices: Vec::new(),
        demo: app.settings.demo,
        home: localized(locale, "/"),
        sign_out: None,
        idle: None,
    }
}
