import type { Tx } from "#lib/platform/db.ts";
import type { Cursor } from "./cursor.ts";
import type { PackedFile } from "./fill-part.ts";
import { fileName, paperName, seriesFolders } from "./folders.ts";
import { filesOf, nextPacks, nextPapers, partTarget, studiesOf } from "./repo.ts";

/** What can be taken into an export next: a paper, or the files of one pack. */
type Item =
  | { kind: "paper"; id: string; key: string; name: string; size: number }
  | { kind: "pack"; id: string; key: string; files: PackedFile[] };

type Folders = Record<"scan" | "papers" | "messages", string>;

/** The items that fill the next part of an export, and whether there are others after them. */
export async function nextItems(
  tx: Tx,
  requestId: string,
  { cursor, folders }: { cursor: Cursor; folders: Folders },
): Promise<{ items: Item[]; more: boolean }> {
  const before = cursor.paper ? await tx.paper.count({ where: { requestId, id: { lte: cursor.paper } } }) : 0;
  const papers = (await nextPapers(tx, requestId, cursor.paper)).map(
    ({ id, key, label, type, size, ofMessage }, at): Extract<Item, { kind: "paper" }> => {
      const folder = ofMessage ? folders.messages : folders.papers;
      const name = `${folder}/${paperName(before + at, label, type === "jpeg" ? "jpg" : type)}`;
      return { kind: "paper", id, key, name, size };
    },
  );
  const packs = await nextPacks(tx, requestId, cursor.pack);
  let room = partTarget + cursor.within;
  const taken = <One>(all: readonly One[], bytes: (one: One) => number): One[] => {
    const some: One[] = [];
    for (const one of all) {
      if (room <= 0) break;
      some.push(one);
      room -= bytes(one);
    }
    return some;
  };
  const somePapers = taken(papers, ({ size }) => size);
  const somePacks = taken(packs, ({ bytes }) => bytes);
  const more = somePapers.length < papers.length || somePacks.length < packs.length;
  return { items: [...somePapers, ...(await withFiles(tx, requestId, somePacks, cursor.packs, folders.scan))], more };
}

async function withFiles(
  tx: Tx,
  requestId: string,
  packs: readonly { id: string; key: string }[],
  before: number,
  root: string,
): Promise<Item[]> {
  const folders = seriesFolders(await studiesOf(tx, requestId), root);
  const files = await filesOf(
    tx,
    packs.map(({ id }) => id),
  );
  return packs.map(({ id, key }, at) => ({
    kind: "pack",
    id,
    key,
    files: files
      .filter(({ packId }) => packId === id)
      .map(({ entry, size, method, dataOffset, compressedSize, instance }) => ({
        entry,
        name: `${folders.get(instance?.seriesId ?? "") ?? root}/${fileName(before + at + 1, entry)}`,
        size: Number(size),
        method,
        dataOffset: Number(dataOffset),
        compressedSize: Number(compressedSize),
      })),
  }));
}
