import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { demandLicense } from "#lib/requests/license.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, move } from "#lib/requests/repo.ts";
import { countReleased, countScans } from "#lib/studies/list-scan.ts";
import { listSurgeons } from "#lib/accounts/repo.ts";
import { Assignment } from "./forms.ts";

/** Gives a request to a surgeon, who from now on sees it and its images. Refused while there is no image to see. */
export const assignSurgeon = command({
  name: "request.assign",
  input: Assignment,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, subject: request, input: { surgeonId }, trail }) {
    const surgeon = (await listSurgeons(tx)).find(({ id }) => id === surgeonId);
    if (!surgeon) throw new Refusal("conflict", "This surgeon cannot take requests any more. Choose another.");
    demandLicense(surgeon, request);
    const scan = (await countScans(tx, [request.id])).get(request.id);
    if (!scan || scan.images === 0)
      throw new Refusal(
        "conflict",
        "There is no checked image yet. Wait for the check, or ask the patient for the scan.",
      );
    if ((await countReleased(tx, request.id)) === 0)
      throw new Refusal(
        "conflict",
        "This may be another person’s scan. Decide whose it is, or ask the patient for the right one, then assign.",
      );
    await move(tx, request, "assign", { surgeonId, waitingFrom: new Date() });
    await notify(tx, "assigned", request);
    await notify(tx, "with_surgeon", request, { once: true });
    trail.detail = { surgeonId };
    return { requestId: request.id };
  },
});
