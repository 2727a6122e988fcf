import { z } from "zod";
import { command } from "#lib/command.ts";
import { hasScanner, scannerAnswers } from "#lib/platform/malware.ts";
import { canSeePapers, canSendPapers } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { papersOf } from "./repo.ts";

/** The papers of a request, the report first. Who sends them sees how far each has come, others those that can be opened. */
export const listPapers = command({
  name: "paper.list",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSeePapers,
  async run({ tx, actor, subject: request }) {
    const papers = await papersOf(tx, request.id);
    const own = (actor.kind === "person" && actor.accountId === request.patientId) || canSendPapers(actor, request);
    return {
      papers: own ? papers : papers.filter(({ state }) => state === "kept"),
      /** Sent, and not yet looked at. */
      checking: papers.filter(({ state }) => state === "stored").length,
    };
  },
  /** `waiting`: nothing is checked now, as the virus scanner is away. */
  after: async (listed) => ({ ...listed, waiting: listed.checking > 0 && hasScanner() && !(await scannerAnswers()) }),
  view: true,
});
