import { createHash, randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { generateSync } from "otplib";
import { Client, type QueryResult, type QueryResultRow } from "pg";
import type { AuditEntry, Prisma } from "#prisma/generated/client.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { type Actor, nobody, type Person, sightOf, system } from "#lib/accounts/actor.ts";
import { checkStaffPassword } from "#lib/accounts/check-staff-password.ts";
import { enrolStaff } from "#lib/accounts/enrol-staff.ts";
import { hashPassword } from "#lib/accounts/password.ts";
import { findActor, openSession, redeemTicket } from "#lib/accounts/session.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { viewEnrolment } from "#lib/accounts/view-enrolment.ts";
import { startRequest } from "#lib/intake/start-request.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { withdrawRequest } from "#lib/intake/withdraw-request.ts";
import { openCase } from "#lib/reading/open-case.ts";
import { saveOpinion } from "#lib/reading/save-opinion.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { inTransaction, type Tx } from "#lib/platform/db.ts";
import { expectOk, type Result } from "#lib/platform/refusal.ts";
import { hashed, newToken } from "#lib/platform/secrets.ts";
import { askForMore } from "#lib/triage/ask-for-more.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { declineRequest } from "#lib/triage/decline-request.ts";
import { listQueue } from "#lib/triage/list-queue.ts";
import type { QueueView } from "#lib/triage/queue-filter.ts";

/** Reads or writes rows past all commands: to set a scene, and to see what commands left behind. */
export const rows = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(sightOf(system), work);

/** Runs a statement as the database's owner, whom no policy holds back on this machine. */
export async function byOwner<Row extends QueryResultRow>(
  statement: string,
  ...values: unknown[]
): Promise<QueryResult<Row>> {
  const client = new Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
  await client.connect();
  try {
    return await client.query<Row>(statement, values);
  } finally {
    await client.end();
  }
}

/** A new invented address. */
export const newAddress = (who = "patient"): string => `${who}-${randomUUID().slice(0, 13)}@example.org`;

/** A patient who is signed in. */
export const newPatient = (): Promise<Person> => newPerson({ role: "patient", email: newAddress() });

/** A member of staff who is signed in; surgeons may read for the state of `completeAnswers`. */
export const newStaff = (role: Exclude<Role, "patient">, more: Partial<Prisma.AccountCreateInput> = {}) => {
  const surgeon = role === "surgeon" ? { credentials: "MD", licenses: { create: [{ state: "NY" }] } } : {};
  return newPerson({ role, email: newAddress(role), name: `Sample ${role}`, ...surgeon, ...more });
};

async function newPerson(data: Prisma.AccountCreateInput): Promise<Person> {
  return newSession(await rows((tx) => tx.account.create({ data })));
}

/** Somebody with an account, signed in once more. */
export async function newSession(account: { id: string; role: Role }): Promise<Person> {
  const { ticket } = await rows((tx) => openSession(tx, account));
  const session = await redeemTicket(ticket);
  const person = signedIn(await findActor(session?.token ?? null));
  tokens.set(person.sessionId, session?.token ?? "");
  return person;
}

const tokens = new Map<string, string>();

/** What the cookie of a session carries: a new one where somebody else opened it, as it is kept as a hash only. */
export async function tokenOf(sessionId: string): Promise<string> {
  const token = tokens.get(sessionId) ?? newToken();
  if (!tokens.has(sessionId))
    await rows((tx) => tx.session.update({ where: { id: sessionId }, data: { tokenHash: hashed(token) } }));
  tokens.set(sessionId, token);
  return token;
}

/** Whoever has this session, as commands know them. */
export async function personOf(sessionId: string): Promise<Person> {
  const { account } = await rows((tx) =>
    tx.session.findUniqueOrThrow({ where: { id: sessionId }, include: { account: true } }),
  );
  if (!account) throw new Error("nobody is signed in");
  const { id: accountId, role, name, email, language } = account;
  return { kind: "person", accountId, role, sessionId, name, email: email ?? "", language };
}

/** Who stands behind a session now, as a request with its cookie would find. */
export const actorNow = async (sessionId: string): Promise<Actor> => findActor(await tokenOf(sessionId));

/** The actor of a session, which must be live. */
export function signedIn(actor: Actor): Person {
  if (actor.kind !== "person") throw new Error("nobody is signed in");
  return actor;
}

/** A member of staff as an administrator makes one: with a password, before the first sign-in. */
export async function newStaffWithPassword(role: Exclude<Role, "patient"> = "coordinator") {
  const email = newAddress(role);
  const password = `quite long ${randomUUID()}`;
  const passwordHash = await hashPassword(password);
  const { id } = await rows((tx) =>
    tx.account.create({ data: { role, email, name: "Sample Newcomer", passwordHash } }),
  );
  return { id, email, password };
}

/** A member of staff who has set up the app, with its secret, the recovery codes, and the mark of their browser. */
export async function enrolledStaff(role?: Exclude<Role, "patient">) {
  const staff = await newStaffWithPassword(role);
  const { email, password } = staff;
  const given = expectOk(await checkStaffPassword(nobody, { email, password }));
  if (given.status !== "enrol") throw new Error(given.status);
  const { attempt } = given;
  const { secret } = expectOk(await viewEnrolment(nobody, { attempt }));
  // The code before the one that is shown leaves that for signing in; it is taken only until the next is shown.
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 3_000) await sleep(left);
  const code = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) - 30 });
  const enrolled = expectOk(await enrolStaff(nobody, { attempt, code }));
  if (enrolled.status !== "signed_in") throw new Error(enrolled.status);
  return { ...staff, secret, recoveryCodes: enrolled.recoveryCodes, mark: enrolled.mark };
}

