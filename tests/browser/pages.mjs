// Every page of the route table, and how a browser gets to it: the list is what `mahjar routes` prints,
// so that a new page is looked at without being named here. Only what a form needs to be passed is
// written down.

import { keepsPasskeys, press, visitor, where } from "./browser.mjs";
import { FAMILY, RETURNED, codeSent, digits, fill, leave, memberSignIn, signIn, signInBy, tokenSent } from "./journey.mjs";

// The supervisor does all that a clerk does, and more.
const CLERK = "supervisor-santiago", ADMINISTRATOR = "administrator-two", AUDITOR = "auditor", OFFICER = "data-protection", MANAGER = "programme-manager";

// Per path of the table: `wrong`, answers that the page refuses with 422, each a state of its own;
// `on`, answers that it takes, or what finds them out; `then`, the name of the state to look at after them, which
// shows `sees`; `reached`, how a page is reached that only shows what was done.
// A picture of one point.
export const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

// Chooses a file for the form's field of one.
const attach = (name, bytes) => async page => {
  await page.locator("[name=file]").setInputFiles({ name, mimeType: "image/png", buffer: Buffer.from(bytes) });
  return {};
};

const forms = lang => ({
  "/register": { wrong: {}, on: {} },
  "/register/name": {
    wrong: { empty: {}, script: lang === "ar" ? { given_ar: "Layla" } : { given_latin: "ليلى" } },
    // One script only, so that the other is offered.
    on: lang === "ar" ? { given_ar: "ليلى", father_ar: "خالد", family_ar: "أبو غوش" } : { given_latin: "Layla", family_latin: "Abu Ghosh" },
  },
  "/register/spelling": { wrong: { letters: lang === "ar" ? { given_latin: "7" } : { given_ar: "7" } }, on: lang === "ar" ? { given_latin: "Layla" } : { given_ar: "ليلى" } },
  "/register/residence": {
    wrong: { empty: {}, unknown: { country: "Atlantis" }, several: { country: "كوريا" } },
    // A country with camps.
    on: { country: "لبنان", city: "صيدا" },
  },
  "/register/camp": { wrong: {}, on: { camp: ["lb-ein-el-hilweh"] } },
  "/register/contact": {
    wrong: { empty: {}, malformed: { phone: "12", email: "layla@" }, unsure: { phone: "+970 51 234 5678", email: "layla@gmial.com" } },
    on: { phone: "+56 2 2345 6789", whatsapp: true, email: "layla@example.org", language: ["es"] },
  },
  "/register/about": {
    wrong: { dates: { birth_day: "31", birth_month: "2", birth_year: "1957", origin: "" }, old: { birth_day: "", birth_month: "", birth_year: "1921" }, places: { birth_year: "", origin: "bet jala", occupation: "teacher" } },
    on: { birth_day: "27", birth_month: "آذار", birth_year: "1957", sex: ["female"], origin: "بيت جالا", occupation: "" },
  },
  "/register/resume": { wrong: { empty: {}, unknown: { code: "7K3M9-QXD4T" } } },
  "/register/later": { wrong: { malformed: { email: "layla@" } }, on: { email: "layla@example.org" }, then: "asked", sees: "[name=digits]" },
  "/register/consents": { wrong: {}, on: { news: true, events: true } },
  "/register/check": { wrong: {}, on: {} },
  "/register/email": { wrong: {}, on: {}, then: "asked", sees: "[name=code]" },
  "/me/confirmation": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/name": {
    wrong: { none: { given_ar: "", given_latin: "" }, script: lang === "ar" ? { given_ar: "Layla" } : { given_latin: "ليلى" } },
    // In a verified record it is asked for.
    on: { given_latin: { ar: "Halah", en: "Halla", es: "Jala" }[lang] },
  },
  "/me/residence": {
    wrong: { none: { country: "" }, unknown: { country: "Atlantis" }, several: { country: "كوريا" } },
    // The daughter stays; once she does not live there, nothing is asked about her.
    on: async page => ({ country: "لبنان", city: { ar: "صيدا", en: "Saida", es: "Sidón" }[lang], ...(await page.locator("[name=children]").count() ? { children: ["no"] } : {}) }),
  },
  "/me/camp": { wrong: {}, on: { camp: [{ ar: "lb-ein-el-hilweh", en: "other", es: "none" }[lang]] }, then: "done", sees: "main .flash" },
  "/me/about": {
    wrong: { dates: { birth_day: "31", birth_month: "2", birth_year: "1957" }, places: { birth_day: "", birth_month: "", birth_year: "", origin: "bet jala", occupation: "teacher" } },
    on: { birth_day: { ar: "1", en: "2", es: "3" }[lang], birth_month: "6", birth_year: "1971" },
  },
  "/me/requests/{id}": { wrong: { long: { note: "a".repeat(501) } }, on: { note: "جواز سفر جديد" }, then: "noted", sees: "main .flash" },
  "/me/resubmission": { wrong: {}, reached: page => signInBy(page, lang, RETURNED) },
  "/me/sign-in": { wrong: { empty: {}, malformed: { email: "layla@" } }, on: { email: FAMILY } },
  "/me/code": { wrong: { empty: {}, other: { code: "000000" } }, on: async page => ({ code: await codeSent(page, FAMILY) }) },
  "/me/who": { wrong: { empty: {} }, on: { person: ["other"] } },
  "/me/proof": { wrong: { empty: {}, unknown: { proof: "7K3M-9QXD-4T2P" } } },
  "/me/contacts/new": {
    wrong: { empty: {}, malformed: { email: "layla@", phone: "12" }, unsure: { email: "layla@gmial.com", phone: "+970 51 234 5678" } },
    on: { email: `sayegh.${lang}@example.org`, phone: "" },
  },
  "/me/contacts/{id}/verification": { wrong: { empty: {}, other: { code: "000000" } } },
  "/me/contacts/{id}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/consents": { wrong: {}, on: {}, then: "said", sees: "main .flash" },
  "/me/sign-in/passkey": { wrong: {} },
  "/me/passkeys/new": { wrong: { empty: {} }, on: { name: { ar: "هاتفي", en: "My phone", es: "Mi teléfono" }[lang] }, then: "done", sees: "main .flash" },
  "/me/passkeys/proof": { wrong: {}, on: {} },
  "/me/associations/{id}/membership": { wrong: {}, on: { shares: ["place", "email"] }, then: "done", sees: "main .flash" },
  "/me/associations/{id}/leaving": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/associations/{id}/about": { wrong: { malformed: { phone: "12", email: "x", website: "x", members_said: "many" } }, on: { phone: "+56 2 2234 5678", email: "club@example.org", website: "club.example.org", members_said: "١٩٠٠" }, then: "done", sees: "main .flash" },
  "/me/associations/{id}/members": { wrong: {}, on: { q: { ar: "رامي", en: "Rami", es: "Rami" }[lang] }, status: 200, then: "found", sees: "main .tasks a" },
  "/me/associations/{id}/members/{member}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/associations/{id}/officers/{officer}/ending": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/passkeys/{id}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/emergency": {
    wrong: { empty: {}, unsure: { name: "سلمى", phone: "+970 51 234 5678" } },
    on: { name: { ar: "سلمى الخوري", en: "Salma Khoury", es: "Salma Khoury" }[lang], relation: ["sibling"], phone: "+962 7 9012 3456" }, then: "done", sees: "main .flash",
  },
  "/me/family/child": {
    wrong: { empty: {}, grown: { given_ar: "ليان", birth_day: "1", birth_month: "2", birth_year: "1990", basis: ["legal"] } },
    on: { given_ar: { ar: "ليان", en: "كنان", es: "ريما" }[lang], given_latin: "", family_latin: "", birth_day: "1", birth_month: "2", birth_year: "2019", basis: ["parent"], together: ["yes"] }, then: "done", sees: "main .flash",
  },
  "/me/family/invitation": { wrong: { empty: {} }, on: { role: ["parent"], name: { ar: "أمي", en: "Mother", es: "Mamá" }[lang], together: ["no"] }, then: "done", sees: "main .reference" },
  "/me/family/joining": { wrong: { empty: {}, unknown: { code: "7K3M-9QXD-4T2P" } } },
  // Sending these would take back what is looked at next.
  "/me/family/invitations/{id}": { wrong: {} },
  "/me/family/requests/{id}": { wrong: {} },
  "/me/family/ties/{id}": { wrong: {}, on: { together: [{ ar: "no", en: "yes", es: "no" }[lang]] }, then: "done", sees: "main .flash" },
  "/me/family/{id}/name": { wrong: { none: { given_ar: "", given_latin: "" } }, on: { given_latin: { ar: "Yasmine", en: "Jasmin", es: "Yazmín" }[lang] }, then: "done", sees: "main .flash" },
  "/me/family/{id}/about": { wrong: { grown: { birth_day: "1", birth_month: "2", birth_year: "1990" } }, on: { birth_day: { ar: "1", en: "2", es: "3" }[lang], birth_month: "5", birth_year: "2013" }, then: "done", sees: "main .flash" },
  "/me/family/{id}/residence": { wrong: { unknown: { country: "Atlantis" } }, on: { country: "Chile", city: { ar: "سانتياغو", en: "Santiago", es: "Santiago de Chile" }[lang] }, then: "done", sees: "main .flash" },
  "/me/family/{id}/email": { wrong: { own: { email: FAMILY } }, on: { email: `yasmin.sayegh.${lang}@example.org` }, then: "done", sees: "main .flash" },
  "/me/family/{id}/copy": { wrong: {} },
  "/me/family/{id}/leaving": { wrong: {} },
  "/me/refugee": { wrong: { number: { unrwa: "رقم" } }, on: { unrwa: { ar: "1-12345678", en: "1-12345679", es: "1-12345670" }[lang], legal: ["resident"] }, then: "done", sees: "main .flash" },
  "/me/refugee/displacement": { wrong: { empty: {} }, on: { cause: ["nakba"], from: { ar: "حيفا", en: "Haifa", es: "Jaffa" }[lang], to: "Valparaíso", year: "1948" }, then: "done", sees: "main .tasks" },
  "/me/documents/new": { wrong: { empty: {}, number: { kind: ["passport"], issuer: "فلسطين", number: "12#4", expires_year: "2100" } }, on: { kind: ["passport"], issuer: { ar: "فلسطين", en: "Palestine", es: "Palestina" }[lang], number: { ar: "N١٢٣٤٥٦٧", en: "N2234567", es: "N3234567" }[lang], expires_day: "3", expires_month: "2", expires_year: "2027" }, then: "done", sees: "main .tasks" },
  "/me/documents/{id}": { wrong: { empty: { issuer: "" } }, on: { expires_year: "2031" }, then: "done", sees: "main .flash" },
  "/me/documents/{id}/scan": { wrong: { empty: {}, text: attach("x.jpg", "no picture") }, on: attach("x.png", PICTURE), then: "done", sees: "main .flash" },
  "/me/documents/{id}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/family/{id}/documents/new": { wrong: { empty: {} }, on: { kind: ["birth_certificate"], issuer: "Chile", number: { ar: "5511", en: "5512", es: "5513" }[lang] }, then: "done", sees: "main .tasks" },
  "/me/family/{id}/documents/{document}": { wrong: { empty: { issuer: "" } }, on: { expires_year: { ar: "2031", en: "2032", es: "2033" }[lang] }, then: "done", sees: "main .flash" },
  "/me/family/{id}/documents/{document}/scan": { wrong: { empty: {} }, on: attach("x.png", PICTURE), then: "done", sees: "main .flash" },
  "/me/family/{id}/documents/{document}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/companies/new": { wrong: { empty: { country: "" }, several: { name: "زيتون", activity: "textiles", position: ["owner"] } }, on: { name: { ar: "زيتون", en: "Olive Ltd.", es: "Olivo Ltda." }[lang], activity: "Manufacture of textiles", position: ["owner"] }, then: "done", sees: "main .flash" },
  "/me/companies/joining": { wrong: { empty: {}, unknown: { code: "7K3M-9QXD-4T2P" } } },
  "/me/companies/{id}/about": { wrong: { empty: { name: "", website: "x" } }, on: { size: ["small"], trade: ["imports"], website: { ar: "zaytun.example.org", en: "olive.example.org", es: "olivo.example.org" }[lang] }, then: "done", sees: "main .flash" },
  "/me/companies/{id}/interests": { wrong: { several: { wanted: "textiles" } }, on: { seeks: ["supplier"], invests: ["projects"], readiness: ["year"], words: { ar: "حاويتان في السنة", en: "Two containers a year", es: "Dos contenedores al año" }[lang] }, then: "done", sees: "main .flash" },
  "/me/companies/{id}/directory": { wrong: { empty: {} }, on: { listed: ["yes"] }, then: "done", sees: "main .flash" },
  "/me/companies/{id}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  // What somebody else would have to answer.
  "/me/introductions/{id}": { wrong: { empty: {} } },
  "/me/expertise/edit": { wrong: { empty: { profession: "", years: "x", until_day: "3" }, several: { profession: "engineer", specialty: "surgery", language: "x" } }, on: { profession: "Specialist medical practitioners", specialty: "Hand and microsurgery", years: { ar: "١٢", en: "12", es: "12" }[lang], languages: ["ar", "es"], helps: ["treat", "teach"], ways: ["weeks"] }, then: "done", sees: "main .flash" },
  // She stands in it already.
  "/me/expertise/directory": { wrong: {}, on: { listed: ["no"] }, then: "done", sees: "main .flash" },
  "/me/expertise/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/opportunities/{id}": { wrong: { empty: {} }, on: { words: { ar: "عندي مال وخبرة", en: "I have money and experience", es: "Tengo dinero y experiencia" }[lang], contact: "+56 2 2345 6789" }, then: "done", sees: "main .flash" },
  // What the cast is asked once stands for all languages.
  "/me/opportunities/{id}/answer": { wrong: { empty: {}, bare: { answer: ["yes"], words: { ar: "في الربيع", en: "In spring", es: "En primavera" }[lang] } } },
  "/me/needs/new": { wrong: { empty: {} }, on: { kind: ["papers"], words: { ar: "جواز سفر", en: "A passport", es: "Un pasaporte" }[lang] }, then: "done", sees: "main .tasks" },
  "/me/needs/{id}": { wrong: {} },
  "/me/preferences": { wrong: {}, on: { channel: ["phone"], digits: ["arabic"] }, then: "done", sees: "main .flash" },
  // Sending these would sign out, download, or withdraw.
  "/me/sessions": { wrong: {} },
  "/me/copy": { wrong: {} },
  "/me/leaving": { wrong: {} },
  "/me/pause": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/me/objection": { wrong: { empty: {} }, on: { words: { ar: "أخشى على عائلتي", en: "I fear for my family", es: "Temo por mi familia" }[lang] }, then: "done", sees: "main .notice" },
  "/me/again": { wrong: {}, on: async page => (await press(page), { code: await codeSent(page, FAMILY) }) },
  "/me/leaving/departure": { wrong: { empty: {} }, on: { when: ["later"] }, then: "waiting", sees: "main .notice.warning" },
  "/me/left": { reached: page => leave(page, lang, `gone.${lang}@example.org`) },
  "/sign-in": {
    wrong: { empty: {}, other: { email: "layla@santiago.example.org", password: "guess", code: "000000" } },
  },
  "/sign-in/passkey": { wrong: {} },
  "/invitations/{token}": {
    wrong: { empty: {}, easy: { password: "palestine1948", code: "000000" } },
    on: async page => ({ password: "cuatro burros azules", code: digits(await page.locator('a[href^="otpauth:"]').getAttribute("href")) }),
    status: 200, then: "done", sees: "main .codes",
  },
  "/staff-accounts/new": {
    wrong: { empty: {}, place: { name: "Huda", email: "huda@", language: ["en"], role: ["clerk"], from_day: "31", from_month: "2", from_year: "2030" } },
    on: { name: { ar: "هدى صبّاغ", en: "Huda Sabbagh", es: "Huda Sabbagh" }[lang], email: `huda.sabbagh.${lang}@example.org`, language: [lang], role: ["analyst"] },
  },
  "/staff-accounts/{id}/grant": { wrong: { empty: {} }, on: { role: ["auditor"] }, then: "done", sees: "main .flash" },
  // Given by the same administrator: they may take it back.
  "/staff-accounts/{id}/confirmation": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/staff-accounts/{id}/handover": { wrong: { empty: {} } },
  "/staff-accounts/{id}/suspension": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/staff-accounts/{id}/reset": { wrong: {} },
  "/account": { wrong: {} },
  "/account/password": { wrong: { empty: {}, other: { password: "guess", code: "000000", new: "cuatro burros azules" } } },
  "/account/passkeys/new": { wrong: { empty: {} }, on: { name: { ar: "حاسوب المكتب", en: "Office computer", es: "Ordenador de la oficina" }[lang] }, then: "done", sees: "main .flash" },
  "/account/passkeys/proof": { wrong: {}, on: {} },
  "/account/passkeys/{id}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/account/proof": { wrong: { empty: {}, other: { password: "guess", code: "000000" } } },
  "/account/recovery-codes": { wrong: { empty: {} } },
  "/missions/new": { wrong: { empty: {} } },
  "/missions/{id}/edit": { wrong: { unknown: { serves: "Chile\nAtlantis", phone: "call us", website: "example" } } },
  "/regions/new": { wrong: { empty: {} } },
  "/regions/{id}/edit": { wrong: { unknown: { countries: "Atlantis" } }, on: { countries: "Chile\nالأرجنتين" }, then: "done", sees: "main .flash" },
  "/names": { wrong: { empty: {} } },
  "/people": { wrong: {} },
  "/people/searches/new": { wrong: { empty: {} }, on: { name: { ar: "المنتظرون", en: "Waiting", es: "En espera" }[lang] }, then: "done", sees: "main .flash" },
  "/people/new": {
    wrong: { empty: {}, unsure: { given_ar: "ليلى", phone: "12", email: "layla@gmial.com", birth_year: "1921", origin: "bet jala", occupation: "teacher" } },
    on: {
      given_ar: { ar: "ياسمين", en: "مريم", es: "سلمى" }[lang], family_ar: "الدبعي", phone: "", email: `yasmin.${lang}@example.org`, birth_year: "1990",
      origin: "", occupation: "", language: [lang], ground: ["later"], witness: true,
    },
    then: "done", sees: "main .panel",
  },
  "/people/{id}/reason": { wrong: { empty: {} }, on: { reason: ["complaint"] } },
  "/people/{id}/verification": { wrong: { empty: {} } },
  "/people/{id}/returning": { wrong: { empty: {} }, on: { page: ["name"], reason: "Which father?" }, then: "done", sees: "main .flash" },
  "/people/{id}/rejection": { wrong: { empty: {} }, on: { ground: ["invented"], reason: "x" }, then: "done", sees: "main .flash" },
  "/people/{id}/death": { wrong: { empty: {}, dates: { died_day: "31", died_month: "2", died_year: "2025" } }, on: { ground: ["family"], died_day: "", died_month: "", died_year: "2025" }, then: "done", sees: "main .flash" },
  "/people/{id}/reopening": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/people/{id}/edit": { wrong: { script: { given_latin: "ليلى", birth_day: "31", birth_month: "2" } }, on: { given_latin: "", birth_day: "", birth_month: "", city: { ar: "أريكا", en: "Arica", es: "Calama" }[lang], ground: ["person"] }, then: "done", sees: "main .flash" },
  "/people/{id}/emergency": { wrong: { empty: {} }, on: { name: { ar: "سلمى الخوري", en: "Salma Khoury", es: "Salma Khoury" }[lang], relation: ["parent"], phone: "+56 9 8123 4567" }, then: "done", sees: "main .flash" },
  "/people/{id}/refugee": { wrong: { empty: {} }, on: { unrwa: { ar: "2-12345678", en: "2-12345679", es: "2-12345670" }[lang] }, then: "done", sees: "main .flash" },
  "/people/{id}/disclosure": { wrong: { empty: {} }, on: { reason: ["asks"] }, status: 200, then: "shown", sees: "main .summary" },
  "/people/{id}/companies/new": { wrong: { empty: { country: "" } }, on: { name: { ar: "تين", en: "Fig Ltd.", es: "Higo Ltda." }[lang], activity: "Manufacture of textiles", position: ["manager"] }, then: "done", sees: "main .flash" },
  "/people/{id}/companies/{company}": { wrong: { empty: { name: "" } }, on: { size: ["micro"] }, then: "done", sees: "main .flash" },
  "/people/{id}/companies/{company}/interests": { wrong: { several: { wanted: "textiles" } }, on: { seeks: ["buyer"] }, then: "done", sees: "main .flash" },
  "/people/{id}/companies/{company}/directory": { wrong: { empty: {} }, on: { listed: ["yes"] }, then: "done", sees: "main .flash" },
  "/people/{id}/companies/{company}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  // Who waits to be verified is introduced to nobody; how it is done else is in companies.test.mjs.
  "/people/{id}/companies/{company}/partners/{partner}": { wrong: { empty: { contact: "" }, unverified: { words: "Compramos aceite de oliva.", contact: "+56 9 1234 5678", agreed: true } } },
  "/companies": { wrong: {}, on: { q: { ar: "زيت", en: "olive", es: "aceite" }[lang] }, then: "found", sees: "main tbody tr" },
  "/companies/{id}/introduction": { wrong: { unknown: { person: "7K3M" } } },
  "/introductions/{id}": { wrong: {} },
  "/people/{id}/expertise": { wrong: { empty: { profession: "" }, licence: { profession: "Civil engineers", licence_seen: true } }, on: { profession: "Civil engineers", issuer: "نقابة المهندسين", licence_seen: true }, then: "done", sees: "main .flash" },
  "/people/{id}/expertise/directory": { wrong: { empty: {} }, on: { listed: ["yes"] }, then: "done", sees: "main .flash" },
  "/people/{id}/expertise/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/experts": { wrong: {}, on: { q: { ar: "تمريض العمليات", en: "operating room nursing", es: "enfermera de pabellón" }[lang] }, then: "found", sees: "main tbody tr" },
  "/people/{id}/interest": {
    wrong: { empty: {} },
    on: async page => {
      await page.locator("[name=opportunity]").selectOption({ index: 1 });
      return { words: { ar: "يريد أن يساهم", en: "They want to take part", es: "Quiere participar" }[lang], contact: "+56 2 2345 6789" };
    },
    then: "done", sees: "main .flash",
  },
  "/people/{id}/documents/new": { wrong: { empty: {} }, on: { kind: ["id_card"], issuer: "Chile", number: { ar: "15.442.087-1", en: "15.442.087-2", es: "15.442.087-3" }[lang], expires_year: "2027" }, then: "done", sees: "main .flash" },
  "/people/{id}/documents/{document}": { wrong: { empty: { issuer: "" } }, on: { expires_month: { ar: "نيسان", en: "May", es: "junio" }[lang] }, then: "done", sees: "main .flash" },
  "/people/{id}/documents/{document}/scan": { wrong: { empty: {} }, on: attach("x.png", PICTURE), then: "done", sees: "main .flash" },
  "/people/{id}/documents/{document}/disclosure": { wrong: { empty: {} }, on: { reason: ["asks"] }, status: 200, then: "done", sees: "main .summary" },
  "/people/{id}/documents/{document}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/people/{id}/needs/new": { wrong: { empty: {} }, on: { kind: ["living"], words: { ar: "بلا مأوى", en: "No shelter", es: "Sin techo" }[lang] }, then: "done", sees: "main .flash" },
  "/opportunities/new": { wrong: { empty: {}, half: { kind: ["project"], institution: "بلدية", title_es: "Agua", amount: "12.5", activity: "textiles" }, expert: { kind: ["expertise"], help: ["treat"], specialty: "surgery", occupation: "engineer", languages: ["ar"], language: "sign language", starts_day: "5" } }, on: { kind: ["project"], institution: "بلدية يطا", title_ar: { ar: "مياه ليطا", en: "بئر ليطا", es: "خزّان ليطا" }[lang], text_ar: "بئر لعشر قرى.", activity: "", place: "يطا", amount: "٦٢٬٠٠٠", closes_year: "2030" }, then: "done", sees: "main .flash" },
  "/opportunities/{id}/edit": { wrong: { empty: { institution: "" } }, on: { title_en: "Water for Yatta", text_en: "A well for ten villages." }, then: "done", sees: "main .flash" },
  "/opportunities/{id}/matches/{expert}": { wrong: { empty: {} } },
  "/opportunities/{id}/interests/{interest}": { wrong: { empty: { to: ["agreed"] } }, on: { to: ["agreed"], value: { ar: "12,000", en: "13,000", es: "14,000" }[lang], note: "رام الله" }, then: "done", sees: "main .flash" },
  "/opportunities/{id}/closing": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/people/{id}/associations/{association}": { wrong: {}, on: { shares: ["place", "phone"] }, then: "done", sees: "main .flash" },
  "/people/{id}/associations/{association}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/associations": { wrong: {}, on: { q: { ar: "نادي الزيتون", en: "club olivar", es: "club olivar" }[lang] }, then: "found", sees: "main tbody tr" },
  "/associations/new": { wrong: { empty: { country: "" }, several: { name: "Club", kind: "club", country: "كوريا", founded: "84" } }, on: { name: { ar: "نادي الأرز", en: "Cedar Club", es: "Club del Cedro" }[lang], kind: "club", country: "Chile", city: "Arica", founded: "" }, then: "done", sees: "main .flash" },
  "/associations/{id}/about": { wrong: { empty: { name: "" } }, on: { name: { ar: "نادي الأرز", en: "Cedar Club", es: "Club del Cedro" }[lang], city: "Iquique" }, then: "done", sees: "main .flash" },
  "/associations/{id}/officers/new": { wrong: { empty: {}, sees: { name: "Jorge Sahurie", office: ["chair"], sees_members: true } }, on: { name: "Jorge Sahurie", office: ["chair"], until_year: "2030" }, then: "done", sees: "main .flash" },
  "/associations/{id}/officers/{officer}": { wrong: { early: { since_year: "2031" } }, on: { since_year: "2024", title: "Presidente" }, then: "done", sees: "main .flash" },
  "/associations/{id}/officers/{officer}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/associations/{id}/removal": { wrong: {}, on: {}, then: "done", sees: "main .flash" },
  "/people/{id}/passkeys": { wrong: {} },
  "/public-figures": { wrong: {}, on: { q: { ar: "بيت جالا", en: "Bayt Jala", es: "concejala" }[lang] }, then: "found", sees: "main tbody tr" },
  "/public-figures/new": { wrong: { empty: { country: "" }, several: { name: "Marisol", office: ["other"], body: "Municipalidad", country: "كوريا", since_year: "21", origin: "بيت لحم", source: "los diarios" } }, on: { name: { ar: "سلمى حنانيا", en: "Salma Hanania", es: "Salma Hananía" }[lang], office: ["councillor"], body: "Municipalidad de Los Aromos", country: "Chile", origin: "", source: "https://example.org/concejo" }, then: "done", sees: "main .flash" },
  "/public-figures/{id}/edit": { wrong: { empty: { name: "" } }, on: { city: "Los Aromos", until_year: "2025" }, then: "done", sees: "main .flash" },
  "/public-figures/{id}/removal": { wrong: { empty: {} }, on: { ground: ["wrong"] }, then: "done", sees: "main .flash" },
  "/needs/{id}": { wrong: { empty: {}, answer: { to: ["close"] } } },
  "/people/{id}/family/child": { wrong: { empty: {} } },
  "/people/{id}/family/tie": { wrong: { empty: {}, unknown: { number: "7K3M9-QXD4T", role: ["spouse"], together: ["yes"], seen: true } } },
  "/people/{id}/family/requests/{request}": { wrong: { empty: {}, reason: { answer: ["refuse"] } } },
  "/people/{id}/family/guardianships/{guardianship}": { wrong: { empty: {} }, on: { to: ["stop"], reason: "12/2026" }, then: "done", sees: "main .flash" },
  "/people/{id}/return-code": { wrong: { empty: {} }, on: { ground: ["papers"] }, then: "given", sees: "main .reference" },
  "/people/{id}/data-request": { wrong: { empty: {}, words: { kind: ["objection"], evidence: ["papers"] } }, on: { kind: ["erasure"], evidence: ["letter"], words: "رسالة" }, then: "done", sees: "main .flash" },
  "/data-requests/{id}": { wrong: { empty: {}, reason: { answer: ["refuse"] } } },
  "/people/{id}/contacts/new": { wrong: { empty: {}, unsure: { phone: "+970 51 234 5678", email: "layla@gmial.com" } }, on: { phone: "", email: `desk.${lang}@example.org` }, then: "done", sees: "main .flash" },
  "/people/{id}/contacts/{contact}/removal": { wrong: {} },
  "/people/{id}/notes/new": { wrong: { empty: {} }, on: { text: "يتصل صباحًا", reach: ["office"] }, then: "done", sees: "main .note" },
  "/people/{id}/requests/{request}": { wrong: { empty: {}, reason: { answer: ["refuse"] } } },
  "/people/{id}/transfer": { wrong: { empty: {}, several: { country: "كوريا" }, same: { country: "Chile", reason: "x" } } },
  "/transfers/{id}": { wrong: { empty: {}, reason: { answer: ["refuse"] } } },
  "/demo": { wrong: {} },
});

