import { both, tagOf, type Text } from "#lib/platform/language.ts";

/** What a letter says of itself. */
export const letterWords = {
  reference: { en: "Reference", es: "Referencia" },
  phone: { en: "Phone", es: "Teléfono" },
} as const satisfies Record<string, Text>;

export const pageOf = (page: number, pages: number): Text => ({
  en: `Page ${page} of ${pages}`,
  es: `Página ${page} de ${pages}`,
});

/** Day and time to the minute, with the zone's name: when something was signed. */
export const letterTime = (at: Date, timeZone: string): Text =>
  both((language) =>
    new Intl.DateTimeFormat(tagOf(language), {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
      timeZone,
    }).format(at),
  );
