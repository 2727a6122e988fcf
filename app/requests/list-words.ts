import type { Text } from "#lib/platform/language.ts";
import type { NextThing } from "#lib/intake/list-own-requests.ts";
import type { Promised } from "#lib/requests/promise.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/** What the list of a person's requests says. */
export const listWords = {
  title: { en: "Your requests", es: "Sus solicitudes" },
  start: { en: "Start a request", es: "Comenzar una solicitud" },
  another: { en: "Start another request", es: "Comenzar otra solicitud" },
  deleted: {
    en: "Your request is deleted, with everything in it.",
    es: "Su solicitud está borrada, con todo lo que tenía.",
  },
  emptyTitle: { en: "You have no requests yet", es: "Todavía no tiene ninguna solicitud" },
  empty: {
    en: "Send us the scan you have. A surgeon looks at it and writes to you.",
    es: "Envíenos el estudio que tiene. Un cirujano lo ve y le escribe.",
  },
  ready: { en: "Ready, we phone you first", es: "Lista, primero le llamamos" },
  sent: { en: "Sent", es: "Enviada" },
  started: { en: "Started", es: "Comenzada" },
} as const satisfies Record<string, Text>;

export const titleOf = ({ status, reference }: { status: RequestStatus; reference: string }): Text =>
  status === "draft"
    ? { en: "Continue your request", es: "Continuar su solicitud" }
    : { en: `Request ${reference}`, es: `Solicitud ${reference}` };

/** The promised day, while it has not passed and nothing is asked of the person. */
export function promiseWords({
  status,
  promise,
  callDay,
}: {
  status: RequestStatus;
  promise: Promised | null;
  callDay: Text | null;
}): Text | null {
  if (callDay) return { en: `Here by ${callDay.en}`, es: `Aquí a más tardar el ${callDay.es}` };
  if (!promise || status === "needs_info") return null;
  return promise.late
    ? { en: "We are late, and we are sorry.", es: "Estamos atrasados y lo sentimos." }
    : { en: `We aim to answer by ${promise.day.en}`, es: `Esperamos responder a más tardar el ${promise.day.es}` };
}

/** What waits for the person, as the words of a button, and the page of the request where it is done. */
export function nextOf({ status, next }: { status: RequestStatus; next: NextThing }) {
  if (!next) return null;
  return status === "declined" ? { ...nexts.read, text: readLetter } : nexts[next];
}

const nexts: Record<NonNullable<NextThing>, { text: Text; path: string }> = {
  go_on: { text: { en: "Finish and send", es: "Terminar y enviar" }, path: "/continue" },
  answer: { text: { en: "Reply to our question", es: "Responder a nuestra pregunta" }, path: "#question" },
  add_scan: { text: { en: "Add your scan", es: "Agregar su estudio" }, path: "/scans" },
  read: { text: { en: "Read your answer", es: "Leer nuestra respuesta" }, path: "/answer" },
};

const readLetter: Text = { en: "Read our letter", es: "Leer nuestra carta" };
