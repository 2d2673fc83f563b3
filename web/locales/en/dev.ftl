dev-mail-title = Outgoing mail
dev-mail-lead = What this demonstration would have sent by e-mail, newest first. None of it reaches anyone.
dev-mail-to = To
dev-mail-text = Text
dev-mail-empty-title = No mail yet
dev-mail-empty = Ask for a code to sign in, for example, then reload this page.
