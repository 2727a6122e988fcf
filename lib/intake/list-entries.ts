import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTypeForSomebody } from "#lib/requests/policy.ts";
import type { Answers } from "./questions.ts";

const most = 200;

/** What staff type for somebody and have not sent on yet, whoever of them began it; the oldest first. */
export const listEntries = command({
  name: "entry.list",
  input: z.object({}),
  subject: async () => ({}),
  allow: canTypeForSomebody,
  async run({ tx }) {
    const drafts = await tx.reviewRequest.findMany({
      where: { enteredById: { not: null }, status: "draft" },
      include: { enteredBy: { select: { name: true } } },
      orderBy: { createdAt: "asc" },
      take: most,
    });
    return drafts.map(({ id, reference, answers, enteredVia, enteredBy, createdAt }) => {
      const { fullName } = answers as Answers;
      return {
        ...{ id, reference },
        personName: typeof fullName === "string" ? fullName : "",
        via: enteredVia ?? "phone",
        by: enteredBy?.name ?? "",
        startedAt: createdAt.toISOString(),
      };
    });
  },
  view: true,
});
