import type { Tx } from "#lib/platform/db.ts";

/** The opinion on a request, draft or signed. */
export const findOpinion = (tx: Tx, requestId: string) => tx.opinion.findUnique({ where: { requestId } });

/** The signed opinion as its patient may read it; null while there is none. */
export async function findSignedOpinion(tx: Tx, requestId: string) {
  const opinion = await findOpinion(tx, requestId);
  if (!opinion?.signedAt || !opinion.outcome) return null;
  const { outcome, patientMessage, signature, signedAt, contentHash } = opinion;
  return {
    outcome,
    patientMessage,
    signature: signature ?? "",
    signedAt: signedAt.toISOString(),
    contentHash: contentHash ?? "",
  };
}

/**
 * A case goes from one surgeon to another: what the first had written is laid aside for them alone, as nobody may sign
 * another's words, and what the second had laid aside of it earlier is there again.
 */
export async function exchangeDrafts(tx: Tx, requestId: string, surgeonId: string): Promise<{ kept: boolean }> {
  const draft = await findOpinion(tx, requestId);
  if (draft?.signedAt) return { kept: false };
  if (draft) {
    const { outcome, findings, patientMessage, savedAt, surgeonId: from } = draft;
    const aside = { outcome, findings, patientMessage, savedAt };
    await tx.opinionAside.upsert({
      where: { requestId_surgeonId: { requestId, surgeonId: from } },
      create: { requestId, surgeonId: from, ...aside },
      update: aside,
    });
    await tx.opinion.delete({ where: { id: draft.id } });
  }
  const earlier = await tx.opinionAside.findUnique({ where: { requestId_surgeonId: { requestId, surgeonId } } });
  if (earlier) {
    await tx.opinion.create({ data: earlier });
    await tx.opinionAside.delete({ where: { requestId_surgeonId: { requestId, surgeonId } } });
  }
  return { kept: draft !== null };
}
