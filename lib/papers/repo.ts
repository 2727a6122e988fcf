import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { visibleTo } from "#lib/requests/repo.ts";
import { type ListedPaper, type PaperKind, paperKinds, refusalWords } from "./paper.ts";

/** The papers of a request, the report first. */
export async function papersOf(tx: Tx, requestId: string): Promise<ListedPaper[]> {
  const papers = await tx.paper.findMany({
    where: { requestId, state: { not: "removed" } },
    orderBy: { id: "asc" },
  });
  const place = ({ kind }: { kind: PaperKind }) => paperKinds.indexOf(kind);
  return papers
    .sort((a, b) => place(a) - place(b))
    .map(({ id, kind, label, size, state, type, pages, locked, refusal }) => ({
      id,
      kind,
      label,
      size,
      state: state as ListedPaper["state"],
      type,
      pages,
      locked,
      words: state === "refused" ? refusalWords(refusal) : null,
    }));
}

/** One paper of a request that this actor may see; null where it does not exist for them. */
export const findPaper = (tx: Tx, actor: Actor, { requestId, paperId }: { requestId: string; paperId: string }) =>
  tx.paper.findFirst({
    where: { id: paperId, requestId, state: { not: "removed" }, request: visibleTo(actor) },
    include: { request: true },
  });

/** Holds the paper's row until the transaction ends and answers its state. */
export async function lockPaper(tx: Tx, paperId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`SELECT state FROM paper WHERE id = ${paperId}::uuid FOR UPDATE`;
  return row?.state;
}
