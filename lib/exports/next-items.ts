import type { ExportKind } from "#prisma/generated/enums.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Cursor } from "./cursor.ts";
import type { PackedFile } from "./fill-part.ts";
import { eight, mediaFolders, mediaRoot, paperName } from "./folders.ts";
import { filesOf, nextPacks, nextPapers, partTarget, studiesOf } from "./repo.ts";

/** What can be taken into an export next: a paper, or the files of one pack. */
type Item =
  | { kind: "paper"; id: string; key: string; name: string; size: number }
  | { kind: "pack"; id: string; key: string; files: PackedFile[] };

type Folders = Record<"papers" | "messages", string>;

/** The items that fill the next part of an export, and whether there are others after them. Packets hold no papers. */
export async function nextItems(
  tx: Tx,
  of: { requestId: string; kind: ExportKind },
  { cursor, folders }: { cursor: Cursor; folders: Folders },
): Promise<{ items: Item[]; more: boolean }> {
  const { requestId } = of;
  const before = cursor.paper ? await tx.paper.count({ where: { requestId, id: { lte: cursor.paper } } }) : 0;
  const papers = (of.kind === "packet" ? [] : await nextPapers(tx, requestId, cursor.paper)).map(
    ({ id, key, label, type, size, ofMessage }, at): Extract<Item, { kind: "paper" }> => {
      const folder = ofMessage ? folders.messages : folders.papers;
      const name = `${folder}/${paperName(before + at, label, type === "jpeg" ? "jpg" : type)}`;
      return { kind: "paper", id, key, name, size };
    },
  );
  const packs = await nextPacks(tx, of, cursor.pack);
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
  return { items: [...somePapers, ...(await withFiles(tx, of, somePacks, cursor.files))], more };
}

async function withFiles(
  tx: Tx,
  of: { requestId: string; kind: ExportKind },
  packs: readonly { id: string; key: string }[],
  before: number,
): Promise<Item[]> {
  const folders = mediaFolders(await studiesOf(tx, of));
  const files = await filesOf(
    tx,
    of,
    packs.map(({ id }) => id),
  );
  let number = before;
  return packs.map(({ id, key }) => ({
    kind: "pack",
    id,
    key,
    files: files
      .filter(({ packId }) => packId === id)
      .map(({ entry, size, method, dataOffset, compressedSize, instance }) => {
        number += 1;
        return {
          entry,
          path: [...(folders.get(instance?.seriesId ?? "") ?? [mediaRoot]), eight("IM", number)],
          size: Number(size),
          method,
          dataOffset: Number(dataOffset),
          compressedSize: Number(compressedSize),
        };
      }),
  }));
}
