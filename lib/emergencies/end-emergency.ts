import { z } from "zod";
import { command } from "#lib/command.ts";
import { canEndEmergency } from "#lib/requests/policy.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { endEmergencies, findEmergency } from "./repo.ts";

/** Ends an access before its time: the surgeon who has it, or an administrator. From then on the request is not seen. */
export const endEmergency = command({
  name: "emergency.end",
  input: z.object({ emergencyId: z.uuid() }),
  subject: (tx, _actor, { emergencyId }) => findEmergency(tx, emergencyId),
  allow: canEndEmergency,
  async run({ tx, actor, subject: { id, requestId, surgeonId }, trail }) {
    trail.requestId = requestId;
    trail.emergency = id;
    if ((await endEmergencies(tx, { id })) === 0)
      throw new Refusal("conflict", "This access is over already. Load the page again.");
    trail.detail = { own: actor.kind === "person" && actor.accountId === surgeonId };
  },
});
