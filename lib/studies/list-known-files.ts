import { z } from "zod";
import { command } from "#lib/command.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { KnownRequest } from "#lib/upload/contract.ts";
import { heldHashes } from "./repo.ts";

/** Which files this request already holds, so that an upload that was interrupted sends only the rest. */
export const listKnownFiles = command({
  name: "scan.known-files",
  input: KnownRequest.extend({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSendScan,
  async run({ tx, subject: request, input: { sha256: asked } }) {
    const held = await heldHashes(tx, request.id);
    const wanted = asked && new Set(asked);
    return { sha256: wanted ? held.filter((hash) => wanted.has(hash)) : held };
  },
  view: true,
});
