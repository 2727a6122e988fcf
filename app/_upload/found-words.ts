import { modalityWords, viewWords } from "#lib/imaging/words.ts";
import { both, counted, dayWords, listed, type Text, type Words } from "#lib/platform/language.ts";
import type { LeftOutReason } from "#lib/upload/sift.ts";
import type { Found, FoundSeries, FoundStudy } from "./found.ts";

/** "1 picture", "212 pictures". */
export const pictureCount = (count: number): Text =>
  counted(count, { en: ["picture", "pictures"], es: ["imagen", "imágenes"] });

/** "1 set", "5 sets": what a scanner calls series. */
export const setCount = (count: number): Text => counted(count, { en: ["set", "sets"], es: ["grupo", "grupos"] });

/** "1 file", "14 files". */
export const fileCount = (count: number): Text =>
  counted(count, { en: ["file", "files"], es: ["archivo", "archivos"] });

/** "MRI scan of March 4, 2024". */
export function studyTitle({
  series,
  date,
}: Pick<FoundStudy, "date"> & { series: readonly { modality: string }[] }): Text {
  const words = series.map(({ modality }) => modalityWords(modality));
  const kinds = words.filter(({ en }, at) => words.findIndex((one) => one.en === en) === at).slice(0, 2);
  const [what, day] = [listed(kinds), dayWords(date)];
  if (day) return { en: `${what.en} of ${day.en}`, es: `${what.es} del ${day.es}` };
  return { en: `${what.en}, date unknown`, es: `${what.es}, fecha desconocida` };
}

/** "Side view, 15 pictures"; the number stays with its word. */
export function seriesFacts({ view, images }: Pick<FoundSeries, "view" | "images">): Text {
  const pictures = pictureCount(images);
  if (!view) return pictures;
  const shown = viewWords(view);
  return both((language) => {
    const words = shown[language];
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${pictures[language].replace(" ", "\u00a0")}`;
  });
}

/** What the scanner called a series, else its number. */
export function seriesTitle({ description, number }: { description: string | null; number: number | null }): Words {
  if (description) return description;
  if (number === null) return { en: "A set without a name", es: "Grupo sin nombre" };
  return { en: `Set ${number}`, es: `Grupo ${number}` };
}

/** Whether a review can use it: an MRI or CT scan. */
export const isUsable = (studies: readonly FoundStudy[]): boolean =>
  studies.some(({ series }) => series.some(({ modality }) => modality === "MR" || modality === "CT"));

/** "3 pictures seem to be missing"; null where none are. */
export function missingWords(missing: number): Text | null {
  if (missing === 0) return null;
  const { en, es } = pictureCount(missing);
  return missing === 1
    ? { en: `${en} seems to be missing`, es: `Parece que falta ${es}` }
    : { en: `${en} seem to be missing`, es: `Parece que faltan ${es}` };
}

/** Files that hold others but could not be opened. */
export const packed: readonly LeftOutReason[] = ["archive", "locked", "disc_image"];

/** What to do with a file that holds others and could not be opened here. */
export function unpackWords(reason: "archive" | "locked" | "disc_image"): Text {
  switch (reason) {
    case "archive":
      return {
        en: "Unpack it on your computer. Then choose the unpacked folder.",
        es: "Descomprímalo en su computadora. Luego elija la carpeta descomprimida.",
      };
    case "locked":
      return {
        en: "Open it on your computer with its password. It often comes in a letter or email. Then choose the unpacked folder.",
        es: "Ábralo en su computadora con su contraseña. Suele venir en una carta o un correo. Luego elija la carpeta descomprimida.",
      };
    case "disc_image":
      return {
        en: "Double-click it on your computer. It opens like a disc. Then choose that disc.",
        es: "Haga doble clic en ella en su computadora. Se abre como un disco. Luego elija ese disco.",
      };
  }
}

/** Why there is nothing to send, and what to do. */
export function nothingWords({ files, papers, leftOut }: Found): { title: Text; text: Text } {
  for (const { reason, words } of leftOut) {
    if (reason === "archive" || reason === "locked" || reason === "disc_image")
      return { title: words, text: unpackWords(reason) };
  }
  if (files === 0) return nothing.empty;
  if (papers > 0 && papers >= files / 2) return nothing.papers;
  if (leftOut.some(({ reason }) => ["damaged", "truncated", "unreadable", "empty"].includes(reason)))
    return nothing.unreadable;
  return nothing.noPictures;
}

const nothing = {
  empty: {
    title: { en: "There are no files in this folder", es: "No hay archivos en esta carpeta" },
    text: {
      en: "Choose the disc itself, or the folder where you saved your scan.",
      es: "Elija el disco mismo o la carpeta donde guardó su estudio.",
    },
  },
  papers: {
    title: {
      en: "These are documents or photos, not a scan",
      es: "Estos son documentos o fotos, no un estudio",
    },
    text: {
      en: "Scan pictures are the files on the disc you were given. A photo of a screen or a printed report is not enough.",
      es: "Las imágenes de un estudio son los archivos del disco que le dieron. Una foto de una pantalla o un informe impreso no bastan.",
    },
  },
  unreadable: {
    title: { en: "We could not read these files", es: "No pudimos leer estos archivos" },
    text: {
      en: "The disc may be scratched, or the copy was cut off. Try another drive, or ask the scan center for a new copy.",
      es: "El disco puede estar rayado o la copia quedó incompleta. Pruebe en otra computadora o pida una copia nueva al centro de imágenes.",
    },
  },
  noPictures: {
    title: {
      en: "There are no scan pictures in these files",
      es: "No hay imágenes de un estudio en estos archivos",
    },
    text: {
      en: "Choose the whole disc, not one folder of it. Pictures often lie in a folder called DICOM or IMAGES.",
      es: "Elija el disco completo, no una sola carpeta. Las imágenes suelen estar en una carpeta llamada DICOM o IMAGES.",
    },
  },
} as const satisfies Record<string, { title: Text; text: Text }>;