// States that are no rows of the table: an address opened (after its form was sent, where `pressed`), or
// what comes after `send`.
const EXTRAS = [
  { name: "not-found", access: "Public", path: "/no-such-page", status: 404 },
  { name: "method", access: "Public", path: "/sign-out", status: 405 },
  { name: "register-begun", access: "Public", path: "/register", status: 200, pressed: true },
  { name: "register-email-wrong", access: "Public", path: "/register/email", status: 422, send: { code: "000000" } },
  { name: "help-found", access: "Public", path: "/help?country=Chile", status: 200 },
  { name: "help-none", access: "Public", path: "/help?country=Atlantis", status: 200 },
  { name: "me-home", access: "Member", path: "/me", status: 200 },
  { name: "me-requests-some", access: "Member", path: "/me/requests", status: 200 },
  { name: "me-pause-resumed", access: "Member", path: "/me/pause", status: 303, send: {}, sees: "main .flash" },
  { name: "me-leaving-stayed", access: "Member", path: "/me/leaving", status: 303, send: {}, sees: "main .flash" },
  { name: "invitations-gone", access: "Public", path: "/invitations/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", status: 404 },
  { name: "administrator-home", access: "Administrator", path: "/dashboard", status: 200 },
  { name: "staff-accounts-invited", access: "Administrator", path: "/staff-accounts?state=invited", status: 200 },
  { name: "people-rejected", access: "Staff", path: "/people?status=rejected", status: 200 },
  { name: "queue-children", access: "Staff", path: "/queue?kind=child", status: 200 },
  { name: "queue-requests", access: "Staff", path: "/queue?kind=request", status: 200 },
  { name: "people-searches-some", access: "Staff", path: "/people/searches", status: 200 },
  { name: "dashboard-table-city", access: "Staff", path: "/dashboard/table?of=city", status: 200 },
  { name: "people-found", access: "Staff", path: "/people", status: 303, send: { q: "ليلى" }, sees: "main tbody a" },
  { name: "people-none", access: "Staff", path: "/people", status: 303, send: { q: "Zzyzx" }, sees: "main .empty" },
  { name: "people-page-2", access: "Staff", path: "/people?page=2", status: 200 },
  { name: "audit-narrowed", access: "Auditor", path: "/audit?what=sign_in", status: 200 },
  { name: "audit-none", access: "Auditor", path: "/audit?person=00000-00000", status: 200 },
  { name: "audit-wrong", access: "Auditor", path: "/audit?person=7K3M9", status: 422 },
  { name: "people-not-found", access: "Staff", path: "/people/00000000-0000-7000-8000-000000000000", status: 404 },
];

