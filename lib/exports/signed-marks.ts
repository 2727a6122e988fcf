import type { Marking } from "#lib/markings/marking.ts";
import { markingsOf } from "#lib/markings/repo.ts";
import { findOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { ExportKind } from "#prisma/generated/enums.ts";

/** What a surgeon had marked when they signed, and as whom they signed: it does not change any more. */
export type SignedMarks = { requestId: string; marks: Marking[]; signature: string; signedAt: Date };

/** The marks that go into an export; null while no opinion is signed, as until then they are the surgeon's alone. */
export async function signedMarks(
  tx: Tx,
  { requestId, kind }: { requestId: string; kind: ExportKind },
): Promise<SignedMarks | null> {
  const opinion = await findOpinion(tx, requestId);
  if (!opinion?.signedAt) return null;
  const all = await markingsOf(tx, requestId, opinion.surgeonId);
  const marks = kind === "packet" ? all : await sharedAlone(tx, requestId, all);
  return { requestId, marks, signature: opinion.signature ?? "", signedAt: opinion.signedAt };
}

/** Of a surgeon's marks those on pictures that they share with the patient, and the labels that say where that is. */
async function sharedAlone(tx: Tx, requestId: string, marks: readonly Marking[]): Promise<Marking[]> {
  const request = await tx.reviewRequest.findUnique({ where: { id: requestId }, select: { answeredAt: true } });
  const shared = request?.answeredAt ? await tx.sharedImage.findMany({ where: { requestId, key: { not: null } } }) : [];
  const isOn = (mark: Marking) =>
    shared.some(({ sopInstanceUid, frame }) => sopInstanceUid === mark.sopInstanceUid && frame === mark.frame);
  return shared.length === 0 ? [] : marks.filter((mark) => mark.kind === "level" || isOn(mark));
}

/** The frames on which something is marked, as `lookAt` asks for them. */
export const markedBy = (signed: SignedMarks | null): ReadonlySet<string> =>
  new Set(signed?.marks.map(({ sopInstanceUid, frame }) => `${sopInstanceUid} ${frame}`));
