import type { Text } from "#lib/platform/language.ts";

/** Browsers that cannot send. */
export const browser = {
  noScript: {
    en: "Your browser has JavaScript switched off",
    es: "Su navegador tiene JavaScript desactivado",
  },
  switchOn: {
    en: "Sending a scan needs it. Switch it on and load this page again.",
    es: "Hace falta para enviar un estudio. Actívelo y vuelva a cargar esta página.",
  },
  switchOnOrCall: {
    en: "Sending a scan needs it. Switch it on and load this page again, or call us:",
    es: "Hace falta para enviar un estudio. Actívelo y vuelva a cargar esta página, o llámenos:",
  },
  unable: { en: "This browser cannot send a scan", es: "Este navegador no puede enviar un estudio" },
  tooOld: {
    en: "It is too old, or its connection is not secure.",
    es: "Es demasiado antiguo o su conexión no es segura.",
  },
  otherWays: {
    en: "Use a newer browser or another computer: a friend’s is fine. Or call us, we find a way:",
    es: "Use un navegador más nuevo u otra computadora; puede ser la de un amigo. O llámenos y buscamos la manera:",
  },
} as const satisfies Record<string, Text>;
