import { describe, expect, it } from "vitest";
import type { Found, LeftOutGroup } from "./found.ts";
import { missingWords, nothingWords, seriesFacts, seriesTitle, studyTitle } from "./found-words.ts";
import { leftOutWords } from "./left-out-words.ts";

const group = (reason: LeftOutGroup["reason"], count: number, en = "", es = ""): LeftOutGroup => ({
  ...{ reason, count, words: { en, es } },
  names: ["a", "b", "c"].slice(0, count),
});
const nothing = (own: Partial<Found>): Found => ({
  ...{ studies: [], persons: [], leftOut: [], papers: 0, discs: [], bytes: 0, images: 0, files: 4, pictures: 0 },
  ...own,
});

describe("words for what was found", () => {
  it("name kind and day", () => {
    expect(studyTitle({ series: [{ modality: "MR" }, { modality: "MR" }], date: "2024-03-04" })).toEqual({
      en: "MRI scan of March\u00a04, 2024",
      es: "Resonancia magnética (MRI) del 4\u00a0de\u00a0marzo de\u00a02024",
    });
    expect(studyTitle({ series: [{ modality: "CT" }], date: null }).en).toBe("CT scan, date unknown");
  });
});

describe("words for what is missing", () => {
  it.each([
    [0, null],
    [1, { en: "1 picture seems to be missing", es: "Parece que falta 1 imagen" }],
    [3, { en: "3 pictures seem to be missing", es: "Parece que faltan 3 imágenes" }],
  ])("%i", (missing, words) => {
    expect(missingWords(missing)).toEqual(words);
  });
});

describe("words for what is left out", () => {
  it.each([
    [group("disc_program", 14), "14 files belong to the disc’s viewer program."],
    [group("disc_program", 1), "1 file belongs to the disc’s viewer program."],
    [group("duplicate", 2), "2 pictures were chosen twice. We send each once."],
    [group("damaged", 5), "5 files are damaged and cannot be read: a, b, c and 2 more."],
    [group("misnamed", 1), "1 file has the name of a scan picture but holds only text: a."],
    [group("unnamed", 2), "2 files do not say which scan they belong to: a, b."],
    [
      group("locked", 1, "This ZIP file is password protected"),
      "A ZIP file is password protected: a. Open it on your computer with its password. It often comes in a letter or email. Then choose the unpacked folder.",
    ],
    [
      group("archive", 1, "This ZIP file is damaged"),
      "A ZIP file is damaged: a. Unpack it on your computer. Then choose the unpacked folder.",
    ],
    [
      group("disc_image", 1, "This disc image is damaged"),
      "A disc image is damaged: a. Double-click it on your computer. It opens like a disc. Then choose that disc.",
    ],
    [
      group("unsupported", 2, "This is a video, and only pictures can be shown here"),
      "2 files are videos, and only pictures can be shown here: a, b.",
    ],
    [group("shortcut", 2), "2 files are shortcuts to other files."],
  ])("%o", (one, words) => {
    expect(leftOutWords(one).en).toBe(words);
  });

  it.each([
    [group("disc_program", 1), "1 archivo es del programa del disco para ver imágenes."],
    [group("duplicate", 2), "2 imágenes se eligieron dos veces. Enviamos cada una solo una vez."],
    [group("damaged", 5), "5 archivos están dañados y no se pueden leer: a, b, c y 2 más."],
    [
      group("archive", 1, "This ZIP file is damaged", "Este archivo ZIP está dañado"),
      "Un archivo ZIP está dañado: a. Descomprímalo en su computadora. Luego elija la carpeta descomprimida.",
    ],
  ])("in Spanish: %o", (one, words) => {
    expect(leftOutWords(one).es).toBe(words);
  });

  it.each([
    [{ files: 0 }, "There are no files in this folder"],
    [{ papers: 3 }, "These are documents or photos, not a scan"],
    [{ leftOut: [group("truncated", 4)] }, "We could not read these files"],
    [{ leftOut: [group("locked", 1, "This ZIP file is password protected")] }, "This ZIP file is password protected"],
    [{ leftOut: [group("disc_program", 4)] }, "There are no scan pictures in these files"],
  ])("where nothing can be sent: %o", (own, title) => {
    expect(nothingWords(nothing(own)).title.en).toBe(title);
  });
});

describe("words for a set of pictures", () => {
  it("say how it looks at the body, and name the scanner's own words only beside that", () => {
    expect(seriesFacts({ view: "sagittal", images: 15 })).toEqual({
      en: "Side view, 15\u00a0pictures",
      es: "Vista de lado, 15\u00a0imágenes",
    });
    expect(seriesFacts({ view: "overview", images: 3 }).es).toBe("Vista general, 3\u00a0imágenes");
    expect(seriesFacts({ view: null, images: 1 }).en).toBe("1 picture");
    expect(seriesTitle({ description: "SAG T2", number: 4 })).toBe("SAG T2");
    expect(seriesTitle({ description: "", number: 4 })).toEqual({ en: "Set 4", es: "Grupo 4" });
  });
});
