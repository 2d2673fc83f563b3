//! What a Meilisearch server may answer that is no answer: every call fails soon and says why, and goes on when the server
//! does.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use search::{Document, Index, Meilisearch, Query, Scope};
use serde_json::{Value, json};
use uuid::Uuid;

/// What the server does now.
#[derive(Default)]
struct Mood {
    /// The status of every answer; 0 answers as a server should, 1 never answers, 2 says that tasks failed.
    status: AtomicU16,
    asked: AtomicU32,
}

async fn server(mood: Arc<Mood>) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = axum::Router::new().fallback(answer).with_state(mood);
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

async fn answer(State(mood): State<Arc<Mood>>, uri: axum::http::Uri, headers: HeaderMap) -> Response {
    mood.asked.fetch_add(1, Ordering::Relaxed);
    assert_eq!(headers["authorization"], "Bearer secret");
    let status = mood.status.load(Ordering::Relaxed);
    let json = |status: StatusCode, body: Value| {
        (status, [("content-type", "application/json")], body.to_string()).into_response()
    };
    if status == 1 {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    if status > 2 {
        let code = match status {
            404 => "index_not_found",
            401 => "missing_authorization_header",
            403 => "invalid_api_key",
            _ => "internal",
        };
        let body = json!({ "message": "no", "code": code, "type": "invalid_request", "link": "" });
        return json(StatusCode::from_u16(status).unwrap(), body);
    }
    let path = uri.path();
    let task = json!({
        "taskUid": 7, "uid": 7, "indexUid": "people", "type": "documentAdditionOrUpdate", "enqueuedAt": "2026-01-01T00:00:00Z",
        "startedAt": "2026-01-01T00:00:00Z", "finishedAt": "2026-01-01T00:00:01Z", "duration": "PT1S", "canceledBy": null,
        "status": if path.starts_with("/tasks") { if status == 2 { "failed" } else { "succeeded" } } else { "enqueued" },
        "details": { "receivedDocuments": 1, "indexedDocuments": 1 },
        "error": if status == 2 && path.starts_with("/tasks") {
            json!({ "message": "no space", "code": "no_space_left_on_device", "type": "internal", "link": "" })
        } else { Value::Null },
    });
    match path {
        "/indexes/people/search" => {
            let hit = json!({ "id": Uuid::from_u128(1), "parts": ["huda"], "words": [] });
            json(
                StatusCode::OK,
                json!({
                    "hits": [hit], "query": "", "processingTimeMs": 1, "limit": 10, "offset": 0, "estimatedTotalHits": 1,
                    "facetDistribution": { "parts": { "huda": 1 }, "status": { "verified": 1 } },
                }),
            )
        }
        _ if path.starts_with("/tasks") => json(StatusCode::OK, task),
        _ => json(StatusCode::ACCEPTED, task),
    }
}

fn huda() -> Query {
    Query { kind: "person", text: "huda".into(), facets: vec!["status"], limit: 10, ..Query::default() }
}

fn document() -> Document {
    Document {
        kind: "person",
        id: Uuid::from_u128(1),
        names: vec!["Huda".into()],
        words: Vec::new(),
        country: "CL".into(),
        facets: Vec::new(),
        order: 1,
    }
}

/// Whatever the server says or does not say, within two seconds there is an answer or an error; and it recovers.
#[tokio::test]
async fn a_server_that_fails_is_no_end() {
    let mood = Arc::new(Mood::default());
    let url = server(mood.clone()).await;
    let index = Index::Meilisearch(Meilisearch::new(&url, Some("secret"), "people").unwrap());
    let works = async || {
        index.put(vec![document()]).await.unwrap();
        assert_eq!(index.search(&Scope::Operator, huda()).await.unwrap().total, 1);
    };
    works().await;
    for status in [1, 401, 403, 404, 500, 503] {
        mood.status.store(status, Ordering::Relaxed);
        let begun = Instant::now();
        assert!(index.search(&Scope::Operator, huda()).await.is_err(), "{status}");
        assert!(begun.elapsed() < Duration::from_secs(2), "{status}: {:?}", begun.elapsed());
        if status > 2 {
            assert!(index.put(vec![document()]).await.is_err(), "{status}");
        }
        mood.status.store(0, Ordering::Relaxed);
        works().await;
    }
    mood.status.store(2, Ordering::Relaxed);
    let failed = index.put(vec![document()]).await.unwrap_err();
    assert!(format!("{failed:#}").contains("NoSpaceLeftOnDevice"), "{failed:#}");
    mood.status.store(0, Ordering::Relaxed);
    works().await;
}

/// No server at all.
#[tokio::test]
async fn nobody_listens() {
    let index = Index::Meilisearch(Meilisearch::new("http://127.0.0.1:9", Some("secret"), "people").unwrap());
    let begun = Instant::now();
    assert!(index.search(&Scope::Operator, huda()).await.is_err());
    assert!(index.put(vec![document()]).await.is_err());
    assert!(begun.elapsed() < Duration::from_secs(3));
}
