import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canFill } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { assessOnceChecked } from "./assess-once-checked.ts";
import { clearStorage, leftoversOf } from "./clear-storage.ts";
import { previewKeys } from "./object-kinds.ts";

/**
 * Takes one scan out of a draft, with what is shown in it, as if it had never been sent: it can be sent again later. A pack goes, with its object,
 * once no accepted file of another scan lies in it; until then it is kept as it is, and no address of it leads here. What
 * storage has and nobody spoke of goes too: some of it may be of this scan.
 */
export const withdrawStudy = command({
  name: "scan.withdraw-study",
  input: z.object({ requestId: z.uuid(), studyId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFill,
  async run({ tx, subject: { id: requestId }, input: { studyId }, trail }) {
    await lockRequest(tx, requestId);
    const draft = await tx.reviewRequest.count({ where: { id: requestId, status: "draft" } });
    if (draft === 0)
      throw new Refusal("conflict", {
        en: "Your request was sent meanwhile. Call us to have a scan removed.",
        es: "Mientras tanto su solicitud se envió. Llámenos para quitar un estudio.",
      });
    if ((await tx.pack.count({ where: { requestId, state: "stored" } })) > 0)
      throw new Refusal("conflict", {
        en: "We are still checking your pictures. Try again in a minute.",
        es: "Todavía estamos comprobando sus imágenes. Intente de nuevo en un minuto.",
      });
    const shown = { requestId, OR: [{ id: studyId }, { partOfId: studyId }] };
    const files = { requestId, instance: { series: { study: shown } } };
    const touched = await tx.scanFile.findMany({ where: files, select: { packId: true }, distinct: ["packId"] });
    const previews = await previewKeys(tx, { study: shown });
    const removed = await tx.scanFile.deleteMany({ where: files }); // their instances go with them
    const { count } = await tx.study.deleteMany({ where: shown });
    if (count === 0)
      throw new Refusal("not_found", {
        en: "This scan is not here any more.",
        es: "Este estudio ya no está aquí.",
      });
    const empty = {
      requestId,
      OR: [
        { id: { in: touched.map(({ packId }) => packId) }, files: { none: { state: "accepted" as const } } },
        { state: "signed" as const },
      ],
    };
    const packs = await tx.pack.findMany({ where: empty, select: { key: true, uploadId: true } });
    await tx.pack.deleteMany({ where: empty });
    const { keys, uploads } = leftoversOf(packs);
    await clearStorage(tx, { keys: [...keys, ...previews], uploads });
    await assessOnceChecked(tx, requestId);
    trail.detail = { files: removed.count, packs: packs.length };
    return trail.detail;
  },
});
