import type { Chosen } from "./messages.ts";

/** The files of an input, in batches between which the page can breathe. */
export async function* filesOf(list: FileList): AsyncGenerator<Chosen[]> {
  await breath(50); // the page says that it looks before the browser is asked for the first file
  await atHand(list);
  const places = Array.from({ length: list.length }, (_, at) => at);
  yield* awake(places, async (some) =>
    some.flatMap((at) => list.item(at) ?? []).map((file) => ({ path: file.webkitRelativePath || file.name, file })),
  );
}

/** To hand a file over, the page waits for the browser, which may have ten thousand to take note of: that we wait for. */
async function atHand(list: FileList): Promise<void> {
  const reader = list
    .item(list.length - 1)
    ?.stream()
    .getReader();
  await reader?.read().catch(() => undefined);
  await reader?.cancel().catch(() => undefined);
}

/** Folders and files that the browser lets us open; the worker does. */
export async function* chosenAgain(handles: readonly FileSystemHandle[]): AsyncGenerator<Chosen[]> {
  yield handles.map((handle) => ({ handle }));
}

/** Milliseconds that a batch may keep the page: well below the 50 from which people notice. */
const most = 12;

/**
 * To hand a file over, the browser looks it up on the disk, which takes a fraction of a millisecond or many, by device.
 * So a batch is as large as the one before it allows, by the time that whoever takes the files was busy with them.
 */
export async function* awake<T>(
  items: readonly T[],
  open: (some: readonly T[]) => Promise<Chosen[]>,
): AsyncGenerator<Chosen[]> {
  let size = 4;
  for (let at = 0; at < items.length;) {
    const some = items.slice(at, at + size);
    at += some.length;
    const chosen = await open(some);
    const begun = performance.now();
    yield chosen;
    const took = Math.max(performance.now() - begun, 0.1);
    size = Math.max(1, Math.min(2 * size, 200, Math.floor((some.length * most) / took)));
    await breath();
  }
}

/**
 * The files of a drop, folders opened. What was dropped must be taken at once: after the event the browser empties it.
 * Every browser knows entries; handles are Chromium's alone.
 */
export function filesDropped(data: DataTransfer): AsyncGenerator<Chosen[]> {
  const items = [...data.items].filter(({ kind }) => kind === "file");
  const handles = items.map((item) => item.getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null));
  const entries = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return either(
    handles,
    entries.filter((entry) => entry !== null),
  );
}

async function* either(
  asked: readonly Promise<FileSystemHandle | null>[],
  entries: (FileSystemEntry | File)[],
): AsyncGenerator<Chosen[]> {
  const handles = (await Promise.all(asked)).filter((handle) => handle !== null);
  yield* handles.length === asked.length ? chosenAgain(handles) : walk(entries);
}

async function* walk(dropped: (FileSystemEntry | File)[]): AsyncGenerator<Chosen[]> {
  const folders: FileSystemDirectoryEntry[] = [];
  yield* open(dropped, folders);
  for (let folder = folders.shift(); folder; folder = folders.shift()) {
    const reader = folder.createReader();
    for (;;) {
      // A folder is read in portions, and an empty portion is its end.
      const entries = await new Promise<FileSystemEntry[] | null>((resolve) =>
        reader.readEntries(resolve, () => resolve(null)),
      );
      if (entries === null) yield [{ path: pathOf(folder), file: null }];
      if (entries === null || entries.length === 0) break;
      yield* open(entries, folders);
    }
  }
}

async function* open(
  entries: readonly (FileSystemEntry | File)[],
  folders: FileSystemDirectoryEntry[],
): AsyncGenerator<Chosen[]> {
  folders.push(...entries.filter((entry) => !(entry instanceof File) && entry.isDirectory).map(asFolder));
  yield* awake(entries, async (some) => (await Promise.all(some.map(asChosen))).filter((file) => file !== null));
}

const asFolder = (entry: FileSystemEntry | File): FileSystemDirectoryEntry => entry as FileSystemDirectoryEntry;

async function asChosen(entry: FileSystemEntry | File): Promise<Chosen | null> {
  if (entry instanceof File) return { path: entry.name, file: entry };
  if (!entry.isFile) return null;
  const file = await new Promise<File | null>((resolve) =>
    (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
  );
  return { path: pathOf(entry), file };
}

const pathOf = ({ fullPath }: FileSystemEntry): string => fullPath.replace(/^\//, "");

const breath = (milliseconds = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
