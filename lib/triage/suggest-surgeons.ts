import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { visibleTo } from "#lib/requests/repo.ts";
import { suggestionsFor } from "./suggestion.ts";
import { caseOf, surgeonFacts } from "./surgeons-repo.ts";

/** Who could read these requests, the best suited first, with what speaks for and against each. Whoever has them is no choice. */
export const suggestSurgeons = command({
  name: "request.suggest-surgeons",
  input: z.object({ requestIds: z.array(z.uuid()).min(1).max(100) }),
  async subject(tx, actor, { requestIds }) {
    const requests = await tx.reviewRequest.findMany({
      where: { AND: [{ id: { in: requestIds } }, visibleTo(actor)] },
    });
    return requests.length > 0 ? requests : null;
  },
  allow: (actor, requests) => requests.every((request) => canTriage(actor, request)),
  async run({ tx, subject: requests, trail }) {
    const [first] = requests;
    if (requests.length === 1) trail.requestId = first?.id;
    else trail.detail = { requests: requests.length };
    const hasAll = (id: string) => requests.every(({ status, surgeonId }) => status === "assigned" && surgeonId === id);
    const others = (await surgeonFacts(tx)).filter(({ id }) => !hasAll(id));
    return { suggestions: suggestionsFor(requests.map(caseOf), others) };
  },
  view: true,
});
