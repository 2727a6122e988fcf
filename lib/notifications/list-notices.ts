import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canHaveNotices } from "#lib/requests/policy.ts";
import { noticesFor } from "./repo.ts";

/** What somebody of ours was told, the newest first: references and what is to be looked at, nothing of any patient. */
export const listNotices = command({
  name: "notice.list",
  input: z.object({}),
  subject: async () => ({}),
  allow: canHaveNotices,
  async run({ tx, actor }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff have notices.");
    return noticesFor(tx, actor.accountId);
  },
  view: true,
});

export type Notices = Extract<Awaited<ReturnType<typeof listNotices>>, { ok: true }>["value"];
