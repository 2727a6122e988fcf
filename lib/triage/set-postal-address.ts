import { z } from "zod";
import { command } from "#lib/command.ts";
import { sealIn } from "#lib/keys/sealed-columns.ts";
import { canAttend } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** Where letters to somebody go who has no e-mail, as it is written on an envelope. */
export const setPostalAddress = command({
  name: "request.set-postal-address",
  input: z.object({
    requestId: z.uuid(),
    postalAddress: z
      .string()
      .transform((text) =>
        text
          .replace(/\r\n?/g, "\n")
          .replace(/[^\P{Cc}\n]/gu, " ")
          .trim(),
      )
      .pipe(z.string().max(300, "This is too long: 300 characters at most")),
  }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canAttend,
  async run({ tx, subject: { id }, input: { postalAddress } }) {
    const sealed = postalAddress ? sealIn("review_request.postalAddress", id, postalAddress) : null;
    await tx.reviewRequest.update({ where: { id }, data: { postalAddress: sealed } });
    return { requestId: id };
  },
});
