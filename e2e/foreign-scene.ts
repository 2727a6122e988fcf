import { randomUUID } from "node:crypto";
import {
  answeredDraft,
  assignedRequest,
  draftRequest,
  newAddress,
  newSession,
  newStaff,
  rows,
} from "../config/command-scene.ts";
import type { Person } from "#lib/accounts/actor.ts";
import { findActor, openPassSession, redeemTicket } from "#lib/accounts/session.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { giveConsent } from "#lib/intake/give-consent.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { saveOpinion } from "#lib/reading/save-opinion.ts";
import { writeNote } from "#lib/triage/write-note.ts";
import type { Stranger } from "./doors.ts";
import { cookieOf } from "./session-cookie.ts";

/** A word that stands nowhere else: what holds it holds what belongs to one request. */
const newMarker = () => `Zq${randomUUID().replaceAll("-", "").slice(0, 12)}`;

export type Foreign = Awaited<ReturnType<typeof foreignScene>>;

/**
 * Two requests full of words that nobody else may see, one with a surgeon and one that its patient has not sent, and
 * somebody of each kind whose they are not; `cookies` of these, and of those whose they are.
 */
export async function foreignScene() {
  const [inSent, inDraft] = [newMarker(), newMarker()];
  const sent = await sentRequest(inSent);
  const draft = await draftWith(inDraft);
  const other = await draftRequest();
  const people: Record<Exclude<Stranger, "nobody" | "pass">, Person> = {
    patient: other.patient,
    coordinator: await newStaff("coordinator"),
    surgeon: await newStaff("surgeon"),
    administrator: await newStaff("administrator"),
    auditor: await newStaff("auditor"),
  };
  const strangers: Record<Stranger, string> = {
    nobody: "",
    patient: await headerOf(people.patient),
    coordinator: await headerOf(people.coordinator),
    surgeon: await headerOf(people.surgeon),
    administrator: await headerOf(people.administrator),
    auditor: await headerOf(people.auditor),
    pass: await headerOf(await passFor(other.requestId)),
  };
  const owners = {
    patient: await headerOf(sent.patient),
    coordinator: await headerOf(sent.coordinator),
    surgeon: await headerOf(sent.surgeon),
  };
  return { sent: { ...sent, marker: inSent }, draft: { ...draft, marker: inDraft }, strangers, owners };
}

/** What an address or a form may name of it, and none of its words: a form says again what was typed. */
export const idsOf = ({ requestId, studyId, seriesId, consentId, messageId }: Foreign["sent"]) => ({
  requestId,
  studyId,
  seriesId,
  consentId,
  messageId,
});

async function sentRequest(marker: string) {
  const email = `${marker.toLowerCase()}@example.org`;
  const account = await rows((tx) => tx.account.create({ data: { role: "patient", email, name: `Pat ${marker}` } }));
  const request = await assignedRequest(await newSession(account));
  const { requestId, patient, coordinator, surgeon } = request;
  expectOk(await sendMessage(patient, { requestId, messageId: randomUUID(), body: `It hurts. ${marker}` }));
  expectOk(await writeNote(coordinator, { requestId, body: `Called. ${marker}` }));
  const content = { outcome: "conservative_care" as const, findings: marker, patientMessage: marker };
  expectOk(await saveOpinion(surgeon, { requestId, ...content }));
  const language = "en" as const;
  expectOk(await giveConsent(patient, { requestId, text: "voicemail", language, typedName: marker }));
  const ids = await rows(async (tx) => {
    const { id: studyId } = await tx.study.findFirstOrThrow({ where: { requestId } });
    await tx.study.update({ where: { id: studyId }, data: { description: marker } });
    await tx.reviewRequest.update({ where: { id: requestId }, data: { personName: marker } });
    const { id: seriesId } = await tx.series.findFirstOrThrow({ where: { studyId } });
    const { id: consentId } = await tx.consent.findFirstOrThrow({ where: { requestId } });
    const { id: messageId } = await tx.message.findFirstOrThrow({ where: { requestId } });
    return { studyId, seriesId, consentId, messageId };
  });
  return { ...request, ...ids };
}

async function draftWith(marker: string) {
  const account = await rows((tx) =>
    tx.account.create({ data: { role: "patient", email: newAddress(marker.toLowerCase()) } }),
  );
  const draft = await answeredDraft(await newSession(account));
  const given = { fullName: marker, birthDate: { month: "4", day: "12", year: "1968" } };
  expectOk(await saveAnswer(draft.patient, { requestId: draft.requestId, slug: "person", given }));
  return draft;
}

/** Another computer that was let in to send another request's scan. */
async function passFor(requestId: string): Promise<{ sessionId: string }> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const { token } = await rows(async (tx) => {
    const pass = await tx.uploadPass.create({
      data: { requestId, codeHash: randomUUID(), expiresAt, redeemedAt: new Date() },
    });
    return openPassSession(tx, { passId: pass.id, expiresAt, by: "browser" });
  });
  const actor = await findActor((await redeemTicket(token))?.token ?? null);
  if (actor.kind !== "pass") throw new Error("the pass does not open");
  return actor;
}

async function headerOf(who: { sessionId: string }): Promise<string> {
  const { name, value } = await cookieOf(who as Person);
  return `${name}=${value}`;
}

/**
 * Everything that rows say of the two requests, of their patients and of whether those people are signed in; without the
 * trail, and mails on their way, which the worker settles by itself.
 */
export async function stateOf({ sent, draft }: Pick<Foreign, "sent" | "draft">): Promise<Record<string, unknown>> {
  const ids = [sent.requestId, draft.requestId];
  const people = [sent.patient, sent.coordinator, sent.surgeon, draft.patient].map(({ accountId }) => accountId);
  return rows(async (tx) => {
    const about = async (table: string, column: string, of: string[]) => {
      // Whose morning's numbers are sent, a timer notes in the meantime.
      const lines = `SELECT (to_jsonb(t) - 'digestOn')::text AS line FROM "${table}" t WHERE "${column}" = ANY($1::uuid[])`;
      const sql = `SELECT md5(coalesce(string_agg(line, ',' ORDER BY line), '')) AS sum FROM (${lines}) lines`;
      return (await tx.$queryRawUnsafe<{ sum: string }[]>(sql, of))[0]?.sum;
    };
    const tables = await tx.$queryRaw<{ name: string }[]>`
      SELECT table_name::text AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'requestId' AND table_name NOT IN ('audit_entry', 'notice') ORDER BY 1`;
    const state: Record<string, unknown> = {
      review_request: await about("review_request", "id", ids),
      account: await about("account", "id", people),
      sessions: await tx.session.count({ where: { accountId: { in: people }, endedAt: null } }),
    };
    for (const { name } of tables) state[name] = await about(name, "requestId", ids);
    return state;
  });
}