// A row's file name: `/people/{id}/verification` is `people-id-verification`, `/` is `index`.
export function nameOf(path) {
  return path.replace(/[{}]/g, "").split("/").filter(Boolean).join("-") || "index";
}

// Which rows of the table are pages for people, and which are not, with the reason.
export function sift(routes) {
  const left = row =>
    row.access === "Neutral" ? "answers machines" : !row.methods.includes("get") ? "has no page, only takes a form" : null;
  return {
    pages: routes.filter(row => !left(row)),
    others: routes.filter(left).map(row => `${row.path}: ${left(row)}`),
  };
}

// As whom a row is looked at: a clerk does what any of the staff may, the administrator what a clerk may not.
function whose({ access, action }) {
  if (["Public", "Member", "Administrator", "Auditor"].includes(access)) return access;
  if (action === "AnswerDataRequests") return "Officer";
  if (action === "SeeAudit") return "Auditor";
  if (action === "ManageOpportunities") return "Manager";
  const own = ["SeePeople", "SeeCompanies", "SeeExperts", "CareForPeople", "VerifyPerson", "EditPerson", "TransferPerson", "ReopenPerson", "SeeAssociations", "ManageAssociations", "SeeOpportunities", "SeeNumbers"];
  return !action || own.includes(action) ? "Staff" : "Administrator";
}

