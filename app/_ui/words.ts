import type { Text } from "#lib/platform/language.ts";

/** What the frame around every page says. */
export const frame = {
  back: { en: "Back", es: "Atrás" },
  way: { en: "The way back", es: "El camino de vuelta" },
  skip: { en: "Skip to main content", es: "Ir al contenido principal" },
  home: { en: "front page", es: "página de inicio" },
  call: { en: "Call", es: "Llame al" },
  email: { en: "Email", es: "Correo" },
  privacy: { en: "Privacy", es: "Privacidad" },
  signOut: { en: "Sign out", es: "Salir" },
  language: { en: "Language", es: "Idioma" },
} as const satisfies Record<string, Text>;

export const notForEmergencies = (number: string): Text => ({
  en: `Not for emergencies: call ${number}.`,
  es: `No es para emergencias: llame al ${number}.`,
});

/** Each language by its own name. */
export const languageNames = { en: "English", es: "Español" } as const;
