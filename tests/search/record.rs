//! Answers of a server: taken down on their way, and played back.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// By what is asked, the answers in their order: status and body.
type Answers = BTreeMap<String, VecDeque<(u16, String)>>;

/// A server on this machine that plays back, or passes on.
pub struct Server {
    /// Its address.
    pub url: String,
    answers: Arc<Mutex<Answers>>,
}

struct Passing {
    to: String,
    answers: Arc<Mutex<Answers>>,
}

fn question(method: &Method, uri: &Uri, body: &[u8]) -> String {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    // Tasks are numbered on by a server that has done others before.
    let path = if path.starts_with("/tasks/") { "/tasks/n" } else { path };
    // Documents are many: what was sent is told by its length and hash.
    let body = String::from_utf8_lossy(body);
    let body = if body.len() > 2000 { hash(&body) } else { body.into_owned() };
    format!("{method} {path} {body}")
}

fn hash(text: &str) -> String {
    use sha2::{Digest, Sha256};
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

async fn serve(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// A server that passes everything on to the one at `to`, and keeps what it answers.
pub async fn record(to: &str) -> Server {
    let answers = Arc::<Mutex<Answers>>::default();
    let passing = Arc::new(Passing { to: to.trim_end_matches('/').to_owned(), answers: answers.clone() });
    let url = serve(axum::Router::new().fallback(pass).with_state(passing)).await;
    Server { url, answers }
}

async fn pass(
    State(passing): State<Arc<Passing>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let mut request =
        reqwest::Client::new().request(method.clone(), format!("{}{path}", passing.to)).body(body.clone());
    for name in ["authorization", "content-type"] {
        if let Some(value) = headers.get(name) {
            request = request.header(name, value);
        }
    }
    let answer = request.send().await.unwrap();
    let (status, text) = (answer.status().as_u16(), answer.text().await.unwrap());
    // Who waits asks again and again; only how it ended is kept.
    let is_waiting =
        path.starts_with("/tasks/") && (text.contains("\"enqueued\"") || text.contains("\"processing\""));
    if !is_waiting {
        let mut answers = passing.answers.lock().unwrap();
        answers.entry(question(&method, &uri, &body)).or_default().push_back((status, text.clone()));
    }
    answered(status, text)
}

fn answered(status: u16, text: String) -> Response {
    (StatusCode::from_u16(status).unwrap(), [("content-type", "application/json")], text).into_response()
}

/// A server that answers as the recording at `path` says; what is not in it is refused, and what it was shown.
pub async fn play(path: &Path) -> Server {
    let recorded: BTreeMap<String, Vec<(u16, Value)>> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let answers: Answers = recorded
        .into_iter()
        .map(|(question, answers)| {
            (question, answers.into_iter().map(|(status, body)| (status, body.to_string())).collect())
        })
        .collect();
    let answers = Arc::new(Mutex::new(answers));
    let url = serve(axum::Router::new().fallback(replay).with_state(answers.clone())).await;
    Server { url, answers }
}

async fn replay(
    State(answers): State<Arc<Mutex<Answers>>>,
    method: Method,
    uri: Uri,
    body: Bytes,
) -> Response {
    let question = question(&method, &uri, &body);
    let mut answers = answers.lock().unwrap();
    match answers.get_mut(&question) {
        // The last one stands for all that follow.
        Some(known) => {
            let (status, text) = known[0].clone();
            if known.len() > 1 {
                known.pop_front();
            }
            answered(status, text)
        }
        None => answered(501, json!({ "message": format!("not recorded (just record-meili): {question}"), "code": "internal", "type": "internal", "link": "" }).to_string()),
    }
}

impl Server {
    /// Keeps what was answered at `path`, one line for each question.
    pub fn write(&self, path: &Path) {
        let answers = self.answers.lock().unwrap();
        let lines: Vec<String> = answers
            .iter()
            .map(|(question, answers)| {
                let answers: Vec<(u16, Value)> = answers
                    .iter()
                    .map(|(status, text)| (*status, serde_json::from_str(text).unwrap_or(Value::Null)))
                    .collect();
                format!("{}: {}", json!(question), json!(answers))
            })
            .collect();
        std::fs::write(path, format!("{{\n{}\n}}\n", lines.join(",\n"))).unwrap();
    }
}
