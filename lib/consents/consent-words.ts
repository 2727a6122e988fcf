import { both, dayWords, type Language, say, type Text } from "#lib/platform/language.ts";

/** What stands around the texts, on pages and in letters. */
export const consentWords = {
  version: { en: "Version", es: "Versión" },
  effective: { en: "in force from", es: "vigente desde el" },
  signedOn: { en: "Signed", es: "Firmado" },
  onPaper: { en: "Signed on paper, which came", es: "Firmado en papel, que llegó el" },
  given: { en: "Received", es: "Recibido" },
  takenBack: { en: "Taken back", es: "Retirado" },
  person: { en: "Person or doctor", es: "Persona o médico" },
  inLanguage: { en: "Language of the text", es: "Idioma del texto" },
  hash: { en: "Proof of the text (SHA-256)", es: "Prueba del texto (SHA-256)" },
  foot: { en: "Keep this with your papers.", es: "Guárdelo con sus documentos." },
} as const satisfies Record<string, Text>;

export const languageName: Readonly<Record<Language, Text>> = {
  en: { en: "English", es: "Inglés" },
  es: { en: "Spanish", es: "Español" },
};

/** "Version 2026-12, in force from December 1, 2026". */
export const versionLine = ({ version, effective }: { version: string; effective: string }): Text =>
  both(
    (language) =>
      `${say(language, consentWords.version)} ${version}, ${say(language, consentWords.effective)} ${say(language, dayWords(effective) ?? effective)}`,
  );

/** For a copy in the other language than the one that was agreed to. */
export const translationNote = (agreed: Language): Text => ({
  en: `What was agreed to is the text in ${languageName[agreed].en}. This is the same text in the other language.`,
  es: `Lo que se aceptó es el texto en ${languageName[agreed].es.toLowerCase()}. Este es el mismo texto en el otro idioma.`,
});
