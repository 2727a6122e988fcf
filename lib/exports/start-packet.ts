import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTakePacket } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { beginExport } from "./repo.ts";

/**
 * Has a case put into one ZIP for colleagues and for any PACS: request and opinion as PDF, the scan with a DICOMDIR. While
 * one is being made, asking again changes nothing; one that is ready is replaced.
 */
export const startPacket = command({
  name: "packet.make",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTakePacket,
  async run({ tx, subject: { id: requestId }, trail }) {
    await lockRequest(tx, requestId);
    trail.detail = { begun: await beginExport(tx, { requestId, kind: "packet" }, "en") };
    return { requestId };
  },
});
