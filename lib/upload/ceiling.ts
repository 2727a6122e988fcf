import { numberIn, type Text } from "#lib/platform/language.ts";
import { sizeWords } from "#lib/upload/estimate.ts";
import type { Ceiling } from "#lib/upload/limits.ts";

/** What a person is told before anything is sent. */
export function ceilingWords({ requestBytes, requestFiles, fileBytes }: Ceiling): Text {
  const [all, largest] = [sizeWords(requestBytes), sizeWords(fileBytes)];
  return {
    en: `One request can hold ${all} in ${numberIn("en", requestFiles)} files, and no file may be larger than ${largest}`,
    es: `En una solicitud caben ${all} en ${numberIn("es", requestFiles)} archivos, y ningún archivo puede pasar de ${largest}`,
  };
}

/** Why so much cannot be sent, in words; null where it can. */
export function tooMuch(sum: { bytes: number; files: number; largest: number }, ceiling: Ceiling): Text | null {
  const { en, es } = ceilingWords(ceiling);
  const [largest, bytes] = [sizeWords(sum.largest), sizeWords(sum.bytes)];
  if (sum.largest > ceiling.fileBytes)
    return {
      en: `A file is too large: ${largest}. ${en}. Leave out its set and send the rest, or phone us`,
      es: `Un archivo es demasiado grande: ${largest}. ${es}. Deje fuera su grupo y envíe el resto, o llámenos`,
    };
  const only: Text = { en: "Choose only the scan of your back", es: "Elija solo el estudio de su espalda" };
  if (sum.bytes > ceiling.requestBytes)
    return { en: `This is too much: ${bytes}. ${en}. ${only.en}`, es: `Es demasiado: ${bytes}. ${es}. ${only.es}` };
  if (sum.files > ceiling.requestFiles)
    return {
      en: `These are too many files: ${numberIn("en", sum.files)}. ${en}. ${only.en}`,
      es: `Son demasiados archivos: ${numberIn("es", sum.files)}. ${es}. ${only.es}`,
    };
  return null;
}
