import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTakePacket } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { findExport, removeExports } from "./repo.ts";

/** Stops a packet that is being made, or takes away one that is ready, with its bytes. */
export const cancelPacket = command({
  name: "packet.remove",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTakePacket,
  async run({ tx, subject: { id: requestId } }) {
    await lockRequest(tx, requestId);
    const found = await findExport(tx, { requestId, kind: "packet" });
    if (found) await removeExports(tx, [found]);
    return { requestId };
  },
});
