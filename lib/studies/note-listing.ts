import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { type ListedSeries, ListingRequest } from "#lib/upload/contract.ts";
import { assessOnceChecked } from "./assess-once-checked.ts";

const mostStudies = 50;

/**
 * Keeps what the table of contents of the sender's disc lists of the studies that are sent, so that the receipt can say
 * whether all of it arrived. Said again, the same study is listed anew. It is a claim: nothing is taken or shown for it.
 */
export const noteListing = command({
  name: "scan.note-listing",
  input: ListingRequest.extend({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSendScan,
  async run({ tx, subject: { id: requestId }, input: { studies }, trail }) {
    await lockRequest(tx, requestId);
    for (const { uid: studyInstanceUid, series } of studies) {
      const key = { requestId, studyInstanceUid };
      const listed = { series: series satisfies ListedSeries[], notedAt: new Date() };
      await tx.discListing.upsert({
        where: { requestId_studyInstanceUid: key },
        create: { ...key, ...listed },
        update: listed,
      });
    }
    if ((await tx.discListing.count({ where: { requestId } })) > mostStudies)
      throw new Refusal("too_large", {
        en: "These discs list more scans than one request can take.",
        es: "Estos discos indican más estudios de los que caben en una solicitud.",
      });
    await assessOnceChecked(tx, requestId);
    trail.detail = { studies: studies.length };
    return { studies: studies.length };
  },
});
