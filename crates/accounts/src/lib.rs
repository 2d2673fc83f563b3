//! Who is asking, and what the running application is: missions, staff, sessions, policy, audit;
//! [`App`], [`Ctx`], [`Part`]; the job runner.

pub mod app;
pub mod audit;
pub mod ctx;
pub mod installation;
pub mod mission;
pub mod part;
pub mod policy;
pub mod reference;
pub mod runner;
pub mod session;
pub mod staff;

pub use app::App;
pub use ctx::Ctx;
pub use part::Part;
