import { z } from "zod";
import { command } from "#lib/command.ts";
import { languages } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTypeForSomebody } from "#lib/requests/policy.ts";
import { newReference } from "#lib/requests/reference.ts";
import { EntryWay } from "#prisma/generated/enums.ts";

/**
 * Staff begin a request for somebody who called or wrote and has no e-mail. The person gets an account all the same, with
 * no address: nobody signs in to it and no mail goes to it until staff add one.
 */
export const startForSomebody = command({
  name: "request.start-for-somebody",
  input: z.object({
    /** Made with the form: sent twice, it is one request. */
    requestId: z.uuid(),
    via: z.enum(EntryWay, { error: "Choose how they reached us" }),
    language: z.enum(languages, { error: "Choose the language they read" }),
  }),
  subject: async () => ({}),
  allow: canTypeForSomebody,
  async run({ tx, actor, input: { requestId, via, language }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff type for somebody.");
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${actor.accountId}::uuid FOR UPDATE`; // pressed twice at once
    const before = await tx.reviewRequest.findFirst({ where: { id: requestId, enteredById: actor.accountId } });
    const { patientId } =
      before ??
      (await tx.reviewRequest.create({
        data: {
          id: requestId,
          reference: newReference(),
          patient: { create: { role: "patient", language } },
          enteredBy: { connect: { id: actor.accountId } },
          enteredVia: via,
        },
      }));
    Object.assign(trail, { requestId, patientId, detail: { via } });
    return { requestId };
  },
});