// Invites a colleague as the administrator does; the token of the link in the mail.
async function invited(browser, server, lang) {
  const { context, page } = await visitor(browser, server.origin, { locale: lang });
  try {
    await signIn(page, ADMINISTRATOR, lang);
    await page.goto("/staff-accounts/new");
    const email = `rami.${lang}.${Date.now()}@example.org`;
    await fill(page, { name: "Rami", email, language: [lang], role: ["analyst"] });
    if (await press(page) !== 303) throw new Error("nobody was invited");
    return await tokenSent(page, email);
  } finally {
    await context.close();
  }
}

// Walks through all pages in `lang`: as a guest, as a member, as a clerk, as the administrator, then as the auditor, the data-protection officer and the programme manager; the forms in the order of the table.
// Yields one stop per page and state: { name, path, status, page, context, take } with the page open; it
// has an `error` where it could not be reached. take() hands over what the browser complained of so far.
export async function* walk({ server, browser, routes }, lang, options = {}) {
  const { pages } = sift(routes);
  for (const access of ["Public", "Member", "Staff", "Administrator", "Auditor", "Officer", "Manager"]) {
    const mine = row => whose(row) === access;
    const who = await visitor(browser, server.origin, { locale: lang, ...options });
    const walker = new Walker(who, lang);
    try {
      await keepsPasskeys(who.page);
      if (access === "Public") walker.token = await invited(browser, server, lang);
      if (access === "Staff") await walker.signIn();
      if (access === "Administrator") await walker.administer();
      if (access === "Auditor") await walker.audit();
      if (access === "Officer") await walker.answer();
      if (access === "Manager") await walker.manage();
      if (access === "Member") await walker.member();
      const { true: last = [], false: rows } = Object.groupBy(pages, row => !!walker.forms[row.path]?.reached);
      for (const row of rows.filter(mine)) yield* walker.row(row);
      for (const extra of EXTRAS.filter(mine)) yield walker.extra(extra);
      // These make another person of who is asking.
      if (access === "Member") for (const row of last) yield* walker.row(row);
    } catch (error) {
      yield walker.failed("signing-in", null, error);
    }
    await who.context.close();
  }
}

