import type { Letter, Letterhead } from "#lib/letters/letter.ts";
import { dayWords, type Language, say, type Text } from "#lib/platform/language.ts";

/** Of the person who asks; what is not known becomes a line to fill in by hand. */
export type LetterDetails = {
  name: string | null;
  /** YYYY-MM-DD. */
  birthDate: string | null;
  phone: string | null;
  email: string | null;
};

/** The file's name, which tells nothing of whoever asks. */
export const scanLetterFile = "scan-request.pdf";

const words = {
  to: { en: "Imaging center, film library or medical records", es: "Centro de imágenes o archivo médico" },
  title: { en: "Request for a copy of my scan", es: "Solicitud de una copia de mi estudio" },
  ask: {
    en: "Please give me a copy of the scan named below, with its report. I ask for it under my right of access (HIPAA, 45 CFR 164.524).",
    es: "Les pido una copia del estudio que se indica abajo, con su informe. La pido por mi derecho de acceso (HIPAA, 45 CFR 164.524).",
  },
  name: { en: "Name", es: "Nombre" },
  birthDate: { en: "Date of birth", es: "Fecha de nacimiento" },
  phone: { en: "Phone", es: "Teléfono" },
  email: { en: "Email", es: "Correo" },
  scan: { en: "Scan (MRI or CT, of what)", es: "Estudio (MRI o CT, de qué)" },
  scanDate: { en: "Date of the scan", es: "Fecha del estudio" },
  need: { en: "What I need", es: "Qué necesito" },
  items: [
    {
      en: "All pictures of the examination, as the original DICOM files. Printed film, photos or JPEG pictures are not enough.",
      es: "Todas las imágenes del examen, en los archivos DICOM originales. Películas impresas, fotos o imágenes JPEG no bastan.",
    },
    {
      en: "As a download (a link to a ZIP file), on a USB drive, or on a disc: whichever you can do, in this order.",
      es: "Por descarga (un enlace a un archivo ZIP), en una memoria USB o en un disco: lo que puedan, en este orden.",
    },
    { en: "The written report, as a PDF or on paper.", es: "El informe escrito, en PDF o en papel." },
  ],
  fee: {
    en: "If you charge for the copy, please tell me the cost before you make it.",
    es: "Si cobran por la copia, díganme el costo antes de hacerla.",
  },
  sign: { en: "Signature", es: "Firma" },
  date: { en: "Date", es: "Fecha" },
  onBehalf: {
    en: "If somebody signs for the patient: name and relation",
    es: "Si alguien firma por el paciente: nombre y parentesco",
  },
} as const satisfies Record<string, Text | readonly Text[]>;

const foot = (clinic: string): Text => ({
  en: `A form of ${clinic}. The request is made by the person who signs it.`,
  es: `Un formulario de ${clinic}. La solicitud la hace la persona que la firma.`,
});

const line = "_".repeat(36);

/** A line to fill in stands lower, with room for a hand. */
const row = (name: string, value: string | null | undefined) =>
  value ? ([name, value] as const) : ([`\n${name}`, `\n${line}`] as const);

/**
 * To be approved by the clinic's counsel. The letter with which somebody asks an imaging center for their own scan, with
 * their details in it or with lines to fill in by hand.
 */
export function scanLetter(language: Language, from: Letterhead, date: Date, details: LetterDetails | null): Letter {
  const inLanguage = (text: Text) => say(language, text);
  const born = dayWords(details?.birthDate ?? null);
  const rows: [Text, string | null | undefined][] = [
    [words.name, details?.name],
    [words.birthDate, born && inLanguage(born)],
    [words.phone, details?.phone],
    [words.email, details?.email],
    [words.scan, null],
    [words.scanDate, null],
  ];
  return {
    language,
    from,
    date,
    to: [inLanguage(words.to)],
    reference: null,
    title: inLanguage(words.title),
    blocks: [
      { kind: "paragraph", text: inLanguage(words.ask) },
      { kind: "facts", rows: rows.map(([name, value]) => row(inLanguage(name), value)) },
      { kind: "heading", text: inLanguage(words.need) },
      { kind: "list", items: words.items.map(inLanguage) },
      { kind: "paragraph", text: inLanguage(words.fee) },
      {
        kind: "signature",
        name: inLanguage(words.sign),
        lines: [`${inLanguage(words.date)}: ${line}`, `${inLanguage(words.onBehalf)}: ${line}`],
      },
    ],
    foot: inLanguage(foot(from.name)),
  };
}
