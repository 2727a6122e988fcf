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
  if (!opinion?.signedAt || kind === "copy") return null;
  const marks = await markingsOf(tx, requestId, opinion.surgeonId);
  return { requestId, marks, signature: opinion.signature ?? "", signedAt: opinion.signedAt };
}

/** The frames on which something is marked, as `lookAt` asks for them. */
export const markedBy = (signed: SignedMarks | null): ReadonlySet<string> =>
  new Set(signed?.marks.map(({ sopInstanceUid, frame }) => `${sopInstanceUid} ${frame}`));
