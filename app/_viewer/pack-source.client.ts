import type { InstanceEntry, StudyIndex } from "#lib/studies/study-index.ts";
import { takeOpened } from "#app/_viewer/first-looks.client.ts";
import { readImageId } from "#app/_viewer/image-id.ts";
import type { OpenedFile } from "#app/_viewer/opened-file.ts";
import { createOpener } from "#app/_viewer/opener.client.ts";
import { type Trouble, createPackFetcher } from "#app/_viewer/pack-fetcher.client.ts";

export type PackSource = ReturnType<typeof openPackSource>;

const MiB = 2 ** 20;

/** The files of a request, fetched and taken apart in the order in which they are wanted. Knows nothing of Cornerstone. */
export function openPackSource(index: StudyIndex, renew: () => Promise<StudyIndex>) {
  const ranks = new Map<string, number>();
  const rankOf = (id: string): number => ranks.get(id) ?? 1e9;
  const warm = new Map<string, Promise<OpenedFile>>();
  const opener = createOpener(256 * MiB);
  let hasRoom = () => true;
  let onTrouble: (trouble: Trouble | null) => void = () => undefined;
  const fetcher = createPackFetcher({
    index,
    renew,
    rankOf,
    hasRoom: () => hasRoom(),
    onTrouble: (trouble) => onTrouble(trouble),
  });

  /** Which images are wanted most, first to last; the first is the one the person looks at. */
  function setOrder(imageIds: readonly string[]): void {
    ranks.clear();
    imageIds.forEach((imageId, rank) => {
      const instanceId = readImageId(imageId)?.instanceId ?? "";
      if (!ranks.has(imageId)) ranks.set(imageId, rank);
      if (!ranks.has(instanceId)) ranks.set(instanceId, rank);
    });
    fetcher.pump();
  }

  const begin = (entry: InstanceEntry) => opener.open(entry, () => fetcher.fetch(entry.id), takeOpened(entry.id));

  return {
    rankOf,
    setOrder,
    pump: () => fetcher.pump(),

    /** Begins with some files at once, while the page still loads what will show them. */
    warmUp(images: readonly { entry: InstanceEntry; imageId: string }[]): void {
      setOrder(images.map(({ imageId }) => imageId));
      for (const { entry } of images) {
        if (warm.has(entry.id)) continue;
        const file = begin(entry);
        file.catch(() => undefined);
        warm.set(entry.id, file);
      }
    },

    open(entry: InstanceEntry): Promise<OpenedFile> {
      const begun = warm.get(entry.id);
      warm.delete(entry.id);
      return begun ?? begin(entry);
    },

    listen(listeners: { hasRoom: () => boolean; onTrouble: (trouble: Trouble | null) => void }): void {
      ({ hasRoom, onTrouble } = listeners);
    },

    close(): void {
      fetcher.close();
      opener.close();
    },
  };
}
