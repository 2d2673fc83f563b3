//! The cases of the contract.

use std::future::Future;
use std::pin::Pin;

use search::{Document, Hits, Index, Query, Scope, Sort, marks};
use uuid::Uuid;

/// A case: an index of its own, empty, to begin with.
pub struct Case {
    pub name: &'static str,
    pub run: for<'a> fn(&'a Index) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>,
}

macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        /// All.
        pub const CASES: &[Case] = &[$(Case { name: stringify!($name), run: |index| Box::pin($name(index)) }),*];
    };
}

/// The name of `case` where it does not hold of `index`.
pub async fn fails(case: &'static Case, index: Index) -> Option<&'static str> {
    // In a task of its own: the others are run whatever becomes of it.
    tokio::spawn(async move { (case.run)(&index).await }).await.is_err().then_some(case.name)
}

cases! {
    found_within_scope_only,
    counted_exactly,
    replaced_and_taken_out,
    found_in_every_spelling,
    exact_before_near,
    parts_at_their_places,
    one_word_may_be_lacking,
    other_words_are_found,
    what_is_typed_is_no_language,
    what_met_is_said,
    pages_and_orders,
    suggested_within_scope,
    compared_by_digests,
}

fn person(n: u128, name: &str, country: &str, status: &str) -> Document {
    Document {
        kind: "person",
        id: Uuid::from_u128(n),
        names: name.split('/').map(|name| name.trim().to_owned()).collect(),
        words: Vec::new(),
        country: country.to_owned(),
        facets: vec![("status", status.to_owned())],
        order: n as i64,
    }
}

fn ask(text: &str) -> Query {
    Query { kind: "person", text: text.to_owned(), facets: vec!["status"], limit: 10, ..Query::default() }
}

fn countries(codes: &[&str]) -> Scope {
    Scope::Countries(codes.iter().map(|code| (*code).to_owned()).collect())
}

async fn find(index: &Index, scope: &Scope, query: Query) -> Hits {
    index.search(scope, query).await.unwrap()
}

/// Numbers of those found by `text` wherever they are, in their order.
async fn found(index: &Index, text: &str) -> Vec<u128> {
    let hits = find(index, &Scope::Operator, ask(text)).await;
    hits.ids().iter().map(|id| id.as_u128()).collect()
}

async fn found_within_scope_only(index: &Index) {
    let people = vec![
        person(1, "أحمد محمود الخطيب", "CL", "submitted"),
        person(2, "Ahmad Khatib Abu Eid", "CL", "verified"),
        person(3, "أحمد علي", "JO", "verified"),
        person(4, "محمد أحمدي", "CL", "verified"),
    ];
    index.put(people).await.unwrap();
    let chile = countries(&["CL"]);
    let ids = async |scope: &Scope, query| {
        let hits = find(index, scope, query).await;
        assert_eq!(hits.total, hits.hits.len() as u64);
        assert_eq!(hits.facets["status"].values().sum::<u64>(), hits.total);
        let mut ids: Vec<u128> = hits.ids().iter().map(|id| id.as_u128()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(ids(&chile, ask("خطيب")).await, [1, 2]);
    assert_eq!(ids(&chile, ask("abueid")).await, [2]);
    assert_eq!(ids(&chile, ask("AHM kha")).await, [2], "beginnings, in their script");
    assert_eq!(ids(&chile, ask("")).await, [1, 2, 4]);
    assert_eq!(ids(&countries(&["CL", "JO"]), ask("")).await, [1, 2, 3, 4]);
    assert!(ids(&Scope::Operator, ask("احمد")).await.contains(&3));
    assert!(!ids(&chile, ask("احمد")).await.contains(&3));
    assert!(ids(&countries(&[]), ask("")).await.is_empty());
    let mut verified = ask("");
    verified.filters = vec![("status", vec!["verified".into()])];
    assert_eq!(ids(&chile, verified.clone()).await, [2, 4]);
    verified.filters = vec![("status", vec!["verified".into(), "submitted".into()])];
    assert_eq!(ids(&chile, verified.clone()).await, [1, 2, 4]);
    verified.filters = vec![("status", vec![])];
    assert!(ids(&chile, verified).await.is_empty());
    let other = Query { kind: "company", ..ask("") };
    assert!(ids(&Scope::Operator, other).await.is_empty(), "of one kind only");
}

async fn counted_exactly(index: &Index) {
    let status = |n: u128| ["submitted", "verified", "held"][(n % 3) as usize];
    for (from, to) in [(0, 80), (80, 240)] {
        let people =
            (from..to).map(|n| person(n, "Ahmad Khatib", if n % 2 == 0 { "CL" } else { "JO" }, status(n)));
        index.put(people.collect()).await.unwrap();
    }
    for text in ["", "ahmad", "أحمد الخطيب"] {
        let listed = find(index, &Scope::Operator, ask(text)).await;
        let counted = find(index, &Scope::Operator, Query { limit: 0, ..ask(text) }).await;
        assert_eq!((listed.total, counted.total), (240, 240), "{text}");
        assert_eq!(listed.facets, counted.facets, "{text}");
        assert!(counted.facets["status"].values().all(|count| *count == 80), "{text}: {:?}", counted.facets);
        assert_eq!(find(index, &countries(&["JO"]), ask(text)).await.total, 120, "{text}");
    }
}

async fn replaced_and_taken_out(index: &Index) {
    let first = person(1, "Ahmad Khatib", "CL", "verified");
    index.put(vec![first.clone(), person(2, "Huda Saleh", "CL", "verified")]).await.unwrap();
    index.put(vec![first]).await.unwrap();
    assert_eq!(found(index, "khatib").await, [1], "twice is once");
    index.put(vec![person(1, "Samir Nasser", "JO", "verified")]).await.unwrap();
    assert!(found(index, "khatib").await.is_empty());
    assert_eq!(found(index, "nasser").await, [1]);
    assert_eq!(find(index, &countries(&["CL"]), ask("")).await.total, 1, "moved away");
    index.delete("person", vec![Uuid::from_u128(1), Uuid::from_u128(9)]).await.unwrap();
    index.delete("person", vec![Uuid::from_u128(1)]).await.unwrap();
    assert!(found(index, "nasser").await.is_empty());
    // One call takes out first and puts in then.
    let again = vec![person(2, "Huda Saleh", "CL", "held")];
    index.write(again, vec![("person", Uuid::from_u128(2))]).await.unwrap();
    assert_eq!(found(index, "huda").await, [2]);
    index.write(Vec::new(), Vec::new()).await.unwrap();
}

async fn found_in_every_spelling(index: &Index) {
    let people = [
        "يوسف عبد الرحمن الخطيب",
        "Jalil Chahin Abu Mohor",
        "محمود نصر الدين أبو غزالة / Mahmoud Nasreddine Abu Ghazaleh",
        "Mohammad Issa Giacaman",
    ];
    let people = (1..).zip(people).map(|(n, name)| person(n, name, "CL", "verified"));
    index.put(people.collect()).await.unwrap();
    for (text, n) in [
        ("Youssef Abdul Rahman Khatib", 1),
        ("Yusef Abderrahman El-Jatib", 1),
        ("عبدالرحمن الخطيب", 1),
        ("خليل شاهين", 2),
        ("khalil shahin", 2),
        ("Halil Schahin", 2),
        ("محمود ابوغزاله", 3),
        ("mahmud abou ghazale", 3),
        ("محمد عيسى", 4),
        ("Muhamed Isa Jacaman", 4),
        ("Mohamamd Giacamn", 4),
    ] {
        assert_eq!(found(index, text).await.first(), Some(&n), "{text}");
    }
    assert!(found(index, "Bartholomew").await.is_empty());
}

async fn exact_before_near(index: &Index) {
    let mut people: Vec<Document> =
        (10..530).map(|n| person(n, "Mahmoud Khatib", "CL", "verified")).collect();
    people.push(person(1, "Mohammad Khatib", "CL", "verified"));
    people.push(person(2, "محمد الخطيب", "CL", "verified"));
    people.push(person(3, "Muhammed Khatib", "CL", "verified"));
    index.put(people).await.unwrap();
    let hits = found(index, "Mohammad Khatib").await;
    assert_eq!(hits[..3], [1, 3, 2], "the same, another spelling, the other script");
    assert_eq!(found(index, "محمد الخطيب").await[0], 2);
}

async fn parts_at_their_places(index: &Index) {
    index
        .put(vec![
            person(1, "فريال محمود زكي الشوا", "CL", "verified"),
            person(2, "فريال أحمد عبد القادر محمود", "CL", "verified"),
            person(3, "محمود فريال أحمد الشوا", "CL", "verified"),
        ])
        .await
        .unwrap();
    assert_eq!(found(index, "فريال محمود").await, [2, 1, 3], "given and family name first");
    assert_eq!(found(index, "الشوا فريال").await.first(), Some(&1), "in any order");
    assert_eq!(found(index, "فريال محمود زكي").await.first(), Some(&1));
}

async fn one_word_may_be_lacking(index: &Index) {
    index
        .put(vec![
            person(1, "سمير حسن علي الخطيب", "CL", "verified"),
            person(2, "سمير حسن مصطفى النجار", "CL", "verified"),
        ])
        .await
        .unwrap();
    let hits = find(index, &Scope::Operator, ask("سمير حسن النجار")).await;
    assert_eq!(
        hits.ids().iter().map(|id| id.as_u128()).collect::<Vec<_>>(),
        [2, 1],
        "who has all comes first"
    );
    assert_eq!((hits.total, hits.lacking), (2, 1));
    let hits = find(index, &Scope::Operator, ask("سمير النجار")).await;
    assert_eq!((hits.total, hits.lacking), (1, 0), "of two words none may be lacking");
}

async fn other_words_are_found(index: &Index) {
    let words = |n, name: &str, words: &[&str]| Document {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        ..person(n, name, "CL", "verified")
    };
    index
        .put(vec![
            words(1, "سمير الخطيب", &["Santiago", "أطباء", "طبيب أسنان", "بيت لحم"]),
            words(2, "Samir Khatib", &["عمّان", "Teachers", "Nablus"]),
        ])
        .await
        .unwrap();
    for (text, n) in [
        ("khatib santiago", 1),
        ("خطيب سانتياغو", 1),
        ("doctor khatib", 1),
        ("samir Bethlehem", 1),
        ("khatib Amman", 2),
        ("الخطيب نابلس", 2),
        ("khatib santi", 1),
    ] {
        assert_eq!(found(index, text).await, [n], "{text}");
    }
    assert!(found(index, "khatib berlin").await.is_empty());
}

async fn what_is_typed_is_no_language(index: &Index) {
    index
        .put(vec![person(1, "O’Brien Khatib", "CL", "verified"), person(2, "Huda", "JO", "verified")])
        .await
        .unwrap();
    let chile = countries(&["CL"]);
    for text in [
        "\" OR country = JO",
        "huda\"] OR kind = \"person",
        "parts:huda",
        "*",
        "huda~2",
        "+huda",
        "\\",
        "(huda",
        "[* TO *]",
    ] {
        let hits = find(index, &chile, ask(text)).await;
        assert!(!hits.ids().contains(&Uuid::from_u128(2)), "{text}");
    }
    assert_eq!(found(index, "obrien").await, [1]);
    let mut query = ask("");
    query.filters = vec![("status", vec!["\" OR status = \"verified".into()])];
    assert_eq!(find(index, &Scope::Operator, query).await.total, 0);
}

async fn what_met_is_said(index: &Index) {
    index.put(vec![person(1, "مُحمّد علي الخطيب / Mohammed Ali Al-Khatib", "CL", "verified")]).await.unwrap();
    let hits = find(index, &Scope::Operator, ask("Mohamad Khateeb")).await;
    let hit = &hits.hits[0];
    assert!(hit.score > 0.6 && hit.score < 1.0, "{}", hit.score);
    let typed: Vec<&str> = hit.met.iter().map(|met| met.typed.as_str()).collect();
    assert_eq!(typed, ["Mohamad", "Khateeb"]);
    let found: Vec<String> = hit.met.iter().map(|met| met.found.clone()).collect();
    let names = "مُحمّد علي الخطيب / Mohammed Ali Al-Khatib";
    let marked: Vec<&str> = marks(names, &found).into_iter().map(|at| &names[at]).collect();
    assert_eq!(marked.len(), 2, "{marked:?}");
    let exact = find(index, &Scope::Operator, ask("محمد علي الخطيب")).await;
    assert_eq!(exact.hits[0].score, 1.0);
}

async fn pages_and_orders(index: &Index) {
    let people = (1..=30)
        .map(|n| person(n, if n % 3 == 0 { "Ahmad Khatib" } else { "Ahmed Jatib" }, "CL", "verified"));
    index.put(people.collect()).await.unwrap();
    let page = async |query: Query| {
        let hits = find(index, &Scope::Operator, query).await;
        assert_eq!(hits.total, 30);
        hits.ids().iter().map(|id| id.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(page(Query { limit: 3, ..ask("") }).await, [30, 29, 28], "newest first");
    assert_eq!(page(Query { limit: 3, offset: 3, ..ask("") }).await, [27, 26, 25]);
    let newest = Query { sort: Sort::Newest, limit: 3, ..ask("Ahmad Khatib") };
    assert_eq!(page(newest).await, [30, 29, 28]);
    let mut all = Vec::new();
    for offset in (0..30).step_by(7) {
        all.extend(page(Query { offset, limit: 7, ..ask("Ahmad Khatib") }).await);
    }
    assert!(all[..10].iter().all(|n| n % 3 == 0), "the same spelling first: {all:?}");
    all.sort_unstable();
    assert_eq!(all, (1..=30).collect::<Vec<_>>(), "each once");
}

async fn suggested_within_scope(index: &Index) {
    index
        .put(vec![
            person(1, "Yousef Khatib", "CL", "verified"),
            person(2, "Huda Khatib", "CL", "verified"),
            person(3, "Huda Khalil", "CL", "verified"),
            person(4, "Huda Khashan", "JO", "verified"),
            person(5, "يوسف الخطيب", "CL", "verified"),
        ])
        .await
        .unwrap();
    let suggest = async |scope: &Scope, text: &str| index.suggest(scope, "person", text).await.unwrap();
    let chile = countries(&["CL"]);
    assert_eq!(suggest(&chile, "yousef kha").await, ["yousef Khatib", "yousef Khalil"]);
    assert_eq!(suggest(&countries(&["JO"]), "kha").await, ["Khashan"]);
    assert_eq!(suggest(&chile, "يوسف الخ").await, ["يوسف الخطيب"]);
    for nothing in ["", "k", "kha ", "zzz", "Khatib"] {
        assert!(suggest(&chile, nothing).await.is_empty(), "{nothing}");
    }
}

async fn compared_by_digests(index: &Index) {
    let people: Vec<Document> = (1..=5).map(|n| person(n, "Ahmad Khatib", "CL", "verified")).collect();
    let mut expected: Vec<(Uuid, u64)> = people.iter().map(|one| (one.id, one.digest())).collect();
    index.put(people).await.unwrap();
    let mut digests = index.digests("person").await.unwrap();
    digests.sort_unstable();
    expected.sort_unstable();
    assert_eq!(digests, expected);
    let changed = person(3, "Ahmad Khatib", "CL", "held");
    assert_ne!(changed.digest(), expected[2].1);
    assert!(index.digests("company").await.unwrap().is_empty());
}
