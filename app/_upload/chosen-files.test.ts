import { describe, expect, it, vi } from "vitest";
import { scan } from "#lib/upload/plan.ts";
import { awake, filesDropped } from "./chosen-files.client.ts";
import { filesIn } from "./handles.ts";
import type { ChosenFile } from "./messages.ts";
import { unreadable } from "./unreadable.ts";

type Failing = (error: Error) => void;

const fileEntry = (path: string, file: File | null) => ({
  ...{ isFile: true, isDirectory: false, fullPath: path },
  file: (found: (file: File) => void, failed: Failing) => (file ? found(file) : failed(new Error("scratched"))),
});

/** A folder whose entries come in portions; null for one that cannot be read. */
const folderEntry = (path: string, portions: (object[] | null)[]) => ({
  ...{ isFile: false, isDirectory: true, fullPath: path },
  createReader: () => ({
    readEntries: (found: (entries: object[]) => void, failed: Failing) => {
      const portion = portions.shift();
      if (portion === null) failed(new Error("scratched"));
      else found(portion ?? []);
    },
  }),
});

const dropped = async (...entries: object[]) => {
  const items = entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry }));
  const chosen: ChosenFile[] = [];
  for await (const batch of filesDropped({ items } as unknown as DataTransfer))
    chosen.push(...batch.filter((one) => "path" in one));
  return chosen;
};

describe("a dropped disc", () => {
  it("gives every file, whatever portions its folders come in", async () => {
    const files = ["/cd/a", "/cd/b", "/cd/sub/c"].map((path) => fileEntry(path, new File(["x"], "x")));
    const sub = folderEntry("/cd/sub", [files.slice(2)]);
    const chosen = await dropped(folderEntry("/cd", [[files[0] ?? {}, sub], [files[1] ?? {}]]));
    expect(chosen.map(({ path }) => path)).toEqual(["cd/a", "cd/b", "cd/sub/c"]);
  });

  it("names files and folders that could not be opened, instead of passing over them", async () => {
    const chosen = await dropped(folderEntry("/cd", [[fileEntry("/cd/bad", null), folderEntry("/cd/worse", [null])]]));
    expect(chosen).toEqual([
      { path: "cd/bad", file: null },
      { path: "cd/worse", file: null },
    ]);
    const { leftOut } = await scan(chosen.map(({ path }) => ({ path, file: unreadable })));
    expect(leftOut.map(({ path, reason }) => [path, reason])).toEqual([
      ["cd/bad", "unreadable"],
      ["cd/worse", "unreadable"],
    ]);
  });
});

it("dropped where the browser lets us open it again is opened by the worker, file by file", async () => {
  const fileHandle = (name: string, file: File | null) => ({
    ...{ kind: "file", name },
    getFile: () => (file ? Promise.resolve(file) : Promise.reject(new Error("scratched"))),
  });
  const folder = (name: string, inside: object[] | null) => ({
    ...{ kind: "directory", name },
    values: async function* () {
      if (!inside) throw new Error("scratched");
      yield* inside;
    },
  });
  const picture = new File(["x"], "IM1");
  const disc = folder("cd", [
    folder("sub", [fileHandle("IM2", picture)]),
    fileHandle("IM1", picture),
    fileHandle("bad", null),
    folder("worse", null),
  ]);
  const items = [
    { kind: "file", webkitGetAsEntry: () => null, getAsFile: () => null, getAsFileSystemHandle: async () => disc },
  ];
  const batches = [];
  for await (const batch of filesDropped({ items } as unknown as DataTransfer)) batches.push(...batch);
  expect(batches).toEqual([{ handle: disc }]);
  const files: ChosenFile[] = [];
  for await (const one of filesIn(disc as unknown as FileSystemHandle)) files.push(one);
  expect(files).toEqual([
    { path: "cd/IM1", file: picture },
    { path: "cd/bad", file: null },
    { path: "cd/sub/IM2", file: picture },
    { path: "cd/worse", file: null },
  ]);
});

it("hands over as many files at once as the page can bear, be they quick or slow to look up", async () => {
  let clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  const files = Array.from({ length: 400 }, (_, at) => String(at));
  const sizes = async (each: number): Promise<number[]> => {
    const seen = [];
    for await (const { length } of awake(files, async (some) => some.map((path) => ({ path, file: null })))) {
      seen.push(length);
      clock += each * length;
    }
    return seen;
  };
  const quick = await sizes(0.01);
  const slow = await sizes(5);
  vi.restoreAllMocks();
  expect(quick).toEqual([4, 8, 16, 32, 64, 128, 148]);
  expect(new Set(slow.slice(1))).toEqual(new Set([2]));
  expect([quick, slow].map((all) => all.reduce((sum, size) => sum + size))).toEqual([400, 400]);
});
