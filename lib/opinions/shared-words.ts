import type { Text } from "#lib/platform/language.ts";
import { type Spine, spineOf } from "./levels.ts";

/** To be approved by the clinic's surgeons. What stands beside a picture that the surgeon shares with the patient. */
export const sharedWords = {
  heading: { en: "Pictures from your scan", es: "Imágenes de su estudio" },
  about: {
    en: "The surgeon chose these pictures for you. If there are lines or arrows on a picture, the surgeon drew them.",
    es: "El cirujano eligió estas imágenes para usted. Si una imagen tiene líneas o flechas, las dibujó el cirujano.",
  },
  any: { en: "A picture from your scan", es: "Una imagen de su estudio" },
  larger: { en: "Open larger", es: "Ver más grande" },
} as const satisfies Record<string, Text>;

const parts: Readonly<Record<Spine, Text>> = {
  cervical: { en: "your neck", es: "su cuello" },
  thoracic: { en: "your middle back", es: "la parte media de su espalda" },
  lumbar: { en: "your lower back", es: "la parte baja de su espalda" },
};

/** What a picture shows, by its level; what was said of the level stands with the levels. */
export function captionOf(level: string | null): Text {
  const spine = level && spineOf(level);
  if (!level || !spine) return sharedWords.any;
  return {
    en: `Level ${level} of ${parts[spine].en}.`,
    es: `Nivel ${level} de ${parts[spine].es}.`,
  };
}

/** What somebody hears who does not see the picture. */
export function altOf(level: string | null): Text {
  const spine = level && spineOf(level);
  if (!level || !spine) return sharedWords.any;
  return {
    en: `${sharedWords.any.en} at level ${level} of ${parts[spine].en}`,
    es: `${sharedWords.any.es} en el nivel ${level} de ${parts[spine].es}`,
  };
}
