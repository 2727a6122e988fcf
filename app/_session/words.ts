import { both, type Text } from "#lib/platform/language.ts";

/** Before and after a session ends, for patients and staff alike. */
export const words = {
  soon: { en: "You will be signed out soon", es: "Su sesión se cerrará pronto" },
  idle: {
    en: "Nobody has used this page for a while. Stay signed in to go on.",
    es: "Nadie ha usado esta página desde hace un rato. Mantenga su sesión abierta para continuar.",
  },
  most: {
    en: "A session lasts for some hours and no longer. Finish what you are doing. You can sign in again at once.",
    es: "Una sesión dura algunas horas y no más. Termine lo que está haciendo. Puede volver a entrar en seguida.",
  },
  kept: { en: "What you typed stays on this page.", es: "Lo que escribió sigue en esta página." },
  stay: { en: "Stay signed in", es: "Seguir conectado" },
  over: { en: "You are signed out", es: "Su sesión se cerró" },
  again: { en: "Sign in again", es: "Entrar otra vez" },
  newTab: {
    en: "It opens in a new tab; then come back to this one.",
    es: "Se abre en otra pestaña; luego vuelva a esta.",
  },
} as const satisfies Record<string, Text>;

/** "1:05". */
export const leftWords = (seconds: number): Text => {
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return both((language) => (language === "es" ? `Quedan ${time}.` : `${time} left.`));
};
