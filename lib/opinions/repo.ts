import { createHash } from "node:crypto";
import type { Opinion, OpinionAside, Prisma } from "#prisma/generated/client.ts";
import { findLicense } from "#lib/accounts/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { canonicalAddendum, draftOf, type OpinionDraft, readingOf, signatureOf } from "./content.ts";

/** The opinion on a request, draft or signed. */
export const findOpinion = (tx: Tx, requestId: string) => tx.opinion.findUnique({ where: { requestId } });

/** A content as the columns hold it. */
export const columnsOf = (content: OpinionDraft) => ({
  outcome: content.outcome,
  findings: content.findings,
  patientMessage: content.patientMessage,
  patientLanguage: content.patientLanguage,
  reading: readingOf(content) as Prisma.InputJsonObject,
});

/** The signed opinion as its patient may read it, with what was signed since; null while there is none. */
export async function findSignedOpinion(tx: Tx, requestId: string) {
  const opinion = await findOpinion(tx, requestId);
  if (!opinion?.signedAt || !opinion.outcome) return null;
  const { patientMessage, patientLanguage, signature, license, signedAt, contentHash } = opinion;
  const addenda = await addendaOf(tx, requestId);
  return {
    /** What is concluded now: of the last correction that says so. */
    outcome: addenda.findLast(({ outcome }) => outcome !== null)?.outcome ?? opinion.outcome,
    content: draftOf(opinion),
    patientMessage,
    patientLanguage,
    signature: signature ?? "",
    license,
    signedAt: signedAt.toISOString(),
    contentHash: contentHash ?? "",
    addenda,
  };
}

export type SignedOpinion = NonNullable<Awaited<ReturnType<typeof findSignedOpinion>>>;

/** What was signed after the opinion, the oldest first. */
async function addendaOf(tx: Tx, requestId: string) {
  const found = await tx.opinionAddendum.findMany({ where: { requestId }, orderBy: { version: "asc" } });
  return found.map(({ version, kind, outcome, text, language, signature, license, signedAt, contentHash }) => ({
    ...{ version, kind, outcome, text, language, signature, license, contentHash },
    signedAt: signedAt.toISOString(),
  }));
}

/** Who signs now, and under which license for the state of the patient. */
export async function signerOf(tx: Tx, accountId: string, { answers }: { answers: unknown }) {
  const surgeon = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const state = String((answers as Record<string, unknown>)["state"]);
  return {
    surgeonId: surgeon.id,
    languages: surgeon.languages,
    signature: signatureOf(surgeon),
    license: await findLicense(tx, accountId, state),
  };
}

type Signed = Omit<Parameters<typeof canonicalAddendum>[0], "version" | "before" | "signedAt"> & {
  id: string;
  surgeonId: string;
  signedAt: Date;
};

/** Keeps one more signed version, tied to the one before by its hash. */
export async function addAddendum(
  tx: Tx,
  { id, surgeonId, ...signed }: Signed,
): Promise<{ version: number; contentHash: string }> {
  const last = await findSignedOpinion(tx, signed.requestId);
  if (!last) throw new Error("nothing is signed yet");
  const newest = last.addenda.at(-1);
  const version = (newest?.version ?? 1) + 1;
  const before = newest?.contentHash ?? last.contentHash;
  const contentHash = hashOf(
    canonicalAddendum({ ...signed, version, before, signedAt: signed.signedAt.toISOString() }),
  );
  await tx.opinionAddendum.create({
    data: {
      ...signed,
      id,
      surgeonId,
      version,
      contentHash,
      outcome: signed.outcome as Opinion["outcome"],
      language: signed.language as Opinion["patientLanguage"],
    },
  });
  return { version, contentHash };
}

export const hasAddendum = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.opinionAddendum.count({ where: { id } })) > 0;

export const hashOf = (content: string): string => createHash("sha256").update(content).digest("hex");

/**
 * A case goes from one surgeon to another: what the first had written is laid aside for them alone, as nobody may sign
 * another's words, and what the second had laid aside of it earlier is there again.
 */
export async function exchangeDrafts(tx: Tx, requestId: string, surgeonId: string): Promise<{ kept: boolean }> {
  const kept = await layDraftAside(tx, requestId);
  if (kept === "signed") return { kept: false };
  await bringDraftBack(tx, requestId, surgeonId);
  return { kept: kept === "kept" };
}

/** Lays what was written of a case aside, for whoever wrote it. What is signed stays where it is. */
export async function layDraftAside(tx: Tx, requestId: string): Promise<"none" | "kept" | "signed"> {
  const draft = await findOpinion(tx, requestId);
  if (draft?.signedAt) return "signed";
  if (!draft) return "none";
  const aside = wordsOf(draft);
  await tx.opinionAside.upsert({
    where: { requestId_surgeonId: { requestId, surgeonId: draft.surgeonId } },
    create: { requestId, surgeonId: draft.surgeonId, ...aside },
    update: aside,
  });
  await tx.opinion.delete({ where: { id: draft.id } });
  return "kept";
}

/** What this surgeon had laid aside of a case is there again. */
export async function bringDraftBack(tx: Tx, requestId: string, surgeonId: string): Promise<void> {
  const where = { requestId_surgeonId: { requestId, surgeonId } };
  const earlier = await tx.opinionAside.findUnique({ where });
  if (!earlier || (await findOpinion(tx, requestId))) return;
  await tx.opinion.create({ data: { requestId, surgeonId, ...wordsOf(earlier) } });
  await tx.opinionAside.delete({ where });
}

const wordsOf = (written: Opinion | OpinionAside) => ({
  outcome: written.outcome,
  findings: written.findings,
  reading: written.reading as Prisma.InputJsonObject,
  patientMessage: written.patientMessage,
  patientLanguage: written.patientLanguage,
  savedAt: written.savedAt,
});
