//! `/me/family/invitations` and below.

mod show;
