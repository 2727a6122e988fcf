import type { Text } from "#lib/platform/language.ts";

/** What is known of the pace of an upload. Times are milliseconds of any clock, the same throughout. */
export type Estimate = {
  startedAt: number;
  startedBytes: number;
  at: number;
  bytes: number;
  /** Smoothed, bytes for each millisecond; null before the first movement. */
  speed: number | null;
  /** Smoothed, milliseconds. */
  remaining: number | null;
  movedAt: number;
  /** 0 to 99 until `received`: 100 % is only said after the server's check. Never falls. */
  percent: number;
};

const halfLife = 2_000;
const stall = 15_000;
const patience = 5_000;
const enough = 2;

/** Begins at `bytes` that need not be sent (already kept), so that they do not count as speed. */
export function startEstimate(at: number, bytes = 0): Estimate {
  return { startedAt: at, startedBytes: bytes, at, bytes, speed: null, remaining: null, movedAt: at, percent: 0 };
}

/** Takes a sample: `bytes` arrived or on their way out of `total`, at time `at`. */
export function updateEstimate(estimate: Estimate, bytes: number, total: number, at: number): Estimate {
  const share = total > 0 ? Math.floor((100 * Math.max(0, bytes)) / total) : 0;
  const percent = Math.max(estimate.percent, Math.min(99, share));
  const elapsed = at - estimate.at;
  if (elapsed <= 0) return { ...estimate, percent };
  // A failed try takes its bytes back: that is no negative speed, only no progress.
  const gained = Math.max(0, bytes - estimate.bytes);
  const old = 0.5 ** (elapsed / halfLife);
  const speed = blend(estimate.speed, gained / elapsed, old);
  const remaining = speed > 0 ? blend(estimate.remaining, Math.max(0, total - bytes) / speed, old) : estimate.remaining;
  const movedAt = gained > 0 ? at : estimate.movedAt;
  return { ...estimate, at, bytes, speed, remaining, movedAt, percent };
}

/** Whether nothing has moved for 15 seconds. */
export function isStalled(estimate: Estimate, at: number): boolean {
  return at - estimate.movedAt >= stall;
}

/**
 * The time left in round words, or null while it would be a guess: before 5 seconds and 2 % of the whole, and when
 * nothing moves. Whoever pauses an upload hides it.
 */
export function timeLeft(estimate: Estimate, at: number): Text | null {
  if (estimate.remaining === null || isStalled(estimate, at)) return null;
  if (at - estimate.startedAt < patience || estimate.percent < enough) return null;
  return roundTime(estimate.remaining);
}

/** "less than a minute", "about 8 minutes", "about 2 hours". */
export function roundTime(milliseconds: number): Text {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return { en: "less than a minute", es: "menos de un minuto" };
  const whole = minutes < 15 ? Math.round(minutes) : 5 * Math.round(minutes / 5);
  if (whole <= 1) return { en: "about 1 minute", es: "cerca de 1 minuto" };
  if (whole < 60) return { en: `about ${whole} minutes`, es: `unos ${whole} minutos` };
  const hours = Math.round(minutes / 60);
  return hours <= 1
    ? { en: "about 1 hour", es: "cerca de 1 hora" }
    : { en: `about ${hours} hours`, es: `unas ${hours} horas` };
}

/** "640 KB", "12 MB", "1.4 GB", "20 GB": decimal units, as systems show them; never parted at the end of a line. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))}\u00a0KB`;
  if (bytes < 1_000_000_000) return `${Math.round(bytes / 1_000_000)}\u00a0MB`;
  return `${Math.round(bytes / 100_000_000) / 10}\u00a0GB`;
}

export const stalledWords: Text = {
  en: "Nothing has moved for 15 seconds. What was sent is safe. We keep trying.",
  es: "Nada ha avanzado en 15 segundos. Lo enviado está a salvo. Seguimos intentando.",
};

export const offlineWords = (safe: number, all: number): Text => ({
  en: `You are offline. ${safe} of ${all} pictures are safe. We continue when you are back.`,
  es: `No tiene conexión. ${safe} de ${all} imágenes están a salvo. Seguiremos cuando vuelva la conexión.`,
});

export const returnWords = (safe: number): Text => ({
  en: `We kept ${safe} ${safe === 1 ? "picture" : "pictures"}. Choose the same folder again and only the rest will be sent.`,
  es: `Guardamos ${safe} ${safe === 1 ? "imagen" : "imágenes"}. Elija otra vez la misma carpeta y solo se enviará lo que falta.`,
});

function blend(previous: number | null, fresh: number, weight: number): number {
  return previous === null ? fresh : previous * weight + fresh * (1 - weight);
}
