//! Pages behind one type. Handed to axum as they are, each is a type of its own, and for each layer around it the
//! compiler proves anew of everything that the page awaits that threads may hand it on: nine tenths of this crate's build.
//! Here it is proved once, where a page is put behind a pointer.

use std::pin::Pin;

use axum::extract::{FromRequest, Request};
use axum::handler::Handler;
use axum::response::{IntoResponse, Response};

/// What a page comes to.
pub type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A page for the router.
#[derive(Clone, Copy)]
pub struct Page(pub fn(Request) -> Answer);

impl Handler<(), ()> for Page {
    type Future = Answer;

    fn call(self, request: Request, (): ()) -> Answer {
        (self.0)(request)
    }
}

/// A function of what is read of a request: of the tuple `T`. That its future may be handed on is not said here, else
/// it were proved wherever this is asked.
pub trait Takes<T> {
    /// Its future.
    type Later;

    /// Calls it.
    fn with(self, read: T) -> Self::Later;
}

macro_rules! takes {
    ($($name:ident)*) => {
        impl<F: FnOnce($($name),*) -> L, L, $($name),*> Takes<($($name,)*)> for F {
            type Later = L;

            #[allow(non_snake_case)]
            fn with(self, ($($name,)*): ($($name,)*)) -> L {
                self($($name),*)
            }
        }
    };
}

takes!();
takes!(A);
takes!(A B);
takes!(A B C);
takes!(A B C D);

/// The answer of `page` to `request`; of what cannot be read of it, the refusal.
pub fn ask<P, T, M, A>(page: P, request: Request) -> Answer
where
    P: Takes<T, Later: Future<Output = A> + Send> + Send + 'static,
    T: FromRequest<(), M> + Send + 'static,
    A: IntoResponse,
{
    Box::pin(async move {
        let read = match T::from_request(request, &()).await {
            Ok(read) => read,
            Err(refusal) => return refusal.into_response(),
        };
        page.with(read).await.into_response()
    })
}
