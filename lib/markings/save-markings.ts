import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { studiesFor } from "#lib/studies/repo.ts";
import { Marking, mostMarkings } from "./marking.ts";
import { markingsOf, putMarkings, removeMarkings } from "./repo.ts";

/** Keeps what a surgeon marks on the images, as it is marked; each change holds the whole mark, so that it can be repeated. */
export const saveMarkings = command({
  name: "marking.save",
  input: z.object({
    requestId: z.uuid(),
    put: z.array(Marking).max(mostMarkings),
    remove: z.array(z.uuid()).max(mostMarkings),
  }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // a save on its way while the opinion is signed comes before or after it
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  async run({ tx, actor, subject: request, input: { put, remove } }) {
    if (request.status !== "assigned" || actor.kind !== "person")
      throw new Refusal("conflict", "This opinion is signed or the case is not with you any more.");
    const uids = [...new Set(put.map(({ sopInstanceUid }) => sopInstanceUid))];
    const seen = await tx.instance.findMany({
      where: { sopInstanceUid: { in: uids }, series: { study: studiesFor(actor, request.id) } },
      distinct: ["sopInstanceUid"],
      select: { id: true },
    });
    if (seen.length < uids.length) throw new Refusal("not_found", "An image that was marked is not part of this case.");
    await removeMarkings(tx, request.id, actor.accountId, remove);
    await putMarkings(tx, request.id, actor.accountId, put);
    if ((await markingsOf(tx, request.id, actor.accountId)).length > mostMarkings)
      throw new Refusal("too_many", `A reading holds at most ${mostMarkings} marks. Delete some first.`);
    return { savedAt: new Date().toISOString() };
  },
  view: true,
});
