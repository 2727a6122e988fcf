import type { MessageKind } from "#prisma/generated/enums.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { listed, listedPapers } from "#lib/papers/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";

type NewMessage = { id?: string; requestId: string; kind: MessageKind; body: string; reason?: string };

/**
 * Adds a message to a request, in the name of the person who acts. Whoever writes to the other side has read what that
 * side wrote.
 */
export async function addMessage(tx: Tx, actor: Actor, message: NewMessage): Promise<{ messageId: string }> {
  if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person can write a message.");
  if (message.kind !== "note") await markRead(tx, actor, message.requestId);
  const { id } = await tx.message.create({ data: { ...message, authorId: actor.accountId } });
  return { messageId: id };
}

/** Notes that the other side's messages were read; answers how many were new. */
export async function markRead(tx: Tx, actor: Actor, requestId: string): Promise<number> {
  const by = actor.kind === "person" && actor.role === "patient" ? "clinic" : "patient";
  const { count } = await tx.message.updateMany({
    where: { requestId, ...unreadFrom(by) },
    data: { readAt: new Date() },
  });
  return count;
}

/** What one side wrote and the other has not read yet. Answers to questions come back by themselves, letters are shown. */
export const unreadFrom = (side: "patient" | "clinic") =>
  ({
    readAt: null,
    ...(side === "patient"
      ? { kind: "message", author: { role: "patient" } }
      : { kind: { in: ["message", "question"] }, author: { role: { not: "patient" } } }),
  }) satisfies Prisma.MessageWhereInput;

/** How many messages of one side wait to be read, by request. */
export async function countUnread(tx: Tx, requestIds: string[], side: "patient" | "clinic") {
  const counts = await tx.message.groupBy({
    by: ["requestId"],
    where: { requestId: { in: requestIds }, ...unreadFrom(side) },
    _count: true,
  });
  return new Map(counts.map(({ requestId, _count }) => [requestId, _count]));
}

/**
 * The messages of a request with what came with them, oldest first; patients see neither notes of the staff nor the
 * codes of their reasons.
 */
export async function listMessages(tx: Tx, requestId: string, { withNotes }: { withNotes: boolean }) {
  const messages = await tx.message.findMany({
    where: { requestId, ...(withNotes ? {} : { kind: { not: "note" as const } }) },
    include: { author: { select: { name: true, role: true } }, papers: listedPapers },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return messages.map(({ id, kind, reason, body, createdAt, readAt, author, papers }) => ({
    id,
    kind,
    reason: withNotes ? reason : null,
    body,
    at: createdAt.toISOString(),
    read: readAt !== null,
    from: author.role,
    by: author.name,
    attachments: papers.map(listed),
  }));
}
