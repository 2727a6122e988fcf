import { describe, expect, it } from "vitest";
import { isAbleBrowser } from "./able-browser.ts";

const { CompressionStream, DecompressionStream, crypto } = globalThis;
const able = { Worker: Object as unknown as typeof Worker, CompressionStream, DecompressionStream, crypto };

/** As Chromium 80 to 102: streams, but not the kind that ZIP needs. */
function Older(format: string): void {
  if (format === "deflate-raw") throw new TypeError(format);
}

describe("a browser", () => {
  it("can send a scan when it has all that it takes", () => {
    expect(isAbleBrowser(able)).toBe(true);
  });

  it.each([
    ["no workers", { ...able, Worker: undefined }],
    ["no packing", { ...able, CompressionStream: undefined }],
    ["no unpacking", { ...able, DecompressionStream: undefined }],
    ["an older packing", { ...able, CompressionStream: Older }],
    ["no secure connection", { ...able, crypto: {} }],
  ])("cannot with %s", (_, scope) => {
    expect(isAbleBrowser(scope as unknown as typeof able)).toBe(false);
  });
});
