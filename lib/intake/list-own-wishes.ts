import { z } from "zod";
import { command } from "#lib/command.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { wishesOf } from "#lib/wishes/repo.ts";

/** What a person asked to have deleted or corrected of a request, and what was decided; never by whom. */
export const listOwnWishes = command({
  name: "request.list-wishes",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollow,
  async run({ tx, subject: { id, status } }) {
    const wishes = await wishesOf(tx, id);
    return { status, wishes: wishes.map((wish) => ({ ...wish, decidedBy: null })) };
  },
  view: true,
});

export type OwnWish = Extract<Awaited<ReturnType<typeof listOwnWishes>>, { ok: true }>["value"]["wishes"][number];
