import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { listScan } from "#lib/studies/list-scan.ts";

/** What to know before a patient is asked for more: their language, and what is needed of the scan and lacks. */
export const prepareQuestion = command({
  name: "request.prepare-question",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, subject: request }) {
    const { language } = await tx.account.findUniqueOrThrow({ where: { id: request.patientId } });
    const { fitness } = await listScan(tx, request);
    return {
      language,
      missing: fitness.flatMap(({ item, need, state, patient }) =>
        need === "needed" && (state === "missing" || state === "old") && patient ? [{ item, words: patient }] : [],
      ),
    };
  },
  view: true,
});

export type QuestionHelp = Extract<Awaited<ReturnType<typeof prepareQuestion>>, { ok: true }>["value"];
