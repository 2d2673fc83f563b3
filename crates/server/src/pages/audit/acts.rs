//! Every act that the audit knows, what it belongs to, and the key of its words.

/// What acts have in common, as one asks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Looks at records.
    Looks,
    /// Changes of records.
    Changes,
    /// Decisions on registrations and requests.
    Decisions,
    /// Searches and lists.
    Searches,
    /// What left as a file.
    Downloads,
    /// Signing in and out.
    SignIn,
    /// Accounts and roles of staff.
    Accounts,
    /// Missions and regions.
    Missions,
    /// What operators do to the system as a whole.
    Operation,
}

impl Group {
    /// All of them, with code and key of their words.
    pub const ALL: [(Self, &str, &str); 9] = [
        (Self::Looks, "looks", "audit-what-looks"),
        (Self::Changes, "changes", "audit-what-changes"),
        (Self::Decisions, "decisions", "audit-what-decisions"),
        (Self::Searches, "searches", "audit-what-searches"),
        (Self::Downloads, "downloads", "audit-what-downloads"),
        (Self::SignIn, "sign_in", "audit-what-sign-in"),
        (Self::Accounts, "accounts", "audit-what-accounts"),
        (Self::Missions, "missions", "audit-what-missions"),
        (Self::Operation, "operation", "audit-what-operation"),
    ];

    /// The group that the form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, own, _)| *own == code).map(|(group, _, _)| group)
    }

    /// Its acts.
    pub fn acts(self) -> Vec<&'static str> {
        ACTS.iter().filter(|(_, group, _)| *group == self).map(|(act, _, _)| *act).collect()
    }
}

/// The key of the words for `act`; none if it is unknown.
pub fn words(act: &str) -> Option<&'static str> {
    ACTS.iter().find(|(known, _, _)| *known == act).map(|(_, _, key)| *key)
}

