import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import { sift } from "#lib/upload/sift.ts";

const text = (value: string, size = value.length): Uint8Array => new TextEncoder().encode(value.padEnd(size));
const bytes = (...values: number[]): Uint8Array => Uint8Array.from([...values, ...new Array<number>(20).fill(0)]);
const kindOf = async (path: string, head: Uint8Array, size = head.length): Promise<string> => {
  const sifted = await sift(path, size, head);
  if (sifted.kind === "left_out") {
    expect([sifted.words.en, sifted.words.es]).not.toContain("");
    return sifted.reason;
  }
  return sifted.kind === "paper" ? sifted.type : sifted.kind;
};

describe("a chosen file", () => {
  it.each<[string, Uint8Array, string]>([
    ["DICOM/IMG00001", specimen(), "image"],
    ["viewer.exe", specimen(), "image"],
    ["report.dcm", specimen([], { pixels: false }), "no_pixels"],
    ["cut.dcm", specimen().subarray(0, -5), "truncated"],
    ["DICOMDIR", specimen([["0008,0016", "UI", "1.2.840.10008.1.3.10"]]), "directory"],
    ["movie.dcm", specimen([], { transferSyntax: "1.2.840.10008.1.2.4.102" }), "unsupported"],
    ["no-name.dcm", specimen([["0008,0018", "UI", ""]]), "unnamed"],
    ["empty.dcm", new Uint8Array(), "empty"],
    ["AUTORUN.INF", text("[autorun]"), "disc_program"],
    ["VIEWER/VIEWER.EXE", text("MZ program"), "disc_program"],
    ["VIEWER/noextension", text("MZ program"), "disc_program"],
    ["INDEX.HTM", text("<html>"), "disc_program"],
    ["VIEWER/logo.png", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), "disc_program"],
    [".DS_Store", text("Bud1"), "system_file"],
    ["__MACOSX/DICOM/IMG1", text("anything"), "system_file"],
    ["a/._IMG1", specimen(), "system_file"],
    ["Thumbs.db", text("thumb"), "system_file"],
    ["REPORT/BEFUND.PDF", text("%PDF-1.4"), "pdf"],
    ["scan.zip", text("PK\u0003\u0004 and more"), "archive"],
    ["disc.iso", text("\0".repeat(32769) + "CD001"), "archive"],
    ["disc.udf", text("\0".repeat(32769) + "BEA01"), "archive"],
    ["disc.iso", bytes(1, 2, 3), "disc_image"],
    ["scan.rar", text("Rar!\u001a"), "archive"],
    ["IMG1.dcm.gz", bytes(0x1f, 0x8b, 8), "archive"],
    ["scan", text("\0".repeat(257) + "ustar"), "archive"],
    ["scan.zip", text("PK00PK\u0003\u0004"), "archive"],
    ["padded.zip", bytes(0, 0, 0, 0), "archive"],
    ["disc.bin", bytes(0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0), "disc_image"],
    ["notes", text("Dear patient"), "not_a_scan"],
    ["IMG1.dcm", bytes(0, 1, 2, 3), "damaged"],
    ["notes.dcm", text("Dear patient,\r\n\tcome back"), "misnamed"],
  ])("%s is sorted", async (path, head, expected) => {
    expect(await kindOf(path, head)).toBe(expected);
  });

  it("is a video by its transfer syntax, and is told to be one", async () => {
    for (const number of ["100", "102.1", "107"]) {
      const film = specimen([], { transferSyntax: `1.2.840.10008.1.2.4.${number}` });
      const sifted = await sift("film", film.length, film);
      expect(sifted).toMatchObject({
        reason: "unsupported",
        words: { en: expect.stringContaining("video") as string },
      });
    }
  });

  it("may be a photographed page", async () => {
    expect(await kindOf("page.jpg", bytes(0xff, 0xd8, 0xff, 0xe0), 2_000_000)).toBe("jpeg");
    expect(await kindOf("page.heic", text("\0\0\0\u0018ftypheic"), 2_000_000)).toBe("heic");
  });

  it("is asked for more of when its header is longer", async () => {
    const long = specimen([["0009,1001", "OB", new Uint8Array(5000)]]);
    expect(await kindOf("a", long.subarray(0, 4096), long.length)).toBe("need_more");
    // A whole disc in one file says so only behind its first 32 KiB.
    expect(await kindOf("disc.iso", new Uint8Array(16_384), 700_000_000)).toBe("need_more");
  });
});