class Walker {
  constructor({ context, page, problems }, lang) {
    Object.assign(this, { context, page, lang, forms: forms(lang), person: null, ids: null, token: null, contact: null, request: null, passkey: null, family: null, need: null, document: null, company: null, partner: null, introduction: null, expert: null, figure: null, association: null, officer: null, fellow: null, opportunity: null, interest: null, question: null, wanted: null, needed: null, child: null, daughter: null, guardianship: null, take: () => problems.splice(0) });
  }

  // Of the family of the member: the child for whom they act, and one of each of what else there is.
  async member() {
    await memberSignIn(this.page, this.lang);
    // The association that they head, and their office in it.
    await this.goto(`/${this.lang}/me/associations`);
    const ending = (await this.page.locator('main a[href$="/ending"]').first().getAttribute("href")).split("/");
    [this.association, this.officer] = [ending.at(-4), ending.at(-2)];
    // The last of those that are open stands for {id}.
    await this.goto(`/${this.lang}/me/opportunities`);
    const open = await this.page.locator("main .tasks .row-link").evaluateAll(links => links.map(link => link.getAttribute("href").split("/").at(-1)));
    this.opportunity = open.at(-1);
    // What they are asked stands above these.
    const asked = this.page.locator("main .asked .row-link");
    if (await asked.count()) this.question = (await asked.first().getAttribute("href")).split("/").at(-1);
    await this.goto(`/${this.lang}/me/family`);
    const hrefs = await this.page.locator("main .tasks a").evaluateAll(links => links.map(link => link.getAttribute("href")));
    this.family = {};
    await this.goto(`/${this.lang}/me/introductions`);
    this.introduction = (await this.page.locator("main .tasks a").last().getAttribute("href")).split("/").at(-1);
    for (const href of hrefs) {
      const parts = href.split("/").slice(4);
      this.family[parts.length > 1 ? parts[0] : "child"] ??= parts.at(-1);
    }
  }

