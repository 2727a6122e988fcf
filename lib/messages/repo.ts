import type { MessageKind } from "#prisma/generated/enums.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";

/** Adds a message to a request, in the name of the person who acts. */
export async function addMessage(
  tx: Tx,
  actor: Actor,
  message: { requestId: string; kind: MessageKind; body: string; reason?: string },
): Promise<void> {
  if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person can write a message.");
  await tx.message.create({ data: { ...message, authorId: actor.accountId } });
}

/** The messages of a request, oldest first; patients see neither notes of the staff nor the codes of their reasons. */
export async function listMessages(tx: Tx, requestId: string, { withNotes }: { withNotes: boolean }) {
  const messages = await tx.message.findMany({
    where: { requestId, ...(withNotes ? {} : { kind: { not: "note" as const } }) },
    include: { author: { select: { name: true, role: true } } },
    orderBy: { createdAt: "asc" },
  });
  return messages.map(({ id, kind, reason, body, createdAt, author }) => ({
    id,
    kind,
    reason: withNotes ? reason : null,
    body,
    at: createdAt.toISOString(),
    from: author.role,
    by: author.name,
  }));
}
