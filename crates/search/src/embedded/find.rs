//! Searches: what was typed becomes known names and other words, those the documents that have them, and these an order.

use std::sync::Arc;

use anyhow::Result;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, Occur, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Order, Searcher, Term};
use uuid::Uuid;

use super::facets::{self, Facets};
use super::generation::Generation;
use super::meets::{Allowed, Meets, Wanted};
use super::segment::Segment;
use crate::config::CONFIG;
use crate::rank::{self, Candidate, Ranked};
use crate::{Hit, Hits, Met, Query, Scope, Sort, alike, typed};

/// So many candidates are put in order by one thread: fewer are not worth another.
const ALONE: usize = 100;

impl Generation {
    /// Finds `query` among what `scope` allows.
    pub async fn search(&self, scope: &Scope, query: Query) -> Result<Hits> {
        let (this, scope) = (self.clone(), scope.clone());
        tokio::task::spawn_blocking(move || this.search_now(&scope, &query)).await?
    }

    fn search_now(&self, scope: &Scope, query: &Query) -> Result<Hits> {
        let searcher = self.reader.searcher();
        let typed = typed::words(&query.text);
        if typed.is_empty() {
            return self.list(&searcher, scope, query);
        }
        let segments = self.segments.of(&searcher, self.fields.parts, &self.known)?;
        let wanted = typed
            .par_iter()
            .map(|word| Wanted { names: self.known.met_by(word, typed.len()), others: word.others() });
        let may_lack = typed.len() >= CONFIG.typed.least_words_to_lack_one;
        let ids = searcher.segment_readers().iter().map(|reader| reader.segment_id());
        let opened = ids.zip(segments.iter().cloned());
        let mut meets =
            Meets::new(wanted.collect(), may_lack, allowed(scope, query), self.fields.words, opened);
        let mut found = self.meeting(&searcher, &segments, query, &meets)?;
        if (found.total as u64) < CONFIG.typed.few && may_lack {
            meets.least -= 1;
            found = self.meeting(&searcher, &segments, query, &meets)?;
        }
        let Candidates { total, facets, best } = found;
        let ranked = self.rank(&searcher, &segments, &meets, query.sort, best)?;
        let shown = ranked.into_iter().skip(query.offset).take(query.limit);
        let met = |ranked: Ranked| {
            let each = typed.iter().zip(ranked.met);
            let met = each.filter_map(|(typed, word)| {
                Some(Met { typed: typed.text.clone(), found: self.known.plain(word?) })
            });
            met.collect()
        };
        let hits = shown
            .map(|(at, ranked)| Ok(Hit { id: id(&segments, at)?, score: ranked.score, met: met(ranked) }));
        let lacking = typed.len() - meets.least;
        Ok(Hits { hits: hits.collect::<Result<_>>()?, total: total as u64, facets, lacking })
    }

