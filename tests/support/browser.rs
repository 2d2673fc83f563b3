//! A browser as far as a server sees one: it keeps cookies and says where its forms come from.

use std::collections::BTreeMap;
use std::net::IpAddr;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use kit::client::Peer;
use scraper::{Html, Selector};
use server::layers::Service;
use tower::ServiceExt;

/// A browser.
#[derive(Clone)]
pub struct Browser {
    service: Service,
    cookies: BTreeMap<String, String>,
    headers: Vec<(String, String)>,
    address: Option<IpAddr>,
    host: &'static str,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// The body as it came, for what is no text.
    pub bytes: Vec<u8>,
}

impl Browser {
    pub fn new(service: Service) -> Self {
        Self {
            service,
            cookies: BTreeMap::new(),
            headers: vec![("sec-fetch-site".into(), "same-origin".into())],
            address: None,
            host: "localhost:8080",
        }
    }

    /// Believes to be at this host.
    pub fn at(mut self, host: &'static str) -> Self {
        self.host = host;
        self
    }

    /// Sends these headers in place of `Sec-Fetch-Site: same-origin`.
    pub fn sending(mut self, headers: &[(&str, &str)]) -> Self {
        self.headers =
            headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self
    }

    /// Connects from this address.
    pub fn from(mut self, address: &str) -> Self {
        self.address = Some(address.parse().unwrap());
        self
    }

    /// Sends this header as well.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Keeps this cookie, as `Set-Cookie` has it.
    pub fn keeping(mut self, cookie: &str) -> Self {
        let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The cookies it sends.
    pub fn cookie(&self) -> Option<String> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!cookies.is_empty()).then(|| cookies.join("; "))
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        self.send("GET", address, None).await
    }

    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.send("POST", address, Some(body.join("&"))).await
    }

    /// As [`Browser::post`], then follows one redirect.
    pub async fn post_on(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(address, fields).await;
        let to = answer.location();
        self.get(&to).await
    }

    pub async fn send(&mut self, method: &str, address: &str, body: Option<String>) -> Answer {
        let kind = body.is_some().then_some("application/x-www-form-urlencoded");
        self.send_as(method, address, (kind, body.unwrap_or_default().into())).await
    }

    /// Sends `body`, which says to be of `kind`.
    pub async fn send_as(
        &mut self,
        method: &str,
        address: &str,
        (kind, body): (Option<&str>, Vec<u8>),
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, self.host);
        if let Some(address) = self.address {
            request = request.extension(Peer(address));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(cookie) = self.cookie() {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let request = request.body(Body::from(body)).unwrap();
        let response = self.service.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
            bytes: body.into(),
        }
    }
}

impl Answer {
    /// Where it sends the browser.
    #[track_caller]
    pub fn location(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// The texts of what `selector` finds, white space folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let found = html.select(&selector);
        found
            .map(|element| {
                let text: String = element.text().filter(|text| !text.is_empty()).collect();
                text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{2068}', '\u{2069}'], "")
            })
            .collect()
    }

    /// The text of the one thing `selector` finds.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{selector}: {texts:?}\n{}", self.body);
        texts.into_iter().next().unwrap()
    }

    /// The attribute `name` of all that `selector` finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let found = html.select(&selector);
        found.filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
    }

    /// The value of the form field `name`.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let values = self.attributes(&format!("[name={name}]"), "value");
        assert_eq!(values.len(), 1, "{name}: {values:?}");
        values.into_iter().next().unwrap()
    }

    /// The errors of the summary box: (field, text).
    pub fn errors(&self) -> Vec<(String, String)> {
        let fields = self.attributes(".error-summary a", "href");
        let texts = self.texts(".error-summary a");
        fields.into_iter().map(|field| field.trim_start_matches('#').to_owned()).zip(texts).collect()
    }
}

/// Percent-encodes all but unreserved characters.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => (byte as char).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