  // The clerk's first person who waits to be verified stands for {id}.
  async signIn() {
    await signIn(this.page, CLERK, this.lang);
    // Each step that ends a registration needs one of its own.
    await this.goto("/people?status=submitted");
    const waiting = await this.page.locator("main tbody a").evaluateAll(links => links.map(link => link.getAttribute("href").split("/").at(-1)));
    [this.person, this.returned, this.rejected, this.dead] = waiting;
    // The case of the cast: someone who asks for a change, and someone whom Amman sends.
    await this.goto("/queue?kind=request");
    const request = await this.page.locator("main .tasks a").first().getAttribute("href");
    [, , this.asking, , this.asked] = request.split("/");
    await this.goto("/needs");
    this.needed = (await this.page.locator("main .tasks a").first().getAttribute("href")).split("/").at(-1);
    await this.goto("/companies");
    this.partner = (await this.page.locator("main tbody a").first().getAttribute("href")).split("/").at(-1);
    await this.goto("/experts");
    this.expert = (await this.page.locator("main tbody a").first().getAttribute("href")).split("/").at(-1);
    await this.goto("/associations?country=CL");
    this.association = (await this.page.locator("main tbody a").first().getAttribute("href")).split("/").at(-1);
    await this.goto("/introductions");
    this.introduction = (await this.page.locator("main tbody a").first().getAttribute("href")).split("/").at(-1);
    await this.goto("/opportunities");
    this.opportunity = (await this.page.locator("main .tasks .row-link").first().getAttribute("href")).split("/").at(-1);
    await this.goto("/queue?kind=transfer");
    this.transfer = (await this.page.locator("main .tasks a").first().getAttribute("href")).split("/").at(-1);
    await this.goto(`/people/${this.asking}/family`);
    this.child = (await this.page.locator('main .notice a[href*="/requests/"]').first().getAttribute("href")).split("/").at(-1);
    // The daughter of the cast, by her name: her mother may live elsewhere by now.
    await this.goto("/people");
    await this.page.locator("#q").fill("ياسمين صايغ");
    await press(this.page);
    this.daughter = (await this.page.locator("main tbody a").first().getAttribute("href")).split("/").at(-1);
    await this.goto(`/people/${this.daughter}/family`);
    this.guardianship = (await this.page.locator('main a[href*="/guardianships/"]').first().getAttribute("href")).split("/").at(-1);
    await this.goto(`/people/${this.asking}`);
    this.contacts = (await this.page.locator("main .row-tools a").first().getAttribute("href")).split("/").at(-2);
  }

