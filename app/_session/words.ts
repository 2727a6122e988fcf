import type { Text } from "#lib/platform/language.ts";

/** Once a session is over, for patients and staff alike. */
export const words = {
  kept: { en: "What you typed stays on this page.", es: "Lo que escribió sigue en esta página." },
  over: { en: "You are signed out", es: "Su sesión se cerró" },
  again: { en: "Sign in again", es: "Entrar otra vez" },
  newTab: {
    en: "It opens in a new tab; then come back to this one.",
    es: "Se abre en otra pestaña; luego vuelva a esta.",
  },
} as const satisfies Record<string, Text>;
