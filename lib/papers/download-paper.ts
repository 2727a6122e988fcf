import { z } from "zod";
import { command } from "#lib/command.ts";
import { signGet } from "#lib/platform/storage.ts";
import { canTakePaper } from "#lib/requests/policy.ts";
import { contentTypes } from "./paper.ts";
import { demandKept, findPaper } from "./repo.ts";

/** Long enough to begin to read it. */
const lifeOfAddress = 60;

/**
 * Gives out the very file that was sent: an address that works for a minute. It is served as what its bytes are and
 * always as an attachment, under a name that tells nothing. Every download is an entry in the trail.
 */
export const downloadPaper = command({
  name: "paper.download",
  input: z.object({ requestId: z.uuid(), paperId: z.uuid() }),
  subject: findPaper,
  allow: (actor, { request }) => canTakePaper(actor, request),
  async run({ subject: paper, trail }) {
    trail.detail = { paperId: paper.id };
    return { kind: paper.kind, key: paper.key, type: demandKept(paper) };
  },
  async after({ kind, key, type }) {
    const fileName = `${kind}.${type === "jpeg" ? "jpg" : type}`;
    const { url } = await signGet(key, { type: contentTypes[type], fileName, life: lifeOfAddress });
    return { type, fileName, url };
  },
});
