import type { Text } from "#lib/platform/language.ts";
import type { Promised } from "#lib/requests/promise.ts";
import { isFinal } from "#lib/requests/status.ts";
import type { ScanState } from "#lib/studies/scan-state.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/** A step on the way of a request: when it was, or by when it is promised. */
export type Step = { name: Text; state: "done" | "now" | "next"; at: string | null; by?: Text; note?: Text };

type Followed = {
  status: RequestStatus;
  history: readonly { status: RequestStatus; at: string }[];
  submittedAt: string | null;
  checkedAt: string | null;
  scan: ScanState;
  promise: Promised | null;
  callDay: Text | null;
  /** Whether the answer sends its patient to get help now: nothing in it can be waited for. */
  urgent: boolean;
};

/** The way of a request as its patient should know it: what was, with its day, what is now, and what comes. */
export function stepsOf(followed: Followed): Step[] {
  const { status, history, submittedAt, checkedAt, scan, promise, callDay, urgent } = followed;
  const past = [
    ...(submittedAt ? [step(words.sent, submittedAt)] : []),
    ...(checkedAt ? [step(words.checked, checkedAt)] : []),
    ...wayOf(history, urgent),
  ].sort((one, other) => (one.at ?? "").localeCompare(other.at ?? ""));
  if (isFinal(status)) return past;
  if (status === "in_triage" && checkedAt) goOn(past);
  if (!checkedAt) past.push(step(scan === "missing" ? words.noScan : words.checking, null));
  const coming: Step[] = [];
  if (status === "submitted") coming.push(checkedAt ? { ...next(words.waiting), state: "now" } : next(words.look));
  if (status === "signed" && callDay) coming.push({ ...next(words.call), state: "now" });
  if (!past.some(({ name }) => name === words.surgeon)) coming.push(next(words.surgeon));
  const by = status === "signed" ? callDay : promise && !promise.late && status !== "needs_info" ? promise.day : null;
  coming.push({ ...next(words.answer), ...(by && { by: latest(by) }) });
  const last = past.at(-1);
  if (last && !coming.some(({ state }) => state === "now")) last.state = "now";
  return [...past, ...coming];
}

/** Our staff have it: what they began is not over yet, and after a reply they go on. */
function goOn(past: Step[]): void {
  const last = past.at(-1);
  if (last?.name === words.looked) last.name = words.looking;
  else past.push(step(words.looking, null));
}

const step = (name: Text, at: string | null): Step => ({ name, state: "done", at });
const next = (name: Text): Step => ({ name, state: "next", at: null });

/** The statuses it came through as steps: a question with the day of its answer, and nothing said twice in a row. */
function wayOf(history: Followed["history"], urgent: boolean): Step[] {
  const steps: Step[] = [];
  for (const [place, { status, at }] of history.entries()) {
    const before = history[place - 1]?.status;
    const name = status === "reviewed" && urgent ? words.urgentLetter : nameOf(status, before);
    if (!name || (steps.at(-1)?.name === name && before !== "needs_info")) continue;
    const answered = status === "needs_info" && history[place + 1]?.status !== "withdrawn" && history[place + 1];
    steps.push({ ...step(name, at), ...(answered ? { note: words.stopped } : {}) });
  }
  return steps;
}

function nameOf(status: RequestStatus, before: RequestStatus | undefined): Text | null {
  switch (status) {
    case "in_triage":
      return before === "needs_info" ? words.answered : words.looked;
    case "needs_info":
      return words.question;
    case "assigned":
      return words.surgeon;
    case "reviewed":
      return words.answer;
    case "declined":
      return words.letter;
    case "closed":
      return words.closed;
    case "withdrawn":
      return words.withdrawn;
    default:
      return null;
  }
}

const latest = (day: Text): Text => ({ en: `by ${day.en}`, es: `a más tardar el ${day.es}` });

const words = {
  sent: { en: "You sent it", es: "Usted la envió" },
  checked: { en: "Scan received and checked", es: "Estudio recibido y comprobado" },
  checking: { en: "Your scan is being checked", es: "Estamos comprobando su estudio" },
  noScan: { en: "Your scan is missing", es: "Falta su estudio" },
  waiting: { en: "Waiting for our staff", es: "En espera de nuestro personal" },
  look: { en: "Our staff look at your request", es: "Nuestro personal ve la solicitud" },
  looking: { en: "Our staff are looking at your request", es: "Nuestro personal está viendo la solicitud" },
  looked: { en: "Our staff looked at your request", es: "Nuestro personal vio la solicitud" },
  question: { en: "A question for you", es: "Una pregunta para usted" },
  stopped: {
    en: "We did not count the days until you replied.",
    es: "No contamos los días hasta que usted respondió.",
  },
  answered: { en: "You replied", es: "Usted respondió" },
  surgeon: { en: "With the surgeon", es: "Con el cirujano" },
  call: { en: "We phone you", es: "Le llamamos por teléfono" },
  answer: { en: "Your answer", es: "Nuestra respuesta" },
  urgentLetter: { en: "Our letter", es: "Nuestra carta" },
  letter: { en: "We wrote to you", es: "Le escribimos" },
  closed: { en: "Closed", es: "Cerrada" },
  withdrawn: { en: "You took this request back", es: "Usted retiró esta solicitud" },
} as const satisfies Record<string, Text>;
