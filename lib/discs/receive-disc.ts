import { demandPast } from "#lib/calendar/past-day.ts";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAttend } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { NewDisc } from "./disc.ts";

const most = 20;

/** Writes down that a disc came by post. It stays in the log whatever becomes of it. */
export const receiveDisc = command({
  name: "disc.receive",
  input: NewDisc,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // the same form sent twice at once
    return findRequest(tx, actor, requestId);
  },
  allow: canAttend,
  async run({ tx, actor, subject: { id: requestId }, input: { discId, label, discReceivedOn }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff receive discs.");
    trail.detail = { discId };
    demandPast("discReceivedOn", discReceivedOn);
    if ((await tx.disc.count({ where: { id: discId } })) > 0) return { requestId };
    if ((await tx.disc.count({ where: { requestId } })) >= most)
      throw new Refusal("too_many", `There are ${most} discs already.`);
    const receivedOn = new Date(discReceivedOn);
    await tx.disc.create({ data: { id: discId, requestId, label, receivedOn, receivedById: actor.accountId } });
    return { requestId };
  },
});
