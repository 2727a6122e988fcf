import { z } from "zod";
import { listSurgeons } from "#lib/accounts/repo.ts";
import { command } from "#lib/command.ts";
import { listMessages } from "#lib/messages/repo.ts";
import { draftOf, emptyDraft, signatureOf } from "#lib/opinions/content.ts";
import { grantsOf } from "#lib/opinions/grants-repo.ts";
import { findOpinion, findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { canOpenCase } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { releasedScans } from "#lib/studies/released-scans.ts";
import { translationsOf } from "#lib/translations/repo.ts";
import { casesToRead, priorCases } from "./cases-repo.ts";

/**
 * An assigned case as its surgeon reads it: answers, messages, how many scans are held back, the opinion so far, and what
 * comes next. A colleague who was asked reads the same without the opinion, which is nobody's before it is signed; who opened
 * it in an emergency, with an opinion that is signed.
 */
export const openCase = command({
  name: "reading.open",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canOpenCase,
  async run({ tx, actor, subject: request }) {
    const me = actor.kind === "person" ? actor.accountId : null;
    const mine = request.surgeonId === me;
    const { emergency = null } = request;
    const opinion = mine ? await findOpinion(tx, request.id) : null;
    const surgeon = await tx.account.findFirst({ where: { assigned: { some: { id: request.id } } } });
    const patient = await tx.account.findUniqueOrThrow({ where: { id: request.patientId } });
    const scans = await countScans(tx, [request.id]);
    const seen = await releasedScans(tx, [request.id]);
    const grants = await grantsOf(tx, request.id);
    return {
      id: request.id,
      reference: request.reference,
      status: request.status,
      answered: request.answeredAt !== null,
      urgent: request.urgent,
      raised: request.raised,
      priorityReasons: request.priorityReasons,
      personName: request.personName ?? "",
      birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
      regions: request.regions,
      answers: request.answers as Record<string, unknown>,
      messages: await listMessages(tx, request.id, { withNotes: true }),
      signAs: surgeon ? signatureOf(surgeon) : "",
      /** In which the patient reads, and in which this surgeon writes. */
      patientLanguage: patient.language,
      languages: surgeon?.languages ?? [],
      heldBack: scans.get(request.id)?.heldBack ?? 0,
      main: seen.get(request.id)?.main ?? null,
      mine,
      /** Of who opened it in an emergency: until when, and whose case it is. */
      emergency: emergency && {
        id: emergency.id,
        until: emergency.until.toISOString(),
        surgeon: surgeon?.name ?? null,
      },
      /** Of a colleague who was asked: what they were asked, and what they said. */
      asked: mine ? null : (grants.find(({ toId, live }) => toId === me && live) ?? null),
      grants: mine ? grants : [],
      colleagues: mine
        ? (await listSurgeons(tx)).flatMap(({ id, name }) => (id === me ? [] : [{ id, name: name ?? "" }]))
        : [],
      prior: await priorCases(tx, actor, request),
      next: mine ? await nextCase(tx, me, request.id) : null,
      opinion: {
        draft: opinion ? draftOf(opinion) : { ...emptyDraft, patientLanguage: writtenIn(patient, surgeon ?? patient) },
        savedAt: opinion?.savedAt.toISOString() ?? null,
        signed: mine || emergency ? await findSignedOpinion(tx, request.id) : null,
        translations: mine ? await translationsOf(tx, request.id) : [],
      },
    };
  },
  view: true,
});

export type ReadingCase = Extract<Awaited<ReturnType<typeof openCase>>, { ok: true }>["value"];

type Speaker<Languages> = { languages: Languages };

/** The patient's language where the surgeon writes it, else the surgeon's first. */
const writtenIn = <Language>(patient: { language: Language }, { languages }: Speaker<Language[]>): Language =>
  languages.includes(patient.language) ? patient.language : (languages[0] ?? patient.language);

/** The case that this surgeon reads after this one, with the picture that its page shows first. */
async function nextCase(tx: Tx, surgeonId: string | null, requestId: string) {
  if (surgeonId === null) return null;
  const [next] = await casesToRead(tx, surgeonId, { besides: requestId, take: 1 });
  if (!next) return null;
  const { id, reference } = next;
  return { id, reference, main: (await releasedScans(tx, [id])).get(id)?.main ?? null };
}