/** An answer to every question that sending needs, one that asks nothing more included. */
export const completeAnswers = {
  "warning-signs": { warningSigns: ["none"] },
  "for-whom": { forWhom: "self" },
  person: { fullName: "Pat Sample", birthDate: { month: "4", day: "27", year: "1961" } },
  contact: { phone: "(212) 555-0123", state: "NY" },
  where: { areas: { lower_back_middle: ["pain"], foot_left_top: ["tingling"] } },
  since: { duration: "3_to_12_months", course: "worse", painNow: "7" },
  treatments: { treatments: ["medicine", "injections"] },
  consent: { consentName: "Pat Sample" },
};

/** A request that was just begun. */
export async function draftRequest(patient?: Person) {
  const owner = patient ?? (await newPatient());
  return { patient: owner, ...expectOk(await startRequest(owner, {})) };
}

/** Somebody may answer people in New York: else nothing can be sent. */
let someSurgeon: Promise<Person> | undefined;

/** A draft with every question answered, whose scan is not there yet. */
export async function answeredDraft(patient?: Person) {
  await (someSurgeon ??= newStaff("surgeon"));
  const draft = await draftRequest(patient);
  for (const [slug, given] of Object.entries(completeAnswers))
    expectOk(await saveAnswer(draft.patient, { requestId: draft.requestId, slug, given }));
  return draft;
}

/** A draft with every question answered and a checked scan, ready to be sent. */
export async function finishedDraft(patient?: Person) {
  const draft = await answeredDraft(patient);
  await checkedScan(draft.requestId);
  return draft;
}

/** A request as it arrives at the clinic. */
export async function submittedRequest(patient?: Person) {
  const draft = await finishedDraft(patient);
  expectOk(await submitRequest(draft.patient, { requestId: draft.requestId }));
  return draft;
}

/** A request of somebody with a warning sign, as it arrives. */
export async function urgentRequest() {
  const { patient, requestId } = await finishedDraft();
  const signs = { "warning-signs": { warningSigns: ["fever"] }, "get-help-now": { toldToGetHelp: "yes" } };
  for (const [slug, given] of Object.entries(signs)) expectOk(await saveAnswer(patient, { requestId, slug, given }));
  expectOk(await submitRequest(patient, { requestId }));
  return { patient, requestId };
}

/** A request that arrived while the check of its scan goes on. */
export async function uncheckedRequest() {
  const draft = await answeredDraft();
  await packRow(draft.requestId, "stored");
  expectOk(await submitRequest(draft.patient, { requestId: draft.requestId }));
  return draft;
}

/** What somebody at another desk does meanwhile. */
export const takeBack = ({ patient, requestId }: { patient: Person; requestId: string }) =>
  withdrawRequest(patient, { requestId });

export const askPatient = ({ coordinator, requestId }: { coordinator: Person; requestId: string }, body: string) =>
  askForMore(coordinator, { requestId, body });

export const turnDown = ({ coordinator, requestId }: { coordinator: Person; requestId: string }, letter: string) =>
  declineRequest(coordinator, { requestId, reason: "not_spine", letter });

export const lookAtCase = ({ surgeon, requestId }: { surgeon: Person; requestId: string }) =>
  openCase(surgeon, { requestId });

export const signOff = (
  { surgeon, requestId }: { surgeon: Person; requestId: string },
  more: Partial<Parameters<typeof signOpinion>[1]> = {},
) => signOpinion(surgeon, { requestId, ...completeOpinion, ...more });

export const giveTo = (surgeon: Person, { coordinator, requestId }: { coordinator: Person; requestId: string }) =>
  assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId });

/** A request that a coordinator has claimed. */
export async function claimedRequest(patient?: Person) {
  const request = await submittedRequest(patient);
  const coordinator = await newStaff("coordinator");
  expectOk(await claimRequest(coordinator, { requestId: request.requestId }));
  return { ...request, coordinator };
}

/** A request that lies before a surgeon. */
export async function assignedRequest(patient?: Person) {
  const request = await claimedRequest(patient);
  const surgeon = await newStaff("surgeon");
  const { requestId, coordinator } = request;
  expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
  return { ...request, surgeon };
}

