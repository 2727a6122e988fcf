import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readingTogether } from "#lib/upload/read-together.ts";

const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);

describe("slices read together", () => {
  it("are each what was asked for, with fewer readings than slices", async () => {
    const reading = vi.spyOn(Blob.prototype, "arrayBuffer");
    const read = readingTogether(8);
    const files = Array.from({ length: 20 }, (_, at) => file(at, at + 1, at + 2, at + 3));
    const slices = await Promise.all(files.map((one, at) => read(one, 1, at % 2 ? 3 : 9)));
    expect(slices.map((bytes) => [...bytes])).toEqual(
      files.map((_, at) => (at % 2 ? [at + 1, at + 2] : [at + 1, at + 2, at + 3])),
    );
    expect(reading.mock.calls.length).toBeLessThan(6);
    reading.mockRestore();
  });

  it("are read alone where one of them cannot be read, and only that one fails", async () => {
    const folder = mkdtempSync(join(tmpdir(), "read-together-"));
    const paths = ["a", "b", "c"].map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, path.slice(-1));
    const files = await Promise.all(paths.map((path) => openAsBlob(path)));
    writeFileSync(paths[1] ?? "", "changed since it was chosen");
    const read = readingTogether(8);
    const [first, second, third] = await Promise.allSettled(files.map((one) => read(one, 0, 1)));
    rmSync(folder, { recursive: true });
    expect(first).toMatchObject({ status: "fulfilled", value: new Uint8Array([97]) });
    expect(second?.status).toBe("rejected");
    expect(third).toMatchObject({ status: "fulfilled", value: new Uint8Array([99]) });
  });
});
