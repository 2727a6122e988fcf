import { describe, expect, it } from "vitest";
import { FinishRequest, SignRequest } from "#lib/upload/contract.ts";
import { maxFileBytes, maxPackBytes } from "#lib/upload/limits.ts";

const entry = { name: "0001.dcm", sha256: "a".repeat(64), size: 100 };
const pack = { sha256: `${"A".repeat(43)}=`, size: 500, entries: [entry] };
const accepts = (own: object): boolean => SignRequest.safeParse({ packs: [{ ...pack, ...own }] }).success;

describe("what may be signed for", () => {
  it("is a pack of named and hashed files", () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ size: maxFileBytes })).toBe(true);
  });

  it.each<[string, object]>([
    ["a name that is a path", { entries: [{ ...entry, name: "../0001.dcm" }] }],
    ["a name with a person in it", { entries: [{ ...entry, name: "DOE JOHN.dcm" }] }],
    ["no files", { entries: [] }],
    ["too many files", { entries: Array.from({ length: 2001 }, (_, index) => ({ ...entry, name: `${index}.dcm` })) }],
    ["two files of one name", { entries: [entry, entry] }],
    ["several files in a huge pack", { size: maxPackBytes + 1, entries: [entry, { ...entry, name: "0002.dcm" }] }],
    [
      "several files that inflate to much",
      { entries: [1, 2].map((at) => ({ ...entry, name: `${at}.dcm`, size: maxPackBytes / 2 + 1 })) },
    ],
    ["a file that is too large", { entries: [{ ...entry, size: maxFileBytes + 1 }] }],
    ["a hash that is none", { sha256: "A".repeat(44) }],
  ])("is not %s", (_, own) => {
    expect(accepts(own)).toBe(false);
  });

  it("finishes by id", () => {
    expect(FinishRequest.safeParse({ packIds: [crypto.randomUUID()] }).success).toBe(true);
    expect(FinishRequest.safeParse({ packIds: ["1"] }).success).toBe(false);
  });
});
