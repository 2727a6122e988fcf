import { z } from "zod";
import { command } from "#lib/command.ts";
import { readyExport } from "#lib/exports/repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signGet } from "#lib/platform/storage.ts";
import { canExport } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** Gives out an export: an address that works for minutes, under a name that tells nothing but the reference. */
export const downloadExport = command({
  name: "request.export-download",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canExport,
  async run({ tx, subject: { id: requestId, reference } }) {
    const key = await readyExport(tx, { requestId, kind: "copy" });
    if (!key)
      throw new Refusal("not_found", {
        en: "This download is not here any more. Ask for a new one.",
        es: "Esta descarga ya no está. Pida una nueva.",
      });
    return { key, reference };
  },
  async after({ key, reference }) {
    const fileName = `foramen-request-${reference}.zip`;
    const { url } = await signGet(key, { type: "application/zip", fileName });
    return { url, fileName };
  },
});
