import type { Text } from "#lib/platform/language.ts";

/** Once a session is over, for patients and staff alike. */
export const words = {
  kept: {
    en: "Nothing is lost: what you typed is still on this page.",
    es: "No se pierde nada: lo que escribió sigue en esta página.",
  },
  over: {
    en: "We signed you out to protect your information",
    es: "Cerramos su sesión para proteger su información",
  },
  again: { en: "Sign in again", es: "Entrar otra vez" },
  sameAddress: {
    en: "The one you use here. We send you a code.",
    es: "El que usa aquí. Le enviamos un código.",
  },
  otherAddress: { en: "Use another address", es: "Usar otra dirección" },
  noLine: {
    en: "There is no connection. Try again in a moment.",
    es: "No hay conexión. Intente de nuevo en un momento.",
  },
  newTab: {
    en: "Sign in again in a new tab, then come back here.",
    es: "Entre otra vez en una pestaña nueva y luego vuelva aquí.",
  },
} as const satisfies Record<string, Text>;
