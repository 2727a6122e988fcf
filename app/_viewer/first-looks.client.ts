import { useCallback, useSyncExternalStore } from "react";
import type { Carried, FirstLooks } from "#app/_viewer/first-look.ts";
import { readImageId } from "#app/_viewer/image-id.ts";
import type { ListedSeries } from "#app/_viewer/listing.ts";
import type { OpenedFile } from "#app/_viewer/opened-file.ts";
import { ctPreset } from "#lib/imaging/windowing.ts";
import type { StudyIndex } from "#lib/studies/study-index.ts";

/** What is larger is fetched the usual way, which tells when nothing comes any more. */
const mostBytes = 2 ** 21;

/** What the canvas of a viewport carries, so that its first image is drawn before anything of the viewer is awake. */
export function firstLookIn(
  packs: StudyIndex["packs"],
  { series, imageIds, cutOf }: ListedSeries,
  at: number,
  preset: string | null,
): string | undefined {
  const { instanceId, frame } = readImageId(imageIds[at] ?? "") ?? {};
  const entry = series.instances.find(({ id }) => id === instanceId);
  const url = packs[entry?.packId ?? ""]?.url;
  if (cutOf || !entry || !instanceId || !frame || !url || entry.compressedSize > mostBytes) return undefined;
  const { method, size, frames, dataOffset: start, compressedSize } = entry;
  const place = { url, start, end: start + compressedSize };
  return JSON.stringify({
    ...{ instanceId, frame, window: ctPreset(preset) },
    ...{ ...place, method, size, frames: Math.max(frames, 1) },
  } satisfies Carried);
}

/** A file that was opened for a first look: given away once. */
export function takeOpened(instanceId: string): Promise<OpenedFile> | undefined {
  const { firstLooks } = globalThis as { firstLooks?: FirstLooks };
  const file = firstLooks?.get(instanceId);
  firstLooks?.delete(instanceId);
  return file;
}

/** Whether the image that a canvas carries is seen on it. */
export function useDrawn(canvas: HTMLCanvasElement | null): boolean {
  const watch = useCallback(
    (tell: () => void) => {
      canvas?.addEventListener("drawn", tell);
      return () => canvas?.removeEventListener("drawn", tell);
    },
    [canvas],
  );
  return useSyncExternalStore(
    watch,
    () => canvas?.dataset["drawn"] !== undefined,
    () => false,
  );
}