/// All acts.
#[rustfmt::skip]
pub const ACTS: &[(&str, Group, &str)] = &[
    ("person.view", Group::Looks, "audit-act-person-view"),
    ("person.open", Group::Looks, "audit-act-person-open"),
    ("person.find", Group::Looks, "audit-act-person-find"),
    ("person.reason", Group::Looks, "audit-act-person-reason"),
    ("guardianship.view", Group::Looks, "audit-act-guardianship-view"),
    ("refugee.disclose", Group::Looks, "audit-act-refugee-disclose"),
    ("document.disclose", Group::Looks, "audit-act-document-disclose"),
    ("need.view", Group::Looks, "audit-act-need-view"),
    ("need.find", Group::Looks, "audit-act-need-find"),
    ("transfer.view", Group::Looks, "audit-act-transfer-view"),
    ("transfer.find", Group::Looks, "audit-act-transfer-find"),
    ("data_request.view", Group::Looks, "audit-act-data-request-view"),
    ("data_request.find", Group::Looks, "audit-act-data-request-find"),
    ("page.open", Group::Looks, "audit-act-page-open"),
    ("person.register", Group::Changes, "audit-act-person-register"),
    ("person.import", Group::Changes, "audit-act-person-import"),
    ("person.resubmit", Group::Changes, "audit-act-person-resubmit"),
    ("person.change", Group::Changes, "audit-act-person-change"),
    ("person.correct", Group::Changes, "audit-act-person-correct"),
    ("person.move", Group::Changes, "audit-act-person-move"),
    ("person.confirm", Group::Changes, "audit-act-person-confirm"),
    ("person.preferences", Group::Changes, "audit-act-person-preferences"),
    ("person.pause", Group::Changes, "audit-act-person-pause"),
    ("person.resume", Group::Changes, "audit-act-person-resume"),
    ("person.leave", Group::Changes, "audit-act-person-leave"),
    ("person.stay", Group::Changes, "audit-act-person-stay"),
    ("person.erase", Group::Changes, "audit-act-person-erase"),
    ("contact.add", Group::Changes, "audit-act-contact-add"),
    ("contact.remove", Group::Changes, "audit-act-contact-remove"),
    ("contact.confirm", Group::Changes, "audit-act-contact-confirm"),
    ("contact.prove", Group::Changes, "audit-act-contact-prove"),
    ("emergency_contact.keep", Group::Changes, "audit-act-emergency-contact-keep"),
    ("emergency_contact.remove", Group::Changes, "audit-act-emergency-contact-remove"),
    ("tie.add", Group::Changes, "audit-act-tie-add"),
    ("tie.change", Group::Changes, "audit-act-tie-change"),
    ("tie.remove", Group::Changes, "audit-act-tie-remove"),
    ("family.invite", Group::Changes, "audit-act-family-invite"),
    ("family.uninvite", Group::Changes, "audit-act-family-uninvite"),
    ("family.decline", Group::Changes, "audit-act-family-decline"),
    ("family.answer", Group::Changes, "audit-act-family-answer"),
    ("child.ask", Group::Changes, "audit-act-child-ask"),
    ("child.withdraw", Group::Changes, "audit-act-child-withdraw"),
    ("guardianship.act", Group::Changes, "audit-act-guardianship-act"),
    ("refugee.change", Group::Changes, "audit-act-refugee-change"),
    ("document.add", Group::Changes, "audit-act-document-add"),
    ("document.change", Group::Changes, "audit-act-document-change"),
    ("document.remove", Group::Changes, "audit-act-document-remove"),
    ("document.scan", Group::Changes, "audit-act-document-scan"),
    ("document.unscan", Group::Changes, "audit-act-document-unscan"),
    ("document.check", Group::Decisions, "audit-act-document-check"),
    ("document.remind", Group::Changes, "audit-act-document-remind"),
    ("company.add", Group::Changes, "audit-act-company-add"),
    ("company.change", Group::Changes, "audit-act-company-change"),
    ("company.list", Group::Changes, "audit-act-company-list"),
    ("company.unlist", Group::Changes, "audit-act-company-unlist"),
    ("company.invite", Group::Changes, "audit-act-company-invite"),
    ("company.uninvite", Group::Changes, "audit-act-company-uninvite"),
    ("company.join", Group::Changes, "audit-act-company-join"),
    ("company.leave", Group::Changes, "audit-act-company-leave"),
    ("company.keep", Group::Changes, "audit-act-company-keep"),
    ("company.remove", Group::Changes, "audit-act-company-remove"),
    ("need.ask", Group::Changes, "audit-act-need-ask"),
    ("need.withdraw", Group::Changes, "audit-act-need-withdraw"),
    ("need.refer", Group::Decisions, "audit-act-need-refer"),
    ("need.close", Group::Decisions, "audit-act-need-close"),
    ("family.list", Group::Searches, "audit-act-family-list"),
    ("need.list", Group::Searches, "audit-act-need-list"),
    ("consent.give", Group::Changes, "audit-act-consent-give"),
    ("consent.withdraw", Group::Changes, "audit-act-consent-withdraw"),
    ("note.add", Group::Changes, "audit-act-note-add"),
    ("note.remove", Group::Changes, "audit-act-note-remove"),
    ("return_code.issue", Group::Changes, "audit-act-return-code-issue"),
    ("change.ask", Group::Changes, "audit-act-change-ask"),
    ("change.withdraw", Group::Changes, "audit-act-change-withdraw"),
    ("data_request.ask", Group::Changes, "audit-act-data-request-ask"),
    ("data_request.withdraw", Group::Changes, "audit-act-data-request-withdraw"),
    ("transfer.ask", Group::Changes, "audit-act-transfer-ask"),
    ("transfer.withdraw", Group::Changes, "audit-act-transfer-withdraw"),
    ("person.verify", Group::Decisions, "audit-act-person-verify"),
    ("person.return", Group::Decisions, "audit-act-person-return"),
    ("person.reject", Group::Decisions, "audit-act-person-reject"),
    ("person.death", Group::Decisions, "audit-act-person-death"),
    ("person.reopen", Group::Decisions, "audit-act-person-reopen"),
    ("person.release", Group::Decisions, "audit-act-person-release"),
    ("case.claim", Group::Decisions, "audit-act-case-claim"),
    ("change.accept", Group::Decisions, "audit-act-change-accept"),
    ("change.refuse", Group::Decisions, "audit-act-change-refuse"),
    ("child.refuse", Group::Decisions, "audit-act-child-refuse"),
    ("guardianship.confirm", Group::Decisions, "audit-act-guardianship-confirm"),
    ("guardianship.stop", Group::Decisions, "audit-act-guardianship-stop"),
    ("guardianship.resume", Group::Decisions, "audit-act-guardianship-resume"),
    ("guardianship.end", Group::Decisions, "audit-act-guardianship-end"),
    ("transfer.accept", Group::Decisions, "audit-act-transfer-accept"),
    ("transfer.refuse", Group::Decisions, "audit-act-transfer-refuse"),
    ("data_request.grant", Group::Decisions, "audit-act-data-request-grant"),
    ("data_request.refuse", Group::Decisions, "audit-act-data-request-refuse"),
    ("people.search", Group::Searches, "audit-act-people-search"),
    ("people.list", Group::Searches, "audit-act-people-list"),
    ("people.alike", Group::Searches, "audit-act-people-alike"),
    ("data_request.list", Group::Searches, "audit-act-data-request-list"),
    ("queue.list", Group::Searches, "audit-act-queue-list"),
    ("search.save", Group::Searches, "audit-act-search-save"),
    ("search.remove", Group::Searches, "audit-act-search-remove"),
    ("audit.list", Group::Searches, "audit-act-audit-list"),
    ("audit.who_saw", Group::Searches, "audit-act-audit-who-saw"),
    ("numbers.download", Group::Downloads, "audit-act-numbers-download"),
    ("person.copy", Group::Downloads, "audit-act-person-copy"),
    ("staff.sign_in", Group::SignIn, "audit-act-staff-sign-in"),
    ("staff.sign_out", Group::SignIn, "audit-act-staff-sign-out"),
    ("staff.sign_out_others", Group::SignIn, "audit-act-staff-sign-out-others"),
    ("staff.prove", Group::SignIn, "audit-act-staff-prove"),
    ("member.sign_in", Group::SignIn, "audit-act-member-sign-in"),
    ("member.sign_out", Group::SignIn, "audit-act-member-sign-out"),
    ("member.passkey_add", Group::SignIn, "audit-act-member-passkey-add"),
    ("member.passkey_remove", Group::SignIn, "audit-act-member-passkey-remove"),
    ("member.sign_out_others", Group::SignIn, "audit-act-member-sign-out-others"),
    ("member.prove", Group::SignIn, "audit-act-member-prove"),
    ("staff.invite", Group::Accounts, "audit-act-staff-invite"),
    ("staff.invite_again", Group::Accounts, "audit-act-staff-invite-again"),
    ("staff.set_up", Group::Accounts, "audit-act-staff-set-up"),
    ("staff.suspend", Group::Accounts, "audit-act-staff-suspend"),
    ("staff.resume", Group::Accounts, "audit-act-staff-resume"),
    ("staff.reset_ask", Group::Accounts, "audit-act-staff-reset-ask"),
    ("staff.reset_confirm", Group::Accounts, "audit-act-staff-reset-confirm"),
    ("staff.password", Group::Accounts, "audit-act-staff-password"),
    ("staff.passkey_add", Group::Accounts, "audit-act-staff-passkey-add"),
    ("staff.passkey_remove", Group::Accounts, "audit-act-staff-passkey-remove"),
    ("staff.recovery_codes", Group::Accounts, "audit-act-staff-recovery-codes"),
    ("staff.handover", Group::Accounts, "audit-act-staff-handover"),
    ("grant.end", Group::Accounts, "audit-act-grant-end"),
    ("grant.confirm", Group::Accounts, "audit-act-grant-confirm"),
    ("grant.refuse", Group::Accounts, "audit-act-grant-refuse"),
    ("job.run", Group::Accounts, "audit-act-job-run"),
    ("grant.give", Group::Accounts, "audit-act-grant-give"),
    ("mission.create", Group::Missions, "audit-act-mission-create"),
    ("mission.change", Group::Missions, "audit-act-mission-change"),
    ("region.create", Group::Missions, "audit-act-region-create"),
    ("region.change", Group::Missions, "audit-act-region-change"),
    ("retention.clear", Group::Operation, "audit-act-retention-clear"),
    ("keys.rotate", Group::Operation, "audit-act-keys-rotate"),
];
