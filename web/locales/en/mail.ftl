# The letters we send by e-mail
mail-sign-in-subject = Mahjar: sign-in request
mail-sign-in-lead = Someone asked to sign in to the register of Palestinians abroad with this e-mail address:
mail-sign-in-code = Type this code on the page where you asked for it:
mail-sign-in-life = The code works once, within 15 minutes.
mail-sign-in-never = Give it to nobody. No member of staff will ask you for it.
mail-sign-in-ignore = If it was not you, ignore this message: nobody can open your record as long as you alone have the code.

mail-unknown-lead = Someone asked to sign in to the register of Palestinians abroad with this e-mail address:
mail-unknown-none = We know of no registration with this address, so this message holds no code.
mail-unknown-other = If you registered before, you may have given another address. Try that one, or sign in with your registration number and return code:
mail-unknown-register = If you have not registered yet: it is free and takes a few minutes:
mail-unknown-ignore = If it was not you, ignore this message: someone may have mistyped their address.

mail-confirm-subject = Mahjar: confirm your e-mail address
mail-confirm-lead = This e-mail address was given in the register of Palestinians abroad:
mail-confirm-code = To confirm that it is yours, type this code on the page where you asked for it:
mail-confirm-life = The code works once, within 15 minutes.
mail-confirm-why = Once confirmed, this address lets you sign in to your record whenever you like.
mail-confirm-ignore = If it was not you who gave it, ignore this message: the address is not confirmed without the code.

mail-again-subject = Mahjar: code to show that it is you
mail-again-lead = Something was asked for in the register of Palestinians abroad before which we make sure that it is you. This message was sent to:
mail-again-code = Type this code on the page where you asked for it:
mail-again-life = The code works once, within 15 minutes. Give it to nobody.
mail-again-ignore = If it was not you, someone may have opened your record on your device: sign in, then sign out everywhere.

mail-contact-added-subject = Mahjar: contact details changed
mail-contact-removed-subject = Mahjar: a contact was removed
mail-contact-to = You receive this message because this e-mail address is confirmed in the register of Palestinians abroad:
mail-contact-added = Another e-mail address was confirmed in the same record; it can be used to sign in, too.
mail-contact-removed = A confirmed e-mail address was removed from the record; it can no longer be used to sign in.
mail-contact-right = If it was you, there is nothing to do.
mail-contact-wrong = If it was not you, look at your contact details:
mail-contact-desk = If you cannot sign in, contact the nearest Palestinian mission (embassy or consulate).

mail-leaving-subject = Mahjar: request for erasure
mail-leaving-to = The erasure of a record in the register of Palestinians abroad was asked for. This e-mail address is confirmed in it:
mail-leaving-due = The record will be erased on:
mail-leaving-receipt = Receipt number:
mail-leaving-stay = If you have changed your mind, or it was not you, withdraw the request before that day:
mail-leaving-wrong = If you cannot sign in, contact the nearest Palestinian mission (embassy or consulate) before that day.

mail-left-subject = Mahjar: erasure done
mail-left-to = A record in the register of Palestinians abroad was erased as asked. This e-mail address was confirmed in it:
mail-left-keep = Keep this message if you want to ask about the erasure later.
mail-left-last = This is our last message to you about that record.
mail-left-wrong = If it was not you who asked for it, contact the nearest Palestinian mission (embassy or consulate).

mail-draft-subject = Mahjar: continue your registration
mail-draft-lead = This address was written to continue an unfinished registration in the register of Palestinians abroad:
mail-draft-code = Type this code on the page where you asked for it:
mail-draft-life = The code works once, for 15 minutes.
mail-draft-why = With it you come back to your saved answers from any device.
mail-draft-ignore = If it was not you, ignore this message: nobody sees anything without the code.

mail-waits-subject = Mahjar: something waits in your record
mail-waits-lead = Something waits for you to read it in the register of Palestinians abroad. This message was sent to:
mail-waits-open = Sign in to your record to read it:
mail-waits-private = We write nothing about you in e-mails, and ask you for nothing in them.
mail-waits-desk = If you cannot sign in, contact the nearest Palestinian mission (embassy or consulate).

mail-staff-invitation-subject = Mahjar: invitation to work with the registry
mail-staff-invitation-lead = You have been invited to work with the registry of Palestinians abroad, with this e-mail:
mail-staff-invitation-open = Open this link to set up your account:
mail-staff-invitation-life = The link works once, for three days. Give it to nobody.
mail-staff-invitation-ignore = If you did not expect this invitation, ignore this mail.

mail-staff-reset-subject = Mahjar: your account was reset
mail-staff-reset-lead = Your account at the registry of Palestinians abroad was reset, as was asked for. Your former password works no more. Your account:
mail-staff-reset-open = Open this link to choose a new password:
mail-staff-reset-life = The link works once, for one day. Give it to nobody.
mail-staff-reset-ignore = If you did not ask for this, tell the administrator at the ministry at once.

mail-staff-changed-subject = Mahjar: how you sign in was changed
mail-staff-changed-lead = Password, passkeys or recovery codes were changed in the work account at the registry of Palestinians abroad:
mail-staff-changed-right = If you did this, there is nothing to do.
mail-staff-changed-wrong = If you did not, tell the administrator at the ministry at once, who can suspend the account.

mail-new-code-subject = Mahjar: a new return code
mail-new-code = A Palestinian mission gave the owner of the record a new return code; the earlier one no longer works.
mail-new-code-wrong = If you did not ask for it, see who opened your record, and tell the mission:

mail-audit-head-subject = Mahjar: head of the audit log’s chain
mail-audit-head-lead = You receive this because Mahjar’s settings send the head of the audit log’s chain to this address:
mail-audit-head-line = This is the head:
mail-audit-head-keep = Keep this message as it is and delete none: with it, every change or cut in what the log held before is found.
mail-new-device-subject = Mahjar: a sign-in on a new device
mail-new-device-lead = Someone signed in, on a device that we have not met before, to the account of this address:
mail-new-device-with = Device:
mail-new-device-right = If it was you, there is nothing to do.
mail-new-device-wrong = If it was not, sign that device out on this page, and tell your mission:
mail-new-device-wrong-staff = If it was not, open My account, sign that device out, change your password, and tell the administrator at the ministry at once.
mail-passkeys-changed-subject = Mahjar: your passkeys were changed
mail-passkeys-changed = A passkey was added to the record, or removed from it. Whoever has a passkey can open the record with it.
mail-passkeys-wrong = If you did not, look at your passkeys:
mail-of-age-subject = Mahjar: your record is yours now
mail-of-age-lead = From today your record in the register of Palestinians abroad is yours alone: nobody else acts in it. This message was sent to:
mail-of-age-open = To sign in you need this address and a return code:
mail-of-age-how = Your mission gives you the return code once it has seen your papers: whoever acted for you knows your registration number.
mail-document-expires-subject = Mahjar: a document needs to be renewed
mail-document-expires-lead = A document in the register of Palestinians abroad runs out soon or has run out: yours, or that of a child for whom you act. This message was sent to:
mail-document-expires-open = Sign in to see which, renew it, then write its new date:
