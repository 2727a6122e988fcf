import { expect, it } from "vitest";
import { ceilingWords, tooMuch } from "#lib/upload/ceiling.ts";

const ceiling = { requestBytes: 20e9, requestFiles: 50_000, fileBytes: 4e9 };

it("says what a request can hold, before anything is chosen", () => {
  expect(ceilingWords(ceiling).en).toMatch(
    /^One request can hold 20\u00a0GB in 50,000 files, and no file may be larger than 4\u00a0GB$/,
  );
  expect(ceilingWords(ceiling).es).toBe(
    "En una solicitud caben 20\u00a0GB en 50,000 archivos, y ningún archivo puede pasar de 4\u00a0GB",
  );
});

it("lets pass what just fits, and names what does not", () => {
  const fits = { bytes: 20e9, files: 50_000, largest: 4e9 };
  expect(tooMuch(fits, ceiling)).toBeNull();
  expect(tooMuch({ ...fits, largest: fits.largest + 1 }, ceiling)?.en).toMatch(
    /^A file is too large: 4\u00a0GB.*\. Leave out its set and send the rest, or phone us$/,
  );
  expect(tooMuch({ ...fits, bytes: 21e9 }, ceiling)?.en).toMatch(
    /^This is too much: 21\u00a0GB.*\. Choose only the scan of your back$/,
  );
  expect(tooMuch({ ...fits, files: 50_001 }, ceiling)?.en).toMatch(/^These are too many files: 50,001/);
});
