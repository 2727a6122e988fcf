import type { Text, Words } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { offlineWords, stalledWords, isStalled } from "#lib/upload/estimate.ts";
import { pictureCount, setCount } from "./found-words.ts";
import type { Stage, UploadState } from "./upload-stage.ts";

/** The stations that a person sees, in their order. */
export const stations = ["reading", "sending", "checking", "received"] as const;
export type Station = (typeof stations)[number];

export const stationWords: Readonly<Record<Station, Text>> = {
  reading: { en: "Reading", es: "Lectura" },
  sending: { en: "Sending", es: "Envío" },
  checking: { en: "Checking", es: "Comproba\u00adción" },
  received: { en: "Received", es: "Recibido" },
};

/** Which station an upload has reached; null before anything was chosen. */
export function station({ stage, held }: Pick<UploadState, "stage" | "held">): Station | null {
  switch (stage.at) {
    case "start":
      return held.counts.checking > 0 ? "checking" : null;
    case "broken":
      return null;
    case "reading":
    case "found":
      return "reading";
    case "sending":
    case "stopped":
      return "sending";
    case "sent":
      return isChecked({ stage, held }) && held.counts.images > 0 ? "received" : "checking";
  }
}

/** Whether the portal has said that it has checked all that was sent. */
export const isChecked = ({ stage, held }: Pick<UploadState, "stage" | "held">): boolean =>
  stage.at === "sent" && stage.fresh && held.counts.checking === 0;

export const signedOutWords: Text = {
  en: "You were signed out. What was sent is safe. Sign in again, and it goes on by itself.",
  es: "Su sesión terminó. Lo que se envió está a salvo. Vuelva a entrar y seguirá por sí solo.",
};

/** What holds the sending up, in words; null while it moves. */
export function holdUp({ sent, estimate, now }: Extract<Stage, { at: "sending" }>): Words | null {
  switch (sent.state) {
    case "paused":
      return { en: "Paused. What was sent is safe.", es: "En pausa. Lo que se envió está a salvo." };
    case "offline":
      return offlineWords(sent.safeImages, sent.totalImages);
    case "signed_out":
      return signedOutWords;
    case "sending":
      return sent.trouble ?? (isStalled(estimate, now) ? stalledWords : null);
    default:
      return null;
  }
}

/** "Received: 212 pictures in 4 sets"; of sets only those hear who may see the studies. */
export function receivedWords({ counts, studies }: Pick<FollowedScan, "counts" | "studies">): Text {
  const series = studies.reduce((sum, study) => sum + study.series.length, 0);
  const sets = series > 1 ? setCount(series) : null;
  const { en, es } = pictureCount(counts.images);
  return {
    en: `Received: ${en}${sets ? ` in ${sets.en}` : ""}`,
    es: `Recibido: ${es}${sets ? ` en ${sets.es}` : ""}`,
  };
}

/** What is said aloud about a change, in short: new states, and every quarter of the way. Null for all the rest. */
export function announcement(before: UploadState, next: UploadState): Text | null {
  const [was, is] = [before.stage, next.stage];
  if (next.signedOut && !before.signedOut) return signedOutShort;
  if (is.at !== was.at) return arrival(next);
  if (is.at === "sending" && was.at === "sending") return sendingChange(was, is);
  const received = station(next) === "received" && station(before) !== "received";
  if (!received) return null;
  const { en, es } = pictureCount(next.held.counts.images);
  return { en: `Your scan has arrived: ${en}.`, es: `Su estudio ha llegado: ${es}.` };
}

const signedOutShort: Text = {
  en: "Signed out. Sign in again, and it goes on by itself.",
  es: "Su sesión terminó. Vuelva a entrar y seguirá por sí solo.",
};

function arrival({ stage, held }: UploadState): Text | null {
  switch (stage.at) {
    case "reading":
      return { en: "Searching your files.", es: "Buscando en sus archivos." };
    case "found": {
      if (stage.found.images === 0)
        return { en: "No scan pictures found.", es: "No se encontraron imágenes de un estudio." };
      const { en, es } = pictureCount(stage.found.images);
      return { en: `Found: ${en}.`, es: `Encontramos ${es}.` };
    }
    case "sending":
      return { en: "Sending has begun.", es: "El envío ha comenzado." };
    case "stopped":
      return stage.how === "cancelled"
        ? { en: "Sending stopped.", es: "Envío detenido." }
        : { en: "Sending ended before the end.", es: "El envío terminó antes de completarse." };
    case "sent":
      return { en: "Everything is sent and is being checked.", es: "Todo se envió y se está comprobando." };
    case "broken":
      return stage.kept === null
        ? { en: "Your files could not be read.", es: "No se pudieron leer sus archivos." }
        : { en: "Sending broke off.", es: "El envío se interrumpió." };
    case "start": {
      if (held.counts.images === 0) return null;
      const { en, es } = pictureCount(held.counts.images);
      return { en: `${en} here.`, es: `${es} aquí.` };
    }
  }
}

type Sending = Extract<Stage, { at: "sending" }>;

function sendingChange(was: Sending, is: Sending): Text | null {
  const [before, now] = [holdUp(was), holdUp(is)];
  if (was.sent.state !== is.sent.state || (before === null) !== (now === null)) return holdUpShort(is, now !== null);
  const quarter = Math.floor(is.estimate.percent / 25);
  if (quarter <= Math.floor(was.estimate.percent / 25)) return null;
  return { en: `${quarter * 25} % sent.`, es: `${quarter * 25} % enviado.` };
}

function holdUpShort({ sent }: Sending, held: boolean): Text | null {
  switch (sent.state) {
    case "paused":
      return { en: "Sending is paused.", es: "El envío está en pausa." };
    case "offline": {
      const { en, es } = pictureCount(sent.totalImages);
      return {
        en: `No connection. ${sent.safeImages} of ${en} safe.`,
        es: `Sin conexión. ${sent.safeImages} de ${es} a salvo.`,
      };
    }
    case "signed_out":
      return signedOutShort;
    case "sending":
      return held
        ? {
            en: "Nothing moves at the moment. We keep trying.",
            es: "En este momento nada avanza. Seguimos intentando.",
          }
        : { en: "Sending goes on.", es: "El envío continúa." };
    default:
      return null;
  }
}