  async audit() {
    await signIn(this.page, AUDITOR, this.lang);
    this.ids = {};
  }

  // The oldest request stands for {id}.
  async answer() {
    await signIn(this.page, OFFICER, this.lang);
    await this.goto("/data-requests");
    this.ids = { "/data-requests": (await this.page.locator("main tbody a").first().getAttribute("href")).split("/").at(-1) };
  }

  // The interest of the cast stands for {interest}, with the opportunity that it is in.
  async manage() {
    await signIn(this.page, MANAGER, this.lang);
    this.ids = {};
    await this.goto("/opportunities");
    for (const href of await this.page.locator("main .tasks .row-link").evaluateAll(links => links.map(link => link.getAttribute("href")))) {
      await this.goto(href);
      if (await this.page.locator(`main a[href="${href}/matches"]`).count()) this.wanted = `${href}/matches`;
      const interest = this.page.locator('main .tasks a[href*="/interests/"]');
      if (await interest.count()) this.interest = await interest.last().getAttribute("href");
    }
    await this.goto("/experts");
    this.expert = (await this.page.locator("main tbody a").first().getAttribute("href")).split("/").at(-1);
  }

  // A colleague, a mission and a region stand for {id}.
  async administer() {
    await signIn(this.page, ADMINISTRATOR, this.lang);
    this.ids = {};
    for (const [list, row] of [["/staff-accounts", "nadia@ministry.example.org"], ["/missions", ""], ["/regions", ""]]) {
      await this.goto(list);
      const href = await this.page.locator("main tbody tr", { hasText: row }).first().locator("a").first().getAttribute("href");
      this.ids[list] = href.split("/")[2];
    }
  }

