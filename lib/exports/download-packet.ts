import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signGet } from "#lib/platform/storage.ts";
import { canTakePacket } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { readyExport } from "./repo.ts";

/** Gives out a packet: an address that works for minutes, under a name that tells nothing but the reference. */
export const downloadPacket = command({
  name: "packet.download",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTakePacket,
  async run({ tx, subject: { id: requestId, reference } }) {
    const key = await readyExport(tx, { requestId, kind: "packet" });
    if (!key) throw new Refusal("not_found", "This packet is not here any more. Make it again.");
    return { key, reference };
  },
  async after({ key, reference }) {
    const fileName = `foramen-case-${reference}.zip`;
    const { url } = await signGet(key, { type: "application/zip", fileName });
    return { url, fileName };
  },
});
