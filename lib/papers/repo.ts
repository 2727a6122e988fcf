import type { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAttach, canSendPapers } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { type ListedPaper, maxPreviews, type PaperKind, paperKinds, type PaperType, refusalWords } from "./paper.ts";

/** The papers of a request, the report first; what came with messages is not among them. */
export async function papersOf(tx: Tx, requestId: string): Promise<ListedPaper[]> {
  const papers = await tx.paper.findMany({
    ...listedPapers,
    where: { requestId, messageId: null, state: { not: "removed" } },
  });
  const place = ({ kind }: { kind: PaperKind }) => paperKinds.indexOf(kind);
  return papers.sort((a, b) => place(a) - place(b)).map(listed);
}

/** Papers as `listed` takes them, wherever they hang. */
export const listedPapers = {
  where: { state: { not: "removed" } },
  orderBy: { id: "asc" },
  include: { _count: { select: { previews: true } } },
} as const satisfies Prisma.PaperFindManyArgs;

/** A paper as those see it who may. */
export const listed = ({
  id,
  kind,
  label,
  size,
  state,
  type,
  pages,
  locked,
  refusal,
  _count,
}: Prisma.PaperGetPayload<typeof listedPapers>): ListedPaper => ({
  id,
  kind,
  label,
  size,
  state: state as ListedPaper["state"],
  type,
  pages,
  locked,
  previews: _count.previews,
  words: state === "refused" ? refusalWords(refusal) : null,
});

/** One paper of a request that this actor may see; null where it does not exist for them. */
export async function findPaper(tx: Tx, actor: Actor, { requestId, paperId }: { requestId: string; paperId: string }) {
  const request = await findRequest(tx, actor, requestId);
  const paper =
    request &&
    (await tx.paper.findFirst({
      where: { id: paperId, requestId, state: { not: "removed" } },
      include: { message: { select: { authorId: true } } },
    }));
  return paper && { ...paper, request };
}

/** Whether this actor may go on with the sending of a paper: of the request, or of a message of their own. */
export const maySend = (
  actor: Actor,
  { request, message }: NonNullable<Awaited<ReturnType<typeof findPaper>>>,
): boolean => (message ? canAttach(actor, { ...request, ...message }) : canSendPapers(actor, request));

/** What a paper is, once it may be opened; a refusal before. */
export function demandKept({ state, type }: { state: string; type: PaperType | null }): PaperType {
  if (state !== "kept" || !type)
    throw new Refusal("conflict", {
      en: "This paper is still being checked. Try again soon.",
      es: "Este documento todavía se está comprobando. Intente de nuevo pronto.",
    });
  return type;
}

/** Where the picture of a page lies: beside the file, so that what is drawn twice after a crash lies there once. */
export const previewKey = (key: string, page: number): string => `${key}-page-${page}`;

/** The paper that an object belongs to: its file, or the picture of a page. */
export const paperKeyOf = (key: string): string => key.replace(/-page-\d+$/, "");

/** Everything that a paper has in storage. Pages that were drawn by a check that died in the middle are among it. */
export const keysOf = async (tx: Tx, paperId: string): Promise<string[]> => objectsOf(tx, { id: paperId });

/** Everything that the papers of a request have in storage. */
export const keysOfPapers = (tx: Tx, requestId: string): Promise<string[]> => objectsOf(tx, { requestId });

async function objectsOf(tx: Tx, where: { id: string } | { requestId: string }): Promise<string[]> {
  const papers = await tx.paper.findMany({ where, include: { previews: true } });
  return papers.flatMap(({ key, storedAt, drawnAt, previews }) => {
    if (drawnAt) return [key, ...previews.map((preview) => preview.key)];
    return storedAt ? [key, ...Array.from({ length: maxPreviews }, (_, at) => previewKey(key, at + 1))] : [key];
  });
}

/** Holds the paper's row until the transaction ends and answers its state. */
export async function lockPaper(tx: Tx, paperId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`SELECT state FROM paper WHERE id = ${paperId}::uuid FOR UPDATE`;
  return row?.state;
}
