import { counted, type Text } from "#lib/platform/language.ts";
import type { Promised } from "#lib/requests/promise.ts";
import type { ScanState } from "#lib/studies/scan-state.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/** Where a request stands: one sentence, what it means, and how it should look. */
export type Standing = { title: Text; lines: Text[]; tone: "waiting" | "asks" | "late" | "good" | "over" };

type Followed = {
  status: RequestStatus;
  scan: ScanState;
  promise: Promised | null;
  callDay: Text | null;
  /** How many things are missing that hold it up. */
  needed: number;
  /** Whether the surgeon who has it has opened its scan. */
  opened: boolean;
  /** Whether the page says already, above, that it is here. */
  justSent: boolean;
};

/** Where a request stands, in words for its patient. `days`: within how many working days the clinic answers. */
export function standingOf(
  { status, scan, promise, callDay, needed, opened, justSent }: Followed,
  days: number,
): Standing {
  const here = (stage: Text) => (justSent ? stage : weHaveIt(stage));
  switch (status) {
    case "needs_info":
      return { title: titles.needs_info, lines: [stopped, ...(promise ? [afterAnswer(promise)] : [])], tone: "asks" };
    case "reviewed":
      return { title: titles.reviewed, lines: [], tone: "good" };
    case "declined":
    case "closed":
    case "withdrawn":
      return { title: titles[status], lines: [about[status]], tone: "over" };
    case "signed":
      if (callDay) return { title: titles.signed, lines: [shownBy(callDay)], tone: "good" };
      break;
    case "submitted":
    case "in_triage":
      if (scan === "checking") return { title: here(titles.checking), lines: [begins(days)], tone: "waiting" };
      if (scan === "missing") return { title: titles.missing, lines: [noScan], tone: "asks" };
  }
  const withUs = status === "submitted" || status === "in_triage";
  const stage = withUs ? titles[status] : titles[opened ? "opened" : "assigned"];
  const title = status === "submitted" ? here(stage) : stage;
  if (promise?.late) return { title: late, lines: [aimed(promise), title, whatHappens], tone: "late" };
  return {
    title,
    lines: [promise ? aim(promise) : begins(days), needed > 0 ? weNeed(needed) : nothingToDo],
    tone: "waiting",
  };
}

const weHaveIt = ({ en, es }: Text): Text => ({ en: `We have your request. ${en}`, es: `Tenemos su solicitud. ${es}` });

const titles = {
  submitted: { en: "Our staff look at it next.", es: "Ahora la verá nuestro personal." },
  checking: { en: "We are checking your scan.", es: "Estamos comprobando su estudio." },
  missing: {
    en: "We have your request, but not your scan.",
    es: "Tenemos su solicitud, pero no su estudio.",
  },
  in_triage: { en: "Our staff are looking at your request.", es: "Nuestro personal está viendo su solicitud." },
  needs_info: { en: "We have a question for you.", es: "Tenemos una pregunta para usted." },
  assigned: { en: "Your scan is with a surgeon.", es: "Su estudio está con un cirujano." },
  opened: { en: "A surgeon is looking at your scan.", es: "Un cirujano está viendo su estudio." },
  signed: {
    en: "Your answer is ready. We will phone you first.",
    es: "Nuestra respuesta está lista. Primero le llamaremos.",
  },
  reviewed: { en: "Your answer is here.", es: "Nuestra respuesta está aquí." },
  declined: { en: "We have written to you.", es: "Le hemos escrito." },
  closed: { en: "This request is closed.", es: "Esta solicitud está cerrada." },
  withdrawn: { en: "You took this request back.", es: "Usted retiró esta solicitud." },
} as const satisfies Record<string, Text>;

const about = {
  declined: {
    en: "We could not review your scan. Our letter says why, and what you can do next.",
    es: "No pudimos revisar su estudio. Nuestra carta dice por qué y qué puede hacer ahora.",
  },
  closed: {
    en: "Nothing more happens here. Call us if you think this is wrong.",
    es: "Aquí ya no pasa nada más. Llámenos si cree que es un error.",
  },
  withdrawn: {
    en: "Nobody looks at your scan any more. You can start a new request at any time.",
    es: "Ya nadie ve su estudio. Puede comenzar una solicitud nueva cuando quiera.",
  },
} as const satisfies Record<string, Text>;

const aim = ({ day }: Promised): Text => ({
  en: `We aim to answer by ${day.en}.`,
  es: `Esperamos responder a más tardar el ${day.es}.`,
});

const late: Text = { en: "We are late, and we are sorry.", es: "Estamos atrasados y lo sentimos." };

const aimed = ({ day }: Promised): Text => ({
  en: `We aimed to answer by ${day.en}.`,
  es: `Esperábamos responder a más tardar el ${day.es}.`,
});

const whatHappens: Text = {
  en: "Nothing is lost. Our staff can see that your request is late. We will write to you as soon as the answer is here. If you cannot wait, call us.",
  es: "No se ha perdido nada. Nuestro personal ve que su solicitud está atrasada. Le escribiremos en cuanto esté la respuesta. Si no puede esperar, llámenos.",
};

const nothingToDo: Text = {
  en: "You do not have to do anything now. We will write to you when there is news.",
  es: "Ahora no tiene que hacer nada. Le escribiremos cuando haya novedades.",
};

const weNeed = (things: number): Text =>
  things === 1
    ? { en: "We need one thing from you.", es: "Necesitamos una cosa de usted." }
    : { en: "We need a few things from you.", es: "Necesitamos algunas cosas de usted." };

const noScan: Text = {
  en: "The files we got hold no pictures that we can read. Add your scan, and we go on.",
  es: "Los archivos que recibimos no tienen imágenes que podamos leer. Agregue su estudio y seguimos.",
};

const stopped: Text = {
  en: "The days stop while we wait for you. Take the time you need.",
  es: "El plazo se detiene mientras esperamos su respuesta. Tómese el tiempo que necesite.",
};

const workingDays = (count: number): Text =>
  counted(count, { en: ["business day", "business days"], es: ["día hábil", "días hábiles"] });

const afterAnswer = ({ daysLeft, late: isLate }: Promised): Text => {
  const days = workingDays(daysLeft);
  return isLate
    ? { en: "We are late already, and we are sorry.", es: "Ya estamos atrasados y lo sentimos." }
    : {
        en: `When you have replied, we aim to be done within ${days.en}.`,
        es: `Cuando nos responda, esperamos terminar en ${days.es}.`,
      };
};

const begins = (count: number): Text => {
  const days = workingDays(count);
  return {
    en: `We aim to answer within ${days.en} once your scan is checked.`,
    es: `Esperamos responder en ${days.es} desde que hayamos comprobado su estudio.`,
  };
};

const shownBy = (day: Text): Text => ({
  en: `You asked us to call before you read it. If we cannot reach you, it appears here on ${day.en} at the latest.`,
  es: `Usted nos pidió que le llamáramos antes de leerla. Si no logramos comunicarnos con usted, aparecerá aquí a más tardar el ${day.es}.`,
});
