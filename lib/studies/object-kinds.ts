import type { Tx } from "#lib/platform/db.ts";
import { exportFolder, leftoversOfExports } from "#lib/exports/repo.ts";
import { sharedFolder } from "#lib/markings/shared-repo.ts";
import { keysOfPapers, paperKeyOf } from "#lib/papers/repo.ts";
import { takesScan } from "#lib/requests/status.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import { assessOnceChecked } from "./assess-once-checked.ts";
import { type Leftovers, leftoversOf } from "./clear-storage.ts";
import { keysOf, packFolder, previewFolder } from "./repo.ts";

/** Rows with these keys after `after` and up to `upTo`, in the order of their keys' bytes. */
type Stretch = { after: string; upTo: string | null; before: Date; take: number };

type ObjectKind = {
  prefix: string;
  /** Which of these keys belong to a row, also one whose object is not there yet. */
  owned: (tx: Tx, keys: string[]) => Promise<string[]>;
  /** Everything that the rows of one request have in storage. */
  of: (tx: Tx, requestId: string) => Promise<Leftovers>;
  /** What cannot be made anew from other objects, so that a loss must be told. */
  precious?: {
    /** Rows settled before a moment whose object has to be there. */
    demanded: (tx: Tx, stretch: Stretch) => Promise<{ key: string; requestId: string }[]>;
    /** Takes note of a loss: sent again where that can still be, else marked for staff. Answers for how many. */
    lose: (tx: Tx, request: { id: string; status: RequestStatus }, keys: string[]) => Promise<number>;
    /** What was marked as lost and is there after all. */
    find: (tx: Tx, keys: string[]) => Promise<void>;
  };
};

/** Every kind of object in the bucket and the rows that own it: whoever stores something new adds an entry here. */
export const objectKinds: readonly ObjectKind[] = [
  {
    prefix: packFolder,
    async owned(tx, keys) {
      const asked = { key: { in: [...new Set(keys.flatMap(keysOf))] } };
      return (await tx.pack.findMany({ where: asked, select: { key: true } })).flatMap(({ key }) => keysOf(key));
    },
    of: async (tx, requestId) =>
      leftoversOf(await tx.pack.findMany({ where: { requestId }, select: { key: true, uploadId: true } })),
    precious: {
      demanded: (tx, { after, upTo, before, take }) =>
        tx.pack.findMany({
          where: {
            key: { gt: after, ...(upTo !== null && { lte: upTo }) },
            state: "checked",
            checkedAt: { lt: before },
            missingAt: null,
            files: { some: { state: "accepted" } },
          },
          select: { key: true, requestId: true },
          orderBy: { key: "asc" },
          take,
        }),
      lose: losePacks,
      find: async (tx, keys) => void (await tx.pack.updateMany({ where: foundAgain(keys), data: { missingAt: null } })),
    },
  },
  {
    prefix: "papers/",
    async owned(tx, keys) {
      const papers = await tx.paper.findMany({ where: { key: { in: keys.map(paperKeyOf) } }, select: { key: true } });
      const known = new Set(papers.map(({ key }) => key));
      return keys.filter((key) => known.has(paperKeyOf(key)));
    },
    of: async (tx, requestId) => ({ keys: await keysOfPapers(tx, requestId), uploads: [] }),
    precious: {
      demanded: (tx, { after, upTo, before, take }) =>
        tx.paper.findMany({
          where: {
            key: { gt: after, ...(upTo !== null && { lte: upTo }) },
            state: "kept",
            checkedAt: { lt: before },
            missingAt: null,
          },
          select: { key: true, requestId: true },
          orderBy: { key: "asc" },
          take,
        }),
      lose: losePapers,
      find: async (tx, keys) =>
        void (await tx.paper.updateMany({ where: foundAgain(keys), data: { missingAt: null } })),
    },
  },
  {
    // An export can be made anew: what storage loses of it is no loss.
    prefix: exportFolder,
    owned: async (tx, keys) =>
      (await tx.requestExport.findMany({ where: { key: { in: keys } }, select: { key: true } })).map(({ key }) => key),
    async of(tx, requestId) {
      const held = await tx.requestExport.findMany({ where: { requestId }, select: { key: true, uploadId: true } });
      return leftoversOfExports(held);
    },
  },
  {
    prefix: sharedFolder,
    owned: async (tx, keys) =>
      (await tx.sharedImage.findMany({ where: { key: { in: keys } }, select: { key: true } })).flatMap(
        ({ key }) => key ?? [],
      ),
    async of(tx, requestId) {
      const held = await tx.sharedImage.findMany({ where: { requestId }, select: { key: true } });
      return { keys: held.flatMap(({ key }) => key ?? []), uploads: [] };
    },
  },
  {
    prefix: previewFolder,
    owned: async (tx, keys) => previewKeys(tx, { previewKey: { in: keys } }),
    of: async (tx, requestId) => ({ keys: await previewKeys(tx, { study: { requestId } }), uploads: [] }),
  },
];

/** The objects of previews of series. */
export async function previewKeys(tx: Tx, where: Prisma.SeriesWhereInput): Promise<string[]> {
  const series = await tx.series.findMany({ where, select: { previewKey: true } });
  return series.flatMap(({ previewKey }) => previewKey ?? []);
}

/** The kind of what lies there. */
export function kindOf(prefix: string): ObjectKind {
  const kind = objectKinds.find((one) => one.prefix === prefix);
  if (!kind) throw new Error("nothing of ours lies there");
  return kind;
}

/** Everything that a request has in storage, of every kind. */
export async function objectsOf(tx: Tx, requestId: string): Promise<Leftovers> {
  const all: Leftovers = { keys: [], uploads: [] };
  for (const kind of objectKinds) {
    const { keys, uploads } = await kind.of(tx, requestId);
    all.keys.push(...keys);
    all.uploads.push(...uploads);
  }
  return all;
}

/** Of how many packs and papers storage has lost the bytes, too late for them to be sent again. */
export async function countLost(tx: Tx, requestId: string): Promise<number> {
  const lost = { requestId, missingAt: { not: null } };
  return (await tx.pack.count({ where: lost })) + (await tx.paper.count({ where: lost }));
}

const foundAgain = (keys: string[]) => ({ key: { in: keys }, missingAt: { not: null } });

/**
 * Pictures that can be sent again are forgotten, so that the next upload brings them; a review that has begun keeps its
 * rows, and staff are told.
 */
async function losePacks(tx: Tx, { id: requestId, status }: { id: string; status: RequestStatus }, keys: string[]) {
  const lost = { requestId, key: { in: keys }, state: "checked" as const };
  if (!takesScan(status))
    return (await tx.pack.updateMany({ where: { ...lost, missingAt: null }, data: { missingAt: new Date() } })).count;
  await tx.scanFile.deleteMany({ where: { state: "accepted", pack: lost } }); // with their images
  await tx.series.deleteMany({ where: { study: { requestId }, instances: { none: {} } } });
  await tx.study.deleteMany({ where: { requestId, series: { none: {} } } });
  const { count } = await tx.pack.updateMany({ where: lost, data: { state: "damaged" } });
  await assessOnceChecked(tx, requestId);
  return count;
}

async function losePapers(tx: Tx, { id: requestId, status }: { id: string; status: RequestStatus }, keys: string[]) {
  const lost = { requestId, key: { in: keys }, state: "kept" as const };
  const { count } = takesScan(status)
    ? await tx.paper.updateMany({ where: lost, data: { state: "refused", refusal: "missing" } })
    : await tx.paper.updateMany({ where: { ...lost, missingAt: null }, data: { missingAt: new Date() } });
  return count;
}
