//! Who is asking, and what the running application is: missions, staff, sessions, policy, audit;
//! [`App`], [`Ctx`], [`Part`]; the job runner.

pub mod app;
pub mod audit;
pub mod code;
pub mod copy;
pub mod ctx;
pub mod device;
pub mod installation;
pub mod limit;
pub mod mail;
pub mod mission;
pub mod part;
pub mod policy;
pub mod reference;
pub mod runner;
pub mod session;
pub mod staff;
pub mod viewer;

pub use app::App;
pub use ctx::Ctx;
pub use part::Part;