    /// The first of `best` in the order of their names; what follows stays as it is.
    fn rank(
        &self,
        searcher: &Searcher,
        segments: &[Arc<Segment>],
        meets: &Meets,
        sort: Sort,
        best: Vec<DocAddress>,
    ) -> Result<Vec<(DocAddress, Ranked)>> {
        let count = best.len().min(CONFIG.order.ranked);
        let mut others = vec![0_u16; count];
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let here = |at: &usize| best[*at].segment_ord == segment;
            let mut places: Vec<usize> = (0..count).filter(here).collect();
            places.sort_by_key(|at| best[*at].doc_id);
            let docs: Vec<_> = places.iter().map(|at| best[*at].doc_id).collect();
            for (at, met) in places.into_iter().zip(meets.others(reader, &docs)?) {
                others[at] = met;
            }
        }
        let typed: Vec<Arc<alike::Met>> = meets.wanted.iter().map(|wanted| wanted.names.clone()).collect();
        let ranked = best.par_iter().with_min_len(ALONE).enumerate().map(|(place, at)| {
            let Some(others) = others.get(place) else { return (*at, Ranked::default()) };
            let parts = segments[at.segment_ord as usize].parts(at.doc_id).collect();
            (*at, rank::rank(&self.known, &typed, &Candidate { parts, others: *others }))
        });
        let mut ranked: Vec<(DocAddress, Ranked)> = ranked.collect();
        if sort == Sort::Best {
            ranked[..count].sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
        }
        Ok(ranked)
    }

    /// All that `scope` and the filters allow, the newest first.
    fn list(&self, searcher: &Searcher, scope: &Scope, query: &Query) -> Result<Hits> {
        let conditions = BooleanQuery::new(self.conditions(scope, query));
        let segments = self.segments.of(searcher, self.fields.parts, &self.known)?;
        let facets = Facets { names: query.facets.clone(), segments: segments.clone() };
        if query.limit == 0 {
            // Who wants no row wants no order: without scores documents are counted block by block.
            let (total, facets) = searcher.search(&conditions, &(Count, facets))?;
            return Ok(Hits { total: total as u64, facets, ..Hits::default() });
        }
        let window = TopDocs::with_limit(query.limit).and_offset(query.offset);
        let newest = window.order_by_fast_field::<i64>("order", Order::Desc);
        let (total, facets, found) = searcher.search(&conditions, &(Count, facets, newest))?;
        let hits =
            found.into_iter().map(|(_, at)| Ok(Hit { id: id(&segments, at)?, score: 1.0, met: Vec::new() }));
        Ok(Hits { hits: hits.collect::<Result<_>>()?, total: total as u64, facets, lacking: 0 })
    }

    /// Names that go on from the last word of `text`, those first that most documents have that `scope` allows.
    pub async fn suggest(&self, scope: &Scope, kind: &'static str, text: String) -> Result<Vec<String>> {
        let (this, scope) = (self.clone(), scope.clone());
        tokio::task::spawn_blocking(move || this.suggest_now(&scope, kind, &text)).await?
    }

    fn suggest_now(&self, scope: &Scope, kind: &'static str, text: &str) -> Result<Vec<String>> {
        let typed = typed::words(text);
        let Some((part, settings)) = typed.last().and_then(|word| word.to_continue()) else {
            return Ok(Vec::new());
        };
        let searcher = self.reader.searcher();
        let segments = self.segments.of(&searcher, self.fields.parts, &self.known)?;
        let documents =
            |word| segments.iter().filter_map(|one| one.list(word)).map(|list| list.doc_freq).sum::<u32>();
        let mut begun: Vec<(u32, String)> =
            self.known.begun_by(part).into_iter().map(|(word, plain)| (documents(word), plain)).collect();
        begun.sort_unstable_by(|a, b| b.cmp(a));
        begun.truncate(settings.looked_at);
        // Whoever may not find them does not learn that they are there.
        let mut found = Vec::with_capacity(begun.len());
        for (_, plain) in begun {
            let mut all = self.conditions(scope, &Query { kind, ..Query::default() });
            let term = Term::from_field_text(self.fields.parts, &plain);
            all.push((Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic))));
            found.push((searcher.search(&BooleanQuery::new(all), &Count)?, plain));
        }
        found.retain(|(count, _)| *count > 0);
        found.sort_by(|a, b| b.cmp(a));
        found.truncate(settings.shown);
        Ok(found.into_iter().map(|(_, plain)| typed::continued(text, &part.text, &plain)).collect())
    }

    /// Ids and digests of all documents of a kind ([`Document::digest`]).
    pub async fn digests(&self, kind: &'static str) -> Result<Vec<(Uuid, u64)>> {
        let this = self.clone();
        tokio::task::spawn_blocking(move || {
            let searcher = this.reader.searcher();
            let all = TermQuery::new(Term::from_field_text(this.fields.kind, kind), IndexRecordOption::Basic);
            let segments = this.segments.of(&searcher, this.fields.parts, &this.known)?;
            let columns = searcher.segment_readers().iter().map(|reader| reader.fast_fields().u64("digest"));
            let columns = columns.collect::<tantivy::Result<Vec<_>>>()?;
            let all = searcher.search(&all, &DocSetCollector)?.into_iter();
            all.map(|at| {
                let digest = columns[at.segment_ord as usize].first(at.doc_id).unwrap_or_default();
                Ok((id(&segments, at)?, digest))
            })
            .collect()
        })
        .await?
    }

    /// The documents that `meets` finds under `scope` and the filters.
    fn meeting(
        &self,
        searcher: &Searcher,
        segments: &[Arc<Segment>],
        query: &Query,
        meets: &Meets,
    ) -> Result<Candidates> {
        // Scope and filters are looked at by `meets`.
        let mut all = self.conditions(&Scope::Operator, &Query { kind: query.kind, ..Query::default() });
        all.push((Occur::Must, Box::new(meets.clone())));
        let conditions = BooleanQuery::new(all);
        let facets = Facets { names: query.facets.clone(), segments: segments.to_vec() };
        if query.limit == 0 {
            let (total, facets) = searcher.search(&conditions, &(Count, facets))?;
            return Ok(Candidates { total, facets, best: Vec::new() });
        }
        let most = query.offset + query.limit;
        let (total, facets, best) = match query.sort {
            Sort::Best => {
                let best = TopDocs::with_limit(most.max(CONFIG.order.ranked)).order_by_score();
                let (total, facets, best) = searcher.search(&conditions, &(Count, facets, best))?;
                (total, facets, best.into_iter().map(|(_, at)| at).collect())
            }
            Sort::Newest => {
                let newest = TopDocs::with_limit(most).order_by_fast_field::<i64>("order", Order::Desc);
                let (total, facets, newest) = searcher.search(&conditions, &(Count, facets, newest))?;
                (total, facets, newest.into_iter().map(|(_, at)| at).collect())
            }
        };
        Ok(Candidates { total, facets, best })
    }

    /// What must hold besides the words, without a say in the order.
    fn conditions(&self, scope: &Scope, query: &Query) -> Vec<(Occur, Box<dyn tantivy::query::Query>)> {
        let term = |field, text: &str| -> Box<dyn tantivy::query::Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
        };
        let facet = |name: &str, value: &str| -> Box<dyn tantivy::query::Query> {
            let mut facet = Term::from_field_json_path(self.fields.facets, name, false);
            facet.append_type_and_str(value);
            Box::new(TermQuery::new(facet, IndexRecordOption::Basic))
        };
        let silent = |query| -> Box<dyn tantivy::query::Query> { Box::new(BoostQuery::new(query, 0.0)) };
        let mut all = vec![(Occur::Must, silent(term(self.fields.kind, query.kind)))];
        match scope {
            Scope::Operator => {}
            Scope::Countries(countries) if countries.is_empty() => {
                all.push((Occur::Must, Box::new(EmptyQuery)))
            }
            Scope::Countries(countries) => {
                let any =
                    countries.iter().map(|country| (Occur::Should, facet("country", country))).collect();
                all.push((Occur::Must, silent(Box::new(BooleanQuery::new(any)))));
            }
        }
        for (name, values) in &query.filters {
            let any: Vec<_> = values.iter().map(|value| (Occur::Should, facet(name, value))).collect();
            let any: Box<dyn tantivy::query::Query> =
                if any.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::new(any)) };
            all.push((Occur::Must, silent(any)));
        }
        all
    }
}

/// What the facets of a document must be under `scope` and the filters of `query`.
fn allowed(scope: &Scope, query: &Query) -> Vec<Allowed> {
    let countries = match scope {
        Scope::Operator => None,
        Scope::Countries(countries) => {
            Some(Allowed { facet: "country".to_owned(), values: countries.clone() })
        }
    };
    let filters = query.filters.iter();
    let filters = filters.map(|(name, values)| Allowed { facet: (*name).to_owned(), values: values.clone() });
    countries.into_iter().chain(filters).collect()
}

/// What the engine found.
struct Candidates {
    total: usize,
    facets: facets::Counts,
    /// The first in the order of the engine.
    best: Vec<DocAddress>,
}

/// The id of a document.
fn id(segments: &[Arc<Segment>], at: DocAddress) -> Result<Uuid> {
    segments[at.segment_ord as usize].id(at.doc_id)
}
