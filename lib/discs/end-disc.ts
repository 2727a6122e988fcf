import { demandPast } from "#lib/calendar/past-day.ts";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAttend } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { DiscEnding } from "./disc.ts";

/** Writes down where a disc went, once: sent back or destroyed, on which day, and by whom. */
export const endDisc = command({
  name: "disc.end",
  input: DiscEnding,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canAttend,
  async run({ tx, actor, subject: { id: requestId }, input: { discId, end, endedOn }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff handle discs.");
    trail.detail = { discId, end };
    demandPast("endedOn", endedOn);
    const disc = await tx.disc.findFirst({ where: { id: discId, requestId } });
    if (!disc) throw new Refusal("not_found", "There is no such disc.");
    if (new Date(endedOn) < disc.receivedOn)
      throw new Refusal("invalid", "There is a problem", { endedOn: "This is before it came" });
    const { count } = await tx.disc.updateMany({
      where: { id: discId, end: null },
      data: { end, endedOn: new Date(endedOn), endedById: actor.accountId, endNotedAt: new Date() },
    });
    if (count === 0) throw new Refusal("conflict", "It is written down already where this disc went.");
    return { requestId };
  },
});
