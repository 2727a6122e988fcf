import { exportDays } from "#lib/exports/cursor.ts";
import type { Text } from "#lib/platform/language.ts";

/** What the page of the download says. */
export const downloadWords = {
  title: { en: "Download everything", es: "Descargar todo" },
  what: {
    en: "You can have a copy of all that we hold for this request, as one ZIP file:",
    es: "Puede tener una copia de todo lo que guardamos de esta solicitud, en un archivo ZIP:",
  },
  before: {
    en: `This takes a few minutes. You can leave this page: we send you an email once it is ready. It then stays here for ${exportDays} days.`,
    es: `Esto tarda unos minutos. Puede salir de esta página: le avisamos por correo cuando esté lista. Después queda aquí ${exportDays} días.`,
  },
  begin: { en: "Make my copy", es: "Preparar mi copia" },
  building: { en: "We are making your copy", es: "Estamos preparando su copia" },
  progress: { en: "How far your copy is", es: "Avance de su copia" },
  leave: {
    en: "You can leave this page. We send you an email once it is ready.",
    es: "Puede salir de esta página. Le avisamos por correo cuando esté lista.",
  },
  stop: { en: "Stop", es: "Detener" },
  ready: { en: "Your copy is ready", es: "Su copia está lista" },
  save: { en: "Save file", es: "Guardar archivo" },
  until: { en: "It stays here until", es: "Queda aquí hasta el" },
  private: {
    en: "It holds your health information. Save it only on a device that is yours.",
    es: "Contiene su información de salud. Guárdela solo en un dispositivo suyo.",
  },
  again: { en: "Make a new copy", es: "Preparar una copia nueva" },
  againWhy: {
    en: "Has something changed since? A new copy takes the place of this one.",
    es: "¿Ha cambiado algo desde entonces? Una copia nueva reemplaza a esta.",
  },
  remove: { en: "Delete this copy", es: "Borrar esta copia" },
  failed: { en: "Your copy could not be made", es: "No pudimos preparar su copia" },
  failedWhy: {
    en: "Something changed while we were making it. Nothing that you sent is lost. Make it again.",
    es: "Algo cambió mientras la preparábamos. No se perdió nada de lo que envió. Prepárela de nuevo.",
  },
} as const satisfies Record<string, Text>;

/** What lies in it. */
export const inside: readonly Text[] = [
  { en: "your answers", es: "sus respuestas" },
  { en: "messages, with their files", es: "los mensajes, con sus archivos" },
  { en: "the surgeon’s answer, once it is there", es: "la respuesta del cirujano, cuando ya exista" },
  { en: "what you agreed to", es: "lo que usted aceptó" },
  { en: "who at the clinic opened your request", es: "quién abrió su solicitud en la clínica" },
  {
    en: "your papers and your whole scan, as you sent them",
    es: "sus documentos y su estudio completo, tal como los envió",
  },
];

export const doneOf = (done: string, total: string): Text => ({
  en: `${done} of about ${total}`,
  es: `${done} de unos ${total}`,
});
