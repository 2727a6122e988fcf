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
