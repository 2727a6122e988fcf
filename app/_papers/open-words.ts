import { both, type Text } from "#lib/platform/language.ts";

/** The words of a paper's button, apart from the others: many pages have it, and few people press it. */
export const openIt: Text = { en: "Open", es: "Abrir" };

export const openWhat = (label: string): Text => both((language) => `${openIt[language]} ${label}`);

export const notOpened: Text = {
  en: "It cannot be opened at the moment. Try again.",
  es: "No se puede abrir en este momento. Intente de nuevo.",
};
