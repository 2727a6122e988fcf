import type { Text } from "#lib/platform/language.ts";

export const contactWords = {
  title: { en: "Your phone number", es: "Su número de teléfono" },
  about: { en: "Our staff see at once what you change here.", es: "Nuestro personal ve enseguida lo que cambie aquí." },
  moved: {
    en: "Has the person with the pain moved to another state? Tell us in a message or call us: the surgeon needs a license for that state.",
    es: "¿La persona con el dolor se mudó a otro estado? Escríbanos o llámenos: el cirujano necesita una licencia para ese estado.",
  },
  save: { en: "Save", es: "Guardar" },
} as const satisfies Record<string, Text>;
