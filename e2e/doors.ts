import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Who stands before a door: somebody of each kind, none of whom the request is any business of. */
export const strangers = ["nobody", "patient", "coordinator", "surgeon", "administrator", "auditor", "pass"] as const;
export type Stranger = (typeof strangers)[number];

/** The ids that an address or a body may name, all of one request. */
export type Ids = { requestId: string; studyId?: string; seriesId?: string; consentId?: string; messageId?: string };

/** Pages and doors of the build, by their address with the parameters' names in it. */
export function routesOf(build: string): { pages: string[]; doors: string[] } {
  const found = Object.entries(manifest(build, "app-path-routes-manifest.json") as Record<string, string>);
  const of = (end: string) => found.flatMap(([file, path]) => (file.endsWith(end) ? [path] : [])).sort();
  return { pages: of("/page").filter((path) => !path.startsWith("/_")), doors: of("/route") };
}

export type ServerAction = { id: string; name: string; page: string };

/** Every server action of the build: the id by which it is called, its folder and name, and a page that has it. */
export function actionsOf(build: string): ServerAction[] {
  const { node } = manifest(build, "server/server-reference-manifest.json") as {
    node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
  };
  return Object.entries(node)
    .map(([id, { workers, filename, exportedName }]) => ({
      id,
      name: `${filename.replace(/^app\/|\/actions\.ts$/g, "")}#${exportedName}`,
      page: (Object.keys(workers).sort()[0] ?? "").replace(/^app|\/page$/g, ""),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

const manifest = (build: string, name: string): unknown => JSON.parse(readFileSync(join(build, name), "utf8"));

/** A route's address with these ids in it; what names no person has any value. */
export const addressOf = (route: string, ids: Ids): string =>
  route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => ({ ...anyValue, ...ids })[name] ?? randomUUID());

const anyValue: Record<string, string> = {
  language: "en",
  table: "days",
  name: "review",
  version: "2026-12",
  slug: "person",
  text: "voicemail",
  nextauth: "session",
  format: "csv",
};

// The status that nobody, patient, coordinator, surgeon, administrator, auditor and a pass get, in this order.
const open = "200 200 200 200 200 200 200";
const theirs = "307 404 404 404 404 404 404"; // a page of somebody else's, behind a sign-in
const data = "401 404 404 404 404 404 404"; // the same of what pages ask for by themselves
const letter = "303 404 404 404 404 404 404"; // and of a file, whose link leads to the sign-in
const ours = "307 404 200 200 200 200 404"; // of everybody who works here
const elsewhere = "303 303 303 303 303 303 303"; // leads on, whoever comes
const coordinators = "307 404 200 404 404 404 404";
const surgeons = "307 404 404 200 404 404 404";
const administrators = "307 404 404 404 200 404 404";
const figures = "307 404 200 404 200 404 404";
const notices = "307 404 200 200 200 404 404";

/**
 * What each door answers to strangers with the id of a request that is not theirs. A door of the build that is not in
 * here fails the test, and so does a line without its door. A door to which no method is given is a page.
 */
export const expected: Record<string, string> = {
  "/": open,
  "/account": "307 200 200 200 200 200 404",
  "/account/access": ours,
  "/account/access/prove": ours,
  "/account/email": "307 200 404 404 404 404 404",
  "/admin": administrators,
  "/admin/accounts": administrators,
  "/admin/away": administrators,
  "/admin/emergencies": administrators,
  "/admin/figures": figures,
  "/admin/notices": notices,
  "/admin/trail": "307 404 404 404 200 200 404",
  "/can-we-review": open,
  "/can-we-review/answer": "307 307 307 307 307 307 307", // back to the questions, as nothing was answered
  "/guides": open,
  "/guides/[slug]": "404 404 404 404 404 404 404",
  "/guides/get-your-scan": open,
  "/pinched-nerve": open,
  "/privacy": open,
  "/privacy/notice": open,
  "/queue": coordinators,
  "/queue/[requestId]": theirs,
  "/queue/[requestId]/opened": theirs,
  "/queue/entry": coordinators,
  "/queue/entry/[requestId]": theirs,
  "/queue/entry/[requestId]/scan": theirs,
  "/queue/figures": figures,
  "/queue/notices": notices,
  "/reading": surgeons,
  "/reading/[requestId]": theirs,
  "/reading/away": surgeons,
  "/reading/emergency": surgeons,
  "/reading/notices": notices,
  "/reminders": open,
  "/requests": "307 200 404 404 404 404 404",
  "/requests/[requestId]": theirs,
  "/requests/[requestId]/agreements": theirs,
  "/requests/[requestId]/agreements/allow/[text]": theirs,
  "/requests/[requestId]/answer": theirs,
  "/requests/[requestId]/check": theirs,
  "/requests/[requestId]/contact": theirs,
  "/requests/[requestId]/continue": theirs,
  "/requests/[requestId]/corrections": theirs,
  "/requests/[requestId]/download": theirs,
  "/requests/[requestId]/messages": theirs,
  "/requests/[requestId]/questions/[slug]": theirs,
  "/requests/[requestId]/scans": theirs,
  "/requests/[requestId]/take-back": theirs,
  "/requests/new": "307 200 307 307 307 307 307",
  "/send": open,
  "/send/done": open,
  "/sign-in": "200 307 307 307 307 307 200",
  "/sign-in/code": "307 307 307 307 307 307 307",
  "GET /sign-in/directory": elsewhere,
  "GET /sign-in/directory/back": elsewhere,
  "/sign-in/link": open,
  "/sign-in/staff": "200 200 307 307 307 307 200",
  "/sign-in/staff/code": open,
  "/sign-in/staff/enrol": open,
  "/sign-in/staff/invitation": open,
  "GET /.well-known/security.txt": open,
  "GET /api/answers/[requestId]/[language]": letter,
  "POST /api/attachments/[requestId]/sign": data,
  "GET /api/auth/[...nextauth]": open,
  "POST /api/auth/[...nextauth]": "400 400 400 400 400 400 400",
  "GET /api/consents/[requestId]/[consentId]/[language]": letter,
  "GET /api/events": "401 200 200 200 200 200 200",
  "GET /api/figures/[table]": "303 403 200 403 200 403 403",
  "GET /api/health": open,
  "POST /api/mail/bounces": "401 401 401 401 401 401 401",
  "GET /api/mail/reminders": "303 303 303 303 303 303 303",
  "POST /api/mail/reminders": "404 404 404 404 404 404 404",
  "GET /api/notices": "401 403 200 200 200 403 403",
  "POST /api/notices/read": "401 403 200 200 200 403 403",
  "GET /api/packets/[requestId]": "303 303 303 303 303 303 303", // to its page, which is not there for them
  "GET /api/papers/[requestId]": data,
  "POST /api/papers/[requestId]/download": data,
  "POST /api/papers/[requestId]/finish": data,
  "POST /api/papers/[requestId]/open": data,
  "POST /api/papers/[requestId]/remove": data,
  "POST /api/papers/[requestId]/sign": data,
  "POST /api/passes": "400 400 400 400 400 400 400",
  "GET /api/presence": "401 403 200 403 403 403 403",
  "POST /api/presence/[requestId]": data,
  "GET /api/previews/[requestId]/[seriesId]": data,
  "GET /api/queue/[requestId]/ask": data,
  "GET /api/queue/[requestId]/others": data,
  "GET /api/queue/record/[requestId]": letter,
  "POST /api/queue/search": "401 403 200 403 403 403 403",
  "POST /api/queue/surgeons": data,
  "GET /api/scans/[requestId]": data,
  "GET /api/session": "401 200 200 200 200 200 401",
  "POST /api/session": "401 200 200 200 200 200 401",
  "GET /api/shared/[requestId]/[imageId]": data,
  "POST /api/sign-in/code": "400 400 400 400 400 400 400",
  "POST /api/sign-in/mail": "400 400 400 400 400 400 400",
  "GET /api/studies/[requestId]": data,
  "GET /api/texts/[name]/[version]/[language]": open,
  "POST /api/uploads/[requestId]/finish": data,
  "POST /api/uploads/[requestId]/known": data,
  "POST /api/uploads/[requestId]/listed": data,
  "POST /api/uploads/[requestId]/parts": data,
  "POST /api/uploads/[requestId]/sign": data,
  "POST /api/uploads/[requestId]/start": data,
  "POST /api/uploads/[requestId]/withdraw-study": data,
  "GET /api/trail/[format]": "303 403 403 403 200 200 403",
  "GET /guides/get-your-scan/letter/[language]": open,
  "GET /guides/get-your-scan/my-letter/[language]": "303 200 403 403 403 403 404",
  "GET /icon.svg": open,
  "PUT /reading/[requestId]/draft": data,
  "GET /reading/[requestId]/key-images": theirs,
  "PUT /reading/[requestId]/markings": data,
  "PUT /reading/layouts": "401 403 403 200 403 403 403",
  "GET /requests/[requestId]/download/file": "307 303 303 303 303 303 303", // to its page, which is not there for them
  "GET /robots.txt": open,
  "GET /share-picture/[language]": open,
  "GET /sitemap.xml": open,
};

/** What anybody may keep: it holds nothing of anybody. */
export const keepable = [
  "GET /guides/get-your-scan/letter/[language]",
  "GET /icon.svg",
  "GET /robots.txt",
  "GET /share-picture/[language]",
  "GET /sitemap.xml",
];

const sha256 = Buffer.alloc(32).toString("base64");
const file = { name: "0001.dcm", sha256: "0".repeat(64), size: 600 };
const paper = { paperId: randomUUID() };

/** What each door that takes a body understands, so that it comes to the question who may. */
export const bodyOf = (door: string, { requestId, studyId, messageId }: Ids): Record<string, unknown> =>
  ({
    "POST /api/attachments/[requestId]/sign": { messageId, kind: "report", label: "a.pdf", size: 10, sha256 },
    "POST /api/papers/[requestId]/download": paper,
    "POST /api/papers/[requestId]/finish": paper,
    "POST /api/papers/[requestId]/open": paper,
    "POST /api/papers/[requestId]/remove": paper,
    "POST /api/papers/[requestId]/sign": { kind: "report", label: "a.pdf", size: 10, sha256 },
    "POST /api/presence/[requestId]": { tab: randomUUID(), here: true },
    "POST /api/queue/surgeons": { requestIds: [requestId] },
    "POST /api/uploads/[requestId]/finish": { packIds: [randomUUID()] },
    "POST /api/uploads/[requestId]/listed": { studies: [{ uid: "1.2.3", series: [] }] },
    "POST /api/uploads/[requestId]/parts": { parts: [{ packId: randomUUID(), number: 1, sha256 }] },
    "POST /api/uploads/[requestId]/sign": { packs: [{ size: 1_000, sha256, entries: [file] }] },
    "POST /api/uploads/[requestId]/start": { entry: { ...file, size: 9_000_000 }, size: 9_000_400 },
    "POST /api/uploads/[requestId]/withdraw-study": { studyId: studyId ?? randomUUID() },
    "PUT /reading/[requestId]/markings": { put: [], remove: [] },
    "PUT /reading/layouts": { protocol: "grid", panes: 1 },
  })[door] ?? {};

/** No action on a request: it is about whoever calls it, or an account (lib/accounts/staff-accounts.db.test.ts). */
const own = "own";

/**
 * What each server action understands beside the ids of a request, so that it comes to the question who may. An action
 * of the build that is not in here fails the test.
 */
export const forms: Record<string, Record<string, string | string[]> | typeof own> = {
  "_absences#addAbsence": own,
  "_absences#endAbsence": own,
  "_absences#keepSpecialty": own,
  "_notices#keepChoices": own,
  "_notices#readNotices": own,
  "_live#lookAgain": own,
  "_session#endHere": own,
  "_packet#makePacket": {},
  "_packet#removePacket": {},
  "_step-up#askForPasskey": own,
  "_step-up#givePasskey": own,
  "_step-up#giveProof": own,
  "account#endElsewhere": own,
  "account/access#askForPasskey": own,
  "account/access#dropPasskey": own,
  "account/access#givePassword": own,
  "account/access#keepPasskey": own,
  "account/access#proveHere": own,
  "account/access#renewCodes": own,
  "account/email#begin": own,
  "account/email#confirm": own,
  "admin#rest": own,
  "admin/accounts#inviteColleague": own,
  "admin/accounts#inviteAgain": own,
  "admin/accounts#takeInvitationBack": own,
  "admin/accounts#keepDetails": own,
  "admin/accounts#giveRole": own,
  "admin/accounts#shutOut": own,
  "admin/accounts#letInAgain": own,
  "admin/accounts#beginAnew": own,
  "admin/accounts#keepLicense": own,
  "admin/accounts#dropLicense": own,
  "admin/emergencies#endThere": own,
  "admin/emergencies#judge": own,
  "admin/trail#search": own,
  "can-we-review#check": own,
  "queue#ask": { body: "What else?" },
  "queue#assign": { surgeonId: randomUUID() },
  "queue#changeList": own,
  "queue#claim": {},
  "queue#decline": { reason: "not_spine", letter: "Not here." },
  "queue#deleteList": own,
  "queue#handOverAll": own,
  "queue#keepList": own,
  "queue#markRead": {},
  "queue#merge": { intoId: randomUUID() },
  "queue#note": { note: "A note." },
  "queue#reassign": { surgeonId: randomUUID() },
  "queue#release": {},
  "queue#sayUrgency": { urgency: "urgent", reason: "By phone" },
  "queue#takeOver": {},
  "queue#undo": { undoId: randomUUID() },
  "queue/[requestId]#answerWish": { wishId: randomUUID(), decision: "granted", reason: "As asked" },
  "queue/[requestId]#changeEmailFor": { newEmail: "another@example.org", emailKnownBy: ["name", "phone"] },
  "queue/[requestId]#compare": { otherReference: "FR-0000-0000" },
  "queue/[requestId]#joinAccounts": {
    reference: "FR-0000-0000",
    mergeKnownBy: ["name", "phone"],
    reason: "They called",
  },
  "queue/[requestId]#cancelFor": { said: "By phone" },
  "queue/[requestId]#chart": { mrn: "12345" },
  "queue/[requestId]#decide": { decision: "theirs", reason: "By phone" },
  "queue/[requestId]#followUp": { kind: "no_answer" },
  "queue/[requestId]#insurance": { insurance: "none" },
  "queue/[requestId]#noteAnswer": { theirAnswer: "Yes." },
  "queue/[requestId]#noteCall": { callId: randomUUID(), direction: "outgoing", outcome: "no_answer" },
  "queue/[requestId]#notePosted": {},
  "queue/[requestId]#translate": {
    translationId: randomUUID(),
    signed: "1",
    language: "es",
    translator: "Pat Sample",
    translation: "Una frase.",
  },
  "queue/[requestId]#write": { message: "Hello." },
  "queue/_frame#leave": own,
  "queue/entry#begin": own,
  "queue/entry#discard": {},
  "queue/entry#enter": { fullName: "Another Name" },
  "queue/entry#giveEmail": { email: "another@example.org", again: "another@example.org" },
  "queue/entry#keepAddress": { postalAddress: "1 Sample Street" },
  "queue/entry#noteDisc": { discId: randomUUID(), label: "A disc", discReceivedOn: "2026-01-01" },
  "queue/entry#noteDiscGone": { goneDisc: randomUUID(), end: "returned", endedOn: "2026-01-01" },
  "queue/entry#recordConsent": {
    text: "voicemail",
    version: "2026-12",
    paperLanguage: "en",
    signer: "Pat Sample",
    receivedOn: "2026-01-01",
  },
  "queue/entry#sendOn": {},
  "reading/emergency#end": own,
  "reading/emergency#open": own,
  "reading/[requestId]#amend": { addendumId: randomUUID(), kind: "addendum", text: "More." },
  "reading/[requestId]#ask": { toId: randomUUID(), question: "What do you think?" },
  "reading/[requestId]#comment": { comment: "I agree." },
  "reading/[requestId]#endAsk": { grantId: randomUUID() },
  "reading/[requestId]#giveBack": { reason: "Not mine" },
  "reading/[requestId]#lookAtTranslation": { translationId: randomUUID() },
  "reading/[requestId]#sign": {
    outcome: "conservative_care",
    adequacy: "good",
    findings: "None.",
    patientMessage: "Exercises come first.",
  },
  "reminders#chooseReminders": own,
  "requests#allow": { text: "voicemail", language: "en", typedName: "Pat Sample" },
  "requests#givePassCode": {},
  "requests#removeDraft": {},
  "requests#reply": { body: "Yes." },
  "requests#save": { slug: "for-whom", forWhom: "self" },
  "requests#saveContact": { phone: "(212) 555-0123", state: "NY" },
  "requests#start": own,
  "requests#submit": {},
  "requests#takeConsentBack": {},
  "requests#takePassBack": { passId: randomUUID() },
  "requests#wish": { kind: "deletion", text: "All of it." },
  "requests#withdraw": {},
  "requests/[requestId]/download#makeCopy": { language: "en" },
  "requests/[requestId]/download#removeCopy": {},
  "requests/[requestId]/messages#write": { body: "Hello." },
  "send#giveCode": own,
  "send#leave": own,
  "sign-in#acceptInvited": own,
  "sign-in#askForMail": own,
  "sign-in#askForPasskey": own,
  "sign-in#enrol": own,
  "sign-in#giveCode": own,
  "sign-in#givePasskey": own,
  "sign-in#givePassword": own,
  "sign-in#leavePatient": own,
  "sign-in#redeemMail": own,
};
