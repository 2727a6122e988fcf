import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { timelineOf } from "./timeline-repo.ts";

/** So many entries are shown at once, and so many at most. */
const shown = { first: 25, most: 1_000 };

/** What happened to a request, the newest first: the last of it, or all. */
export const viewTimeline = command({
  name: "request.timeline",
  input: z.object({ requestId: z.uuid(), whole: z.boolean().default(false) }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, subject: request, input: { whole } }) {
    const limit = whole ? shown.most : shown.first;
    const found = await timelineOf(tx, request.id, limit);
    return { entries: found.slice(0, limit), more: found.length > limit };
  },
  view: true,
});
