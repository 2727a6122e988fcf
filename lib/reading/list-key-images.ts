import { z } from "zod";
import { command } from "#lib/command.ts";
import { keyImagesOf } from "#lib/markings/shared-repo.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** The key images that a surgeon may share when they sign: they are asked for when the opinion is reviewed, as marks change until then. */
export const listKeyImages = command({
  name: "reading.key-images",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canRead,
  run: async ({ tx, actor, subject: request }) => ({
    images: actor.kind === "person" ? await keyImagesOf(tx, request.id, actor.accountId) : [],
  }),
  view: true,
});

export type KeyImage = Extract<Awaited<ReturnType<typeof listKeyImages>>, { ok: true }>["value"]["images"][number];
