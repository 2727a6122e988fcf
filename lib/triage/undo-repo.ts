import { z } from "zod";
import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { undoSeconds } from "./undo-time.ts";

/** The press of a button has some seconds more to arrive. */
const onTheWay = 5;

/** What was before an act of which nothing leaves the house meanwhile. */
const Before = z.discriminatedUnion("act", [
  z.object({ act: z.literal("claim") }),
  z.object({ act: z.literal("release"), ownerId: z.uuid().nullable() }),
  z.object({ act: z.literal("assign"), surgeonId: z.uuid().nullable(), waitingFrom: z.iso.datetime().nullable() }),
  z.object({ act: z.literal("handOver"), ownerId: z.uuid(), messageId: z.uuid() }),
  z.object({ act: z.literal("urgency"), urgent: z.boolean(), raised: z.boolean(), changeId: z.uuid() }),
  z.object({ act: z.literal("note"), messageId: z.uuid() }),
]);
type Before = z.infer<typeof Before>;

/** Keeps how to undo what this person has just done to a request; null where nobody did it by hand; and its version now. */
export async function keepUndo(
  tx: Tx,
  actor: Actor,
  requestId: string,
  before: Before,
): Promise<{ undoId: string | null; version: number }> {
  const { version } = await tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId }, select: { version: true } });
  if (actor.kind !== "person") return { undoId: null, version };
  const { id } = await tx.undoStep.create({ data: { requestId, byId: actor.accountId, version, before } });
  return { undoId: id, version };
}

/** One's own step with its request, which is held until the transaction ends; null where it is another's or was taken. */
export async function findUndo(tx: Tx, actor: Actor, undoId: string) {
  if (actor.kind !== "person") return null;
  await tx.$queryRaw`
    SELECT 1 FROM review_request r JOIN undo_step s ON s."requestId" = r.id WHERE s.id = ${undoId}::uuid FOR UPDATE`;
  const step = await tx.undoStep.findFirst({
    where: { id: undoId, byId: actor.accountId },
    include: { request: true },
  });
  if (!step) return null;
  const { request, version, at } = step;
  const inTime = Date.now() - at.getTime() <= (undoSeconds + onTheWay) * 1_000;
  return { request, version, inTime, before: Before.parse(step.before) };
}
