import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { Judgement } from "./emergency.ts";
import { findEmergency, keepJudgement } from "./repo.ts";

/** Closes the review of an access: whether it was justified, in writing, once. What still lasts is ended first. */
export const judgeEmergency = command({
  name: "emergency.judge",
  input: Judgement,
  subject: (tx, _actor, { emergencyId }) => findEmergency(tx, emergencyId),
  allow: canAdminister,
  async run({ tx, actor, subject: { id, requestId, surgeonId }, input: { verdict, judgement }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person judges.");
    trail.requestId = requestId;
    trail.detail = { emergency: id, accountId: surgeonId, verdict };
    if (!(await keepJudgement(tx, id, { verdict, judgement, judgedById: actor.accountId })))
      throw new Refusal("conflict", "It still lasts, or a colleague has judged it already. Load the page again.");
  },
});
