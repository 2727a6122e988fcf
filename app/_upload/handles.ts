import type { ChosenFile } from "./messages.ts";

/**
 * Folders and files that the browser lets us open again, even after the page was left (File System Access; Chromium's
 * browsers). A Web Worker walks through them, so that the page has nothing to do with ten thousand files.
 */

/** As much of the interface as is used here; TypeScript's own description leaves it out. */
declare global {
  interface Window {
    showDirectoryPicker?: (options: { id: string }) => Promise<FileSystemDirectoryHandle>;
  }
  interface DataTransferItem {
    getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  }
  interface FileSystemHandle {
    requestPermission?: (options: { mode: "read" }) => Promise<PermissionState>;
  }
}

const opened = 64;

/** Every file in a folder and the folders in it, or the one file; without the file where it cannot be opened. */
export async function* filesIn(handle: FileSystemHandle, path: string = handle.name): AsyncGenerator<ChosenFile> {
  if (handle.kind === "file") {
    yield await open(handle as FileSystemFileHandle, path);
    return;
  }
  const folders: FileSystemHandle[] = [];
  let waiting: Promise<ChosenFile>[] = [];
  try {
    for await (const entry of (handle as FileSystemDirectoryHandle).values()) {
      if (entry.kind === "directory") folders.push(entry);
      else waiting.push(open(entry, `${path}/${entry.name}`));
      if (waiting.length < opened) continue;
      yield* await Promise.all(waiting);
      waiting = [];
    }
  } catch {
    yield { path, file: null };
  }
  yield* await Promise.all(waiting);
  for (const folder of folders) yield* filesIn(folder, `${path}/${folder.name}`);
}

const open = (handle: FileSystemFileHandle, path: string): Promise<ChosenFile> =>
  handle.getFile().then(
    (file) => ({ path, file }),
    () => ({ path, file: null }),
  );