  address(path) {
    if (path === "/opportunities/{id}/interests/{interest}") return this.interest;
    if (path === "/opportunities/{id}/matches") return this.wanted;
    if (path === "/opportunities/{id}/matches/{expert}") return `${this.wanted}/${this.expert}`;
    if (this.ids) return path.replace("{id}", this.ids[`/${path.split("/")[1]}`]);
    if (this.person) {
      const own = {
        "/people/{id}/returning": this.returned, "/people/{id}/rejection": this.rejected, "/people/{id}/death": this.dead, "/people/{id}/reopening": this.dead,
        "/account/passkeys/{id}/removal": this.passkey, "/opportunities/{id}": this.opportunity,
        "/people/{id}/contacts/{contact}/removal": this.asking, "/people/{id}/requests/{request}": this.asking, "/people/{id}/family/requests/{request}": this.asking, "/people/{id}/family": this.daughter, "/needs/{id}": this.needed, "/people/{id}/family/guardianships/{guardianship}": this.daughter, "/people/{id}/transfer": this.asking, "/transfers/{id}": this.transfer, "/companies/{id}": this.partner, "/experts/{id}": this.expert, "/associations/{id}": this.association, "/associations/{id}/about": this.association, "/associations/{id}/members": this.association, "/associations/{id}/removal": this.association, "/associations/{id}/officers/new": this.association, "/associations/{id}/officers/{officer}": this.association, "/associations/{id}/officers/{officer}/removal": this.association, "/public-figures/{id}": this.figure, "/public-figures/{id}/edit": this.figure, "/public-figures/{id}/removal": this.figure, "/companies/{id}/introduction": this.partner, "/introductions/{id}": this.introduction,
      }[path];
      return path.replace("{id}", own ?? this.person).replace("{contact}", this.contacts).replace("{guardianship}", this.guardianship)
        .replace("{request}", path.includes("/family/") ? this.child : this.asked).replace("{document}", this.document).replace("{company}", this.company).replace("{partner}", this.partner).replace("{association}", this.association).replace("{officer}", this.officer);
    }
    path = path.replace("{token}", this.token);
    path = path.replace("{document}", this.document).replace("/me/documents/{id}", `/me/documents/${this.document}`);
    path = path.replace("/me/associations/{id}", `/me/associations/${this.association}`).replace("{officer}", this.officer).replace("{member}", this.fellow);
    path = path.replace("/me/introductions/{id}", `/me/introductions/${this.introduction}`);
    path = path.replace("/me/companies/{id}", `/me/companies/${this.company}`);
    path = path.replace("/me/opportunities/{id}/answer", `/me/opportunities/${this.question}/answer`);
    path = path.replace("/me/opportunities/{id}", `/me/opportunities/${this.opportunity}`);
    if (path === "/me/needs/{id}") return `/${this.lang}/me/needs/${this.need}`;
    const below = path.match(/^\/me\/family\/(?:(\w+)\/)?\{id\}/);
    if (below) return `/${this.lang}${path.replace("{id}", this.family[below[1] ?? "child"])}`;
    const id = path.startsWith("/me/requests") ? this.request : path.startsWith("/me/passkeys") ? this.passkey : this.contact;
    if (id) path = path.replace("{id}", id);
    return `/${this.lang}${path === "/" ? "" : path}`;
  }

  async goto(path) {
    return (await this.page.goto(path)).status();
  }

  async send(path, answers) {
    await this.goto(path);
    await fill(this.page, typeof answers === "function" ? await answers(this.page) : answers);
    return press(this.page);
  }

  failed(name, path, error) {
    const { page, context, take } = this;
    return { name, path, page, context, take, error };
  }

  // One stop: `visit` opens it and says its status. `path` is null where nobody knows the address before.
  async stop(name, path, expected, visit, sees = "h1") {
    const { page, context, take } = this;
    const stop = { name, path, page, context, take };
    try {
      stop.status = await visit();
      if (stop.status !== expected) throw new Error(`${stop.status} instead of ${expected} at ${where(page)}`);
      if (path && where(page) !== path) throw new Error(`${path} leads to ${where(page)}`);
      if (!await page.locator(sees).count()) throw new Error(`${where(page)} shows no ${sees}`);
    } catch (error) {
      stop.error = error;
    }
    return stop;
  }

  // The page of one row, its form filled in wrongly, and what comes after it.
  async *row({ path: pattern, methods }) {
    const name = nameOf(pattern), path = this.address(pattern), form = this.forms[pattern];
    if (form?.reached) {
      await this.context.clearCookies();
      await form.reached(this.page);
    }
    yield this.stop(name, path, 200, () => this.goto(path));
    if (!methods.includes("post")) return;
    if (!form) {
      yield this.failed(`${name}-form`, path, new Error(`tests/browser/pages.mjs does not say how to fill in ${pattern}`));
      return;
    }
    for (const [state, answers] of Object.entries(form.wrong)) {
      yield this.stop(`${name}-wrong-${state}`, path, 422, () => this.send(path, answers));
    }
    if (!form.on) return;
    const sent = await this.stop(`${name}-${form.then ?? "sent"}`, null, form.status ?? 303, () => this.send(path, form.on), form.sees);
    if (sent.error || form.then) yield sent;
    // Of what was asked for, what was asked for last.
    if (pattern === "/me/about") this.request = (await this.page.locator("main .card a").first().getAttribute("href")).split("/").at(-1);
    // The passkey that was just made is the one to be removed.
    if (pattern.endsWith("/passkeys/new")) this.passkey = (await this.page.locator("main .card a").first().getAttribute("href")).split("/").at(-2);
    // What was just said to be needed.
    if (pattern === "/me/needs/new") this.need = (await this.page.locator("main .tasks a").first().getAttribute("href")).split("/").at(-1);
    // The identity document that was just added.
    if (pattern.endsWith("/documents/new")) {
      const href = await this.page.locator('main .tasks a[href*="/documents/"]').last().getAttribute("href");
      this.document = href.match(/\/documents\/([0-9a-f-]{36})/)[1];
    }
    // The company that was just added.
    if (pattern === "/me/companies/new") this.company = where(this.page).split("/").at(-1);
    if (pattern === "/people/{id}/companies/new") {
      this.company = (await this.page.locator('main .tasks a[href$="/removal"][href*="/companies/"]').last().getAttribute("href")).split("/").at(-2);
    }
    // Somebody whom they see as the head of the association; and the association and the office that were just written down.
    if (pattern === "/me/associations/{id}/members") this.fellow = (await this.page.locator("main .tasks a").last().getAttribute("href")).split("/").at(-1);
    if (pattern === "/associations/new") this.association = where(this.page).split("/").at(-1);
    if (pattern === "/associations/{id}/officers/new") this.officer = (await this.page.locator('main a[href*="/officers/"]').first().getAttribute("href")).split("/").at(-1);
    // The public figure that was just written down is changed and removed.
    if (pattern === "/public-figures/new") this.figure = where(this.page).split("/").at(-1);
    // The opportunity that was just written down is published, changed and closed.
    if (pattern === "/opportunities/new") {
      this.ids["/opportunities"] = where(this.page).split("/").at(-1);
      await press(this.page);
    }
    // The interest is taken back, so that it can be said in the next language.
    if (pattern === "/me/opportunities/{id}") await press(this.page);
    // The address that was just added is the one to be confirmed and removed.
    if (pattern === "/me/contacts/new") this.contact = where(this.page).split("/").at(-2);
  }

  extra({ name, path, status, pressed, send, sees }) {
    const own = this.address(path);
    if (send) return this.stop(name, null, status, () => this.send(own, send), sees);
    return this.stop(name, own, status, async () => {
      if (pressed) await this.send(own, {});
      return this.goto(own);
    });
  }
}
