import { fileCount, pictureCount, setCount } from "#app/_upload/found-words.ts";
import { modalityWords } from "#lib/imaging/words.ts";
import { dayWords, listed, type Text } from "#lib/platform/language.ts";

export const words = {
  notHere: { en: "Not sent yet", es: "Aún sin enviar" },
  checking: { en: "We are still checking some pictures.", es: "Todavía estamos comprobando algunas imágenes." },
  damaged: {
    en: "Some pictures did not arrive whole. Choose the same folder again to send them.",
    es: "Algunas imágenes no llegaron completas. Elija otra vez la misma carpeta para enviarlas.",
  },
  otherKind: {
    en: "This is neither an MRI nor a CT scan. We look at it all the same.",
    es: "Esto no es una resonancia (MRI) ni una tomografía (CT). De todos modos lo miramos.",
  },
  takeOut: { en: "Take it out", es: "Quitarlo" },
  allTheSame: {
    en: "You can send your request all the same.",
    es: "Puede enviar su solicitud igualmente.",
  },
  change: { en: "Change", es: "Cambiar" },
  add: { en: "Add", es: "Agregar" },
  theReport: { en: "the radiologist’s report", es: "el informe del radiólogo" },
  withoutIt: {
    en: "Not added. You can send your request without it.",
    es: "Sin agregar. Puede enviar su solicitud sin él.",
  },
  noReport: { en: "Not added", es: "Sin agregar" },
  none: { en: "None", es: "Ninguno" },
  checkingPaper: { en: "We are checking it.", es: "Lo estamos comprobando." },
  notArrived: {
    en: "It did not arrive. Choose the same file again.",
    es: "No llegó. Elija otra vez el mismo archivo.",
  },
} as const satisfies Record<string, Text>;

type Study = { date: string | null; series: readonly { modality: string; images: number }[] };

/** "MRI scan, March 4, 2024: 212 pictures in 4 sets"; without the numbers where the receipt or the one set says them. */
export function studyLine({ date, series }: Study, withNumbers: boolean): Text {
  const kinds = new Map(series.map(({ modality }) => [modalityWords(modality).en, modalityWords(modality)]));
  const [what, day] = [listed([...kinds.values()]), dayWords(date)];
  const pictures = pictureCount(series.reduce((sum, { images }) => sum + images, 0));
  const sets = setCount(series.length);
  const counts = withNumbers && series.length > 1;
  return {
    en: `${what.en}${day ? `, ${day.en}` : ""}${counts ? `: ${pictures.en} in ${sets.en}` : ""}`,
    es: `${what.es}${day ? `, ${day.es}` : ""}${counts ? `: ${pictures.es} en ${sets.es}` : ""}`,
  };
}

export const leftOutFiles = (files: number): Text => {
  const { en, es } = fileCount(files);
  return { en: `Left out: ${en}.`, es: `No se aceptó: ${es}.` };
};
