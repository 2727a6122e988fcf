import type { Text } from "#lib/platform/language.ts";

export const contactWords = {
  title: { en: "Your phone number", es: "Su número de teléfono" },
  about: { en: "Our staff see at once what you change here.", es: "Nuestro personal ve enseguida lo que cambie aquí." },
  moved: {
    en: "Have you moved to another state? Tell us in a message or call us: your surgeon needs a license for your state.",
    es: "¿Se mudó a otro estado? Escríbanos o llámenos: su cirujano necesita una licencia para su estado.",
  },
  save: { en: "Save", es: "Guardar" },
} as const satisfies Record<string, Text>;
