import { both, counted, type Text } from "#lib/platform/language.ts";
import { filmWords } from "#lib/imaging/film-words.ts";
import type { LeftOutReason } from "#lib/upload/sift.ts";
import type { LeftOutGroup } from "./found.ts";
import { fileCount, unpackWords } from "./found-words.ts";

const harmless: readonly LeftOutReason[] = [
  "disc_program",
  "system_file",
  "directory",
  "duplicate",
  "not_a_scan",
  "misnamed",
  "no_pixels",
  "shortcut",
];

/** Files that may be missed: damaged, unreadable, packed. The others belong to a disc and are never missed. */
export const isTrouble = ({ reason }: LeftOutGroup): boolean => !harmless.includes(reason);

/** "14 files belong to the disc’s viewer program". */
export function leftOutWords({ reason, words, count, names }: LeftOutGroup): Text {
  const one = count === 1;
  const these = namesWords(names, count);
  /** The count with what is said of one and of many. */
  const files = (en: readonly [string, string], es: readonly [string, string]): Text => {
    const number = fileCount(count);
    return { en: `${number.en} ${en[one ? 0 : 1]}`, es: `${number.es} ${es[one ? 0 : 1]}` };
  };
  switch (reason) {
    case "disc_program":
      return files(
        ["belongs to the disc’s viewer program.", "belong to the disc’s viewer program."],
        ["es del programa del disco para ver imágenes.", "son del programa del disco para ver imágenes."],
      );
    case "system_file":
      return files(
        ["is a hidden file of a computer.", "are hidden files of a computer."],
        ["es un archivo oculto de una computadora.", "son archivos ocultos de una computadora."],
      );
    case "directory":
      return files(
        [
          "is the disc’s list of contents. We only used it to check.",
          "are the disc’s lists of contents. We only used them to check.",
        ],
        [
          "es la lista de contenido del disco. Solo la usamos para comprobar.",
          "son las listas de contenido del disco. Solo las usamos para comprobar.",
        ],
      );
    case "duplicate":
      return counted(count, {
        en: ["picture was chosen twice. We send each once.", "pictures were chosen twice. We send each once."],
        es: [
          "imagen se eligió dos veces. Enviamos cada una solo una vez.",
          "imágenes se eligieron dos veces. Enviamos cada una solo una vez.",
        ],
      });
    case "not_a_scan":
      return files(
        ["is not a scan picture.", "are not scan pictures."],
        ["no es una imagen de un estudio.", "no son imágenes de un estudio."],
      );
    case "misnamed":
      return named(
        files(
          ["has the name of a scan picture but holds only text", "have names of scan pictures but hold only text"],
          [
            "tiene nombre de imagen de un estudio, pero solo contiene texto",
            "tienen nombres de imágenes de un estudio, pero solo contienen texto",
          ],
        ),
        these,
      );
    case "unnamed":
      return named(
        files(
          ["does not say which scan it belongs to", "do not say which scan they belong to"],
          ["no dice a qué estudio pertenece", "no dicen a qué estudio pertenecen"],
        ),
        these,
      );
    case "no_pixels":
      return files(
        ["belongs to the scan but holds no picture.", "belong to the scan but hold no picture."],
        ["es del estudio, pero no contiene ninguna imagen.", "son del estudio, pero no contienen ninguna imagen."],
      );
    case "damaged":
      return named(
        files(
          ["is damaged and cannot be read", "are damaged and cannot be read"],
          ["está dañado y no se puede leer", "están dañados y no se pueden leer"],
        ),
        these,
      );
    case "truncated":
      return named(
        files(
          ["is cut off, a part is missing", "are cut off, a part is missing"],
          ["está cortado, falta una parte", "están cortados, falta una parte"],
        ),
        these,
      );
    case "unreadable":
      return named(
        files(
          ["could not be read, the disc may be scratched", "could not be read, the disc may be scratched"],
          ["no se pudo leer, el disco puede estar rayado", "no se pudieron leer, el disco puede estar rayado"],
        ),
        these,
      );
    case "empty":
      return named(files(["is empty", "are empty"], ["está vacío", "están vacíos"]), these);
    case "unsupported":
      if (words.en === filmWords.en)
        return named(
          files(
            ["is a video, and only pictures can be shown here", "are videos, and only pictures can be shown here"],
            [
              "es un video, y aquí solo se pueden mostrar imágenes",
              "son videos, y aquí solo se pueden mostrar imágenes",
            ],
          ),
          these,
        );
      return named(
        files(
          ["is stored in a way that cannot be shown here", "are stored in a way that cannot be shown here"],
          [
            "está guardado en un formato que no se puede mostrar aquí",
            "están guardados en un formato que no se puede mostrar aquí",
          ],
        ),
        these,
      );
    case "archive":
    case "locked":
    case "disc_image": {
      const what = named(
        {
          en: words.en.replace(/^This (ZIP file|disc image) /, "A $1 "),
          es: words.es
            .replace(/^Este archivo ZIP /, "Un archivo ZIP ")
            .replace(/^Esta imagen de disco /, "Una imagen de disco "),
        },
        these,
      );
      const advice = unpackWords(reason);
      return both((language) => `${what[language]} ${advice[language]}`);
    }
    case "shortcut":
      return files(
        ["is a shortcut to other files.", "are shortcuts to other files."],
        ["es un acceso directo a otros archivos.", "son accesos directos a otros archivos."],
      );
    default:
      return named(words, these);
  }
}

const named = (what: Text, names: Text): Text => both((language) => `${what[language]}: ${names[language]}.`);

function namesWords(names: readonly string[], count: number): Text {
  const rest = count - names.length;
  const some = names.join(", ");
  return rest > 0 ? { en: `${some} and ${rest} more`, es: `${some} y ${rest} más` } : { en: some, es: some };
}
