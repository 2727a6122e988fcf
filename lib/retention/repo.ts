import type { Tx } from "#lib/platform/db.ts";
import type { FinalStatus } from "#lib/requests/status.ts";
import { clearStorage } from "#lib/studies/clear-storage.ts";
import { objectsOf } from "#lib/studies/object-kinds.ts";
import { endedBefore, keepDays } from "./keep.ts";

const atOnce = 100;

/**
 * Removes scan and papers of a request: the rows in this transaction, the objects by a job that exists exactly if it
 * commits. Consents, messages, the opinion and the trail stay.
 */
export async function eraseImaging(tx: Tx, requestId: string): Promise<{ packs: number; papers: number }> {
  const { keys, uploads } = await objectsOf(tx, requestId);
  await tx.study.deleteMany({ where: { requestId } }); // with its series and images
  const packs = await tx.pack.deleteMany({ where: { requestId } }); // with its files
  const papers = await tx.paper.deleteMany({ where: { requestId } });
  await tx.requestExport.deleteMany({ where: { requestId } }); // it holds copies of all of it
  await tx.sharedImage.deleteMany({ where: { requestId } }); // pictures of the scan too
  await clearStorage(tx, { keys, uploads });
  await tx.reviewRequest.update({ where: { id: requestId }, data: { erasedAt: new Date() } });
  return { packs: packs.count, papers: papers.count };
}

/**
 * Removes all that a request holds but what has to stay: consents, the trail, and a signed opinion with the name and
 * birth date that say whose it is.
 */
export async function eraseRecord(tx: Tx, requestId: string): Promise<{ packs: number; papers: number }> {
  const removed = await eraseImaging(tx, requestId);
  await tx.message.deleteMany({ where: { requestId } });
  await tx.urgencyChange.deleteMany({ where: { requestId } });
  await tx.call.deleteMany({ where: { requestId } });
  await tx.callTask.deleteMany({ where: { requestId } });
  await tx.opinionGrant.deleteMany({ where: { requestId } });
  await tx.followUp.deleteMany({ where: { requestId } }); // with its calls
  await tx.opinion.deleteMany({ where: { requestId, signedAt: null } });
  await tx.opinionAside.deleteMany({ where: { requestId } });
  await tx.marking.deleteMany({ where: { requestId } }); // of images that are not here any more
  await tx.discListing.deleteMany({ where: { requestId } });
  await tx.scanAssessment.deleteMany({ where: { requestId } });
  const signed = (await tx.opinion.count({ where: { requestId } })) > 0;
  const person = signed ? {} : { personName: null, birthDate: null, mrn: null };
  const told = { answers: {}, regions: [], urgent: false, raised: false, priorityReasons: [], callAgainAt: null };
  await tx.disc.updateMany({ where: { requestId }, data: { label: "Disc" } }); // where each went stays
  await tx.reviewRequest.update({ where: { id: requestId }, data: { ...told, ...person, postalAddress: null } });
  return removed;
}

/** Requests, or the one that is named, whose time is over and whose scan and papers are still here; locked. */
export async function requestsToErase(tx: Tx, requestId: string | null = null): Promise<{ id: string }[]> {
  const found: { id: string }[] = [];
  const now = new Date();
  for (const status of Object.keys(keepDays) as FinalStatus[])
    found.push(
      ...(await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM review_request
        WHERE status = ${status}::"RequestStatus" AND "endedAt" < ${endedBefore(status, now)}
          AND ("erasedAt" IS NULL OR "erasedAt" < "endedAt") AND (${requestId}::uuid IS NULL OR id = ${requestId}::uuid)
        ORDER BY id LIMIT ${atOnce} FOR UPDATE`),
    );
  return found;
}
