privacy-title = Privacy
privacy-heading = How we protect your privacy
privacy-lead = This page says what we keep about you and why, who sees it, and what your rights are.

privacy-responsible-title = Who is responsible?
privacy-responsible = The Ministry of Foreign Affairs and Expatriates of the State of Palestine is responsible for this register and for everything in it.

privacy-basis-title = On what basis do we keep your data?
privacy-basis = It is the ministry’s mandate to care for the interests of Palestinians abroad and to keep up-to-date information about them. Registration rests on that mandate.
privacy-basis-consent = Anything beyond it, such as news, invitations and surveys, happens only with your consent.

privacy-data-title = What do we keep?
privacy-data-needed = Necessary:
privacy-data-needed-name = Your name, in Arabic or in Latin letters
privacy-data-needed-country = The country you live in
privacy-data-needed-contact = One way to contact you, or your answer that you have none now
privacy-data-optional = Optional; your registration is complete without it:
privacy-data-optional-name = The rest of your name, your city, a second way to contact you
privacy-data-optional-more = What you choose to tell us later, such as your date of birth, your family’s place of origin, your studies and your occupation
privacy-data-system = We also keep your registration number and its time, your language, your consents, and who opened or changed your record and when.
privacy-data-never-asked = We do not ask about your religion.

privacy-seen-title = Who sees your data?
privacy-seen-mission = The Palestinian mission (embassy or consulate) in the country you live in, in order to serve you. Missions in other countries do not see it, and when you move your record moves with you.
privacy-seen-ministry = Staff of the ministry, each within their work: whoever runs a programme sees its participants, whoever follows a region sees its people.
privacy-seen-associations = Associations see nothing about you unless you agree, and then only what you agreed to.
privacy-seen-sensitive = Identity documents and protection notes are seen only by those charged with them. Missions do not see medical information.
privacy-seen-administrators = Those who run the system and its accounts are not allowed to read people’s data.
privacy-seen-log = Each time your record is opened, this is written down, with who and when, in a log that no member of staff can change.

privacy-consents-title = Your consents
privacy-consents-separate = Each purpose has its own consent: news, events, surveys, volunteering, and sharing your data with other bodies. All are off until you turn them on.
privacy-consents-withdraw = You can give or withdraw any of them whenever you like, by one button in your record, and your registration stays as it is.

privacy-protection-title = How do we protect it?
privacy-protection-encrypted = Identity documents, legal situation, protection notes, medical information and files are stored encrypted, and the master key is not kept with them.
privacy-protection-draft = A registration you have not finished is stored encrypted and no member of staff sees it.
privacy-protection-mail = Our messages do not carry your data: they say that something is waiting for you and lead you to it.

privacy-never-title = What we never do
privacy-never-sell = We do not sell your data.
privacy-never-share = We do not give it to the government of the country you live in, or to anyone else, without your consent.
privacy-never-track = We do not track what you do on the internet, and we show no advertising.
privacy-never-third = Our pages connect to no site but ours.

privacy-keep-title = How long is it kept?
privacy-keep-record = Your record: as long as you are registered, until you erase it.
privacy-keep-draft = A registration you did not finish: 30 days at most.
privacy-keep-rejected = A registration that was not accepted: one year after the decision
privacy-keep-deceased = The record of someone who has died: ten years after the death was recorded
privacy-keep-cases = Requests for changes, notes and the like: five years after they are closed
privacy-keep-backup = Backups: 35 days at most after your record is erased. We keep a code that does not identify you, so that your record does not come back if an old copy is restored.

privacy-rights-title = Your rights
privacy-rights-see = To see what we keep about you, and who has looked at it
privacy-rights-correct = To correct it
privacy-rights-copy = To take a copy of it
privacy-rights-pause = To pause your record, so that it is not found in searches, gets no news or invitations and is not counted in statistics
privacy-rights-object = to object to its use if your situation gives a reason, and have your record paused until we answer
privacy-rights-erase = To erase it: after 14 days, during which you can change your mind, or at once
privacy-rights-how = You do all of this yourself in your record. It costs nothing. If you cannot sign in, ask the Palestinian mission in your country or the ministry.
privacy-rights-own = Sign in to your record
privacy-rights-link = Missions by country

privacy-cookies-title = Cookies
privacy-cookies = Cookies are small pieces of information that your browser keeps for our site. We use only what the site cannot work without, so we do not ask you about it.
privacy-cookies-caption = The cookies we use
privacy-cookies-name = Name
privacy-cookies-purpose = Purpose
privacy-cookies-expiry = Expires
privacy-cookies-session-purpose = Keeps you signed in, and keeps the registration you have not finished yet
privacy-cookies-session-expiry = 12 hours after the last use, even if you close the browser; half an hour while you are signed in to your record
privacy-cookies-known-purpose = For staff only: marks a device on which they have signed in before, so that the tries of others do not shut them out
privacy-cookies-known-expiry = One year after the last sign-in

privacy-complaint-title = A question or a complaint?
privacy-complaint = Send your question or complaint to the Palestinian mission in your country and ask that it be passed on to the ministry’s data protection officer.
