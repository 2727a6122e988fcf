import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTakePacket } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { progressOf } from "./repo.ts";

/** How far the packet of a case is, or that there is none. */
export const viewPacket = command({
  name: "packet.view",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTakePacket,
  run: ({ tx, subject: { id: requestId } }) => progressOf(tx, { requestId, kind: "packet" }),
  view: true,
});
