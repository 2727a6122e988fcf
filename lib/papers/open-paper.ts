import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signGet } from "#lib/platform/storage.ts";
import { canSeePapers } from "#lib/requests/policy.ts";
import { contentTypes } from "./paper.ts";
import { findPaper } from "./repo.ts";

/** Long enough to begin to read it. */
const lifeOfAddress = 60;

/**
 * Opens a paper: an address that works for a minute. It is served as what its bytes are and always as an attachment,
 * under a name that tells nothing. Every opening is an entry in the trail.
 */
export const openPaper = command({
  name: "paper.open",
  input: z.object({ requestId: z.uuid(), paperId: z.uuid() }),
  subject: findPaper,
  allow: (actor, { request }) => canSeePapers(actor, request),
  async run({ subject: { id, kind, key, state, type }, trail }) {
    trail.detail = { paperId: id };
    if (state !== "kept" || !type) throw new Refusal("conflict", "This paper is still being checked. Try again soon.");
    return { kind, key, type };
  },
  async after({ kind, key, type }) {
    const fileName = `${kind}.${type === "jpeg" ? "jpg" : type}`;
    const { url } = await signGet(key, { type: contentTypes[type], fileName, life: lifeOfAddress });
    return { type, fileName, url };
  },
});