export const completeOpinion = {
  outcome: "conservative_care" as const,
  adequacy: "good" as const,
  findings: "L4/L5: left paracentral extrusion.\nContact to the left L5 root.",
  patientMessage: "One disc touches a nerve. Exercises come first.",
};

/** A request whose opinion is signed and published. */
export async function reviewedRequest(patient?: Person) {
  const request = await assignedRequest(patient);
  const { requestId, surgeon } = request;
  expectOk(await saveOpinion(surgeon, { requestId, ...completeOpinion }));
  expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
  return request;
}

/** A request whose patient can read that they may be a candidate. */
export async function candidateRequest() {
  const request = await assignedRequest();
  const { requestId, surgeon } = request;
  expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion, outcome: "candidate" }));
  return request;
}

/** A scan of one image that is taken for checked, without bytes in storage. */
export async function checkedScan(requestId: string): Promise<{ packId: string }> {
  const { id: packId } = await packRow(requestId, "checked");
  const sha256 = hexOf(randomUUID());
  await rows((tx) =>
    tx.study.create({
      data: {
        requestId,
        studyInstanceUid: newUid(),
        studyDate: "2026-03-02",
        description: "MR LUMBAR SPINE",
        identity: "match",
        series: {
          create: {
            seriesInstanceUid: newUid(),
            modality: "MR",
            number: 2,
            description: "SAG T2 TSE",
            instances: {
              create: {
                sopInstanceUid: newUid(),
                sopClassUid: "1.2.840.10008.5.1.4.1.1.4",
                transferSyntax: "1.2.840.10008.1.2.1",
                number: 1,
                rows: 4,
                columns: 4,
                attributes: {},
                file: {
                  create: {
                    requestId,
                    packId,
                    entry: "0001.dcm",
                    sha256,
                    size: 600,
                    method: 0,
                    dataOffset: 38,
                    compressedSize: 600,
                    state: "accepted",
                  },
                },
              },
            },
          },
        },
      },
    }),
  );
  return { packId };
}

/** A pack in a state, without bytes in storage. */
export const packRow = (requestId: string, state: "signed" | "stored" | "checked" | "damaged") =>
  rows((tx) =>
    tx.pack.create({
      data: {
        requestId,
        key: `packs/${randomUUID()}.zip`,
        size: 1_000,
        sha256: createHash("sha256").update(randomUUID()).digest("base64"),
        announced: [{ name: "0001.dcm", sha256: hexOf(randomUUID()), size: 600 }],
        state,
        ...(state !== "signed" && { storedAt: new Date() }),
      },
    }),
  );

export const requestRow = (requestId: string) =>
  rows((tx) => tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } }));

/** What the trail holds of a request, oldest first, as "act outcome". */
export const trailOf = async (requestId: string): Promise<string[]> =>
  (await entries({ requestId })).map(({ act, outcome }) => `${act} ${outcome}`);

export const entries = (where: Prisma.AuditEntryWhereInput): Promise<AuditEntry[]> =>
  rows((tx) => tx.auditEntry.findMany({ where, orderBy: { id: "asc" } }));

/** The data of the jobs that lie on a queue, where it holds these values. */
export async function jobsOn(queue: string, like: Record<string, string>): Promise<Record<string, unknown>[]> {
  const found = await rows(
    (tx) =>
      tx.$queryRaw<{ data: Record<string, unknown> }[]>`
        SELECT data FROM pgboss.job WHERE name = ${queue} AND data @> ${JSON.stringify(like)}::jsonb`,
  );
  return found.map(({ data }) => data);
}

type Letter = { to: string; subject: string; text: string; html: string };

/** Every mail that lies in the mailbox for an address. */
export async function mailsTo(address: string): Promise<Letter[]> {
  const res = await fetch(`${process.env["TEST_MAILBOX"] ?? ""}/messages?to=${encodeURIComponent(address)}`);
  return (await res.json()) as Letter[];
}

/** How a command answered, in one word: "ok", or why not. */
export const codeOfResult = (result: Result<unknown>): string => (result.ok ? "ok" : result.refusal.code);

/** Does the same many times at once and counts the answers. */
export async function atOnce<Value>(
  times: number,
  act: (index: number) => Promise<Result<Value>>,
): Promise<Record<string, number>> {
  const results = await Promise.all(Array.from({ length: times }, (_, index) => act(index)));
  const counts: Record<string, number> = {};
  for (const code of results.map(codeOfResult)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

export const hexOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

const newUid = () => `2.25.${randomInt(1e9)}${randomInt(1e9)}${randomInt(1e9)}`;

/** Every row of a list of the queue, over all of its pages: other tests have requests there too. */
export async function wholeList(actor: Person, view: QueueView) {
  const rows = [];
  let after: string | undefined;
  do {
    const page = expectOk(await listQueue(actor, { view, after }));
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}
