import { z } from "zod";
import { is } from "#lib/accounts/actor.ts";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { readObject } from "#lib/platform/storage.ts";
import { canRead, canTakeAnswer } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { sharedOf } from "./shared-repo.ts";

/** A picture that goes with an answer, WebP of our own making; its patient sees it once the answer is published. */
export const openShared = command({
  name: "answer.picture",
  input: z.object({ requestId: z.uuid(), imageId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: (actor, request) => canTakeAnswer(actor, request) || canRead(actor, request),
  async run({ tx, actor, subject: request, input: { imageId } }) {
    const seen = is("patient", actor) && !request.answeredAt ? [] : await sharedOf(tx, request.id);
    const picture = seen.find(({ id }) => id === imageId);
    if (!picture) throw new Refusal("not_found", { en: "There is no such picture.", es: "No existe esa imagen." });
    return picture.key;
  },
  after: (key) => readObject(key),
  view: true,
});
