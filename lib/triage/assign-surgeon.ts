import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { exchangeDrafts } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, move } from "#lib/requests/repo.ts";
import { countReleased, countScans } from "#lib/studies/list-scan.ts";
import { Assignment } from "./forms.ts";
import { demandSurgeon } from "./surgeons-repo.ts";
import { keepUndo } from "./undo-repo.ts";
import { undoSeconds } from "./undo-time.ts";

/** Gives a request to a surgeon, who from now on sees it and its images; it can be undone for a moment. Refused while there is no image to see. */
export const assignSurgeon = command({
  name: "request.assign",
  input: Assignment,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input, trail }) {
    const { surgeonId } = input;
    const { away } = await demandSurgeon(tx, request, input);
    demandSeen(request, input.version);
    await demandScan(tx, request.id);
    await move(tx, request, "assign", { surgeonId, waitingFrom: new Date() });
    await exchangeDrafts(tx, request.id, surgeonId);
    // Both are told of it once nobody can undo it any more.
    const inSeconds = undoSeconds + 5;
    await notify(tx, "assigned", request, { inSeconds });
    await notify(tx, "with_surgeon", request, { once: true, inSeconds });
    trail.detail = { surgeonId, ...(away && { away }) };
    const before = { surgeonId: request.surgeonId, waitingFrom: request.waitingFrom?.toISOString() ?? null };
    return { requestId: request.id, ...(await keepUndo(tx, actor, request.id, { act: "assign", ...before })) };
  },
});

async function demandScan(tx: Tx, requestId: string): Promise<void> {
  const scan = (await countScans(tx, [requestId])).get(requestId);
  if (!scan || scan.images === 0)
    throw new Refusal(
      "conflict",
      "There is no checked image yet. Wait for the check, or ask the patient for the scan.",
    );
  if ((await countReleased(tx, requestId)) === 0)
    throw new Refusal(
      "conflict",
      "This may be another person’s scan. Decide whose it is, or ask the patient for the right one, then assign.",
    );
}
