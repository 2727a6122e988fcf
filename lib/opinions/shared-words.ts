import { both, say, type Text } from "#lib/platform/language.ts";
import type { Levels } from "./content.ts";
import { plainLevel } from "./level-words.ts";
import { type Spine, spineOf } from "./levels.ts";

/** To be approved by the clinic's surgeons. What stands beside a picture that the surgeon shares with the patient. */
export const sharedWords = {
  heading: { en: "Pictures from your scan", es: "Imágenes de su estudio" },
  about: {
    en: "The surgeon chose these pictures for you. The lines on them are the surgeon’s.",
    es: "El cirujano eligió estas imágenes para usted. Las líneas son del cirujano.",
  },
  any: { en: "A picture from your scan", es: "Una imagen de su estudio" },
  lines: { en: "with lines that the surgeon drew", es: "con líneas que dibujó el cirujano" },
} as const satisfies Record<string, Text>;

const parts: Readonly<Record<Spine, Text>> = {
  cervical: { en: "your neck", es: "su cuello" },
  thoracic: { en: "your middle back", es: "la parte media de su espalda" },
  lumbar: { en: "your lower back", es: "la parte baja de su espalda" },
};

/** What a picture shows, by its level: where that is, and what was said of it in plain words. */
export function captionOf(level: string | null, levels: Levels): Text {
  const spine = level && spineOf(level);
  if (!level || !spine) return sharedWords.any;
  const reading = levels[level];
  const seen = reading && plainLevel(reading);
  return both((language) => {
    const where = say(language, {
      en: `Level ${level} of ${parts[spine].en}.`,
      es: `Nivel ${level} de ${parts[spine].es}.`,
    });
    return [where, seen ? say(language, seen) : ""].filter(Boolean).join(" ");
  });
}

/** What somebody hears who does not see the picture. */
export const altOf = (level: string | null): Text => {
  const spine = level && spineOf(level);
  const where: Text =
    level && spine
      ? { en: ` at level ${level} of ${parts[spine].en}`, es: ` en el nivel ${level} de ${parts[spine].es}` }
      : { en: "", es: "" };
  return both(
    (language) => `${say(language, sharedWords.any)}${say(language, where)}, ${say(language, sharedWords.lines)}`,
  );
};
