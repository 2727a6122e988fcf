import type { Words } from "#lib/platform/language.ts";
import type { Gate } from "#lib/upload/gate.ts";

/** An answer that is not a success. Anything else that a request throws counts as a lost connection. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";
  readonly status: number;
  /** What the portal says to the person, if it does: said in their language already, or a text of our own. */
  readonly words: Words | undefined;
  constructor(status: number, words?: Words) {
    super(`HTTP ${status}`);
    this.status = status;
    this.words = words;
  }
}

/** What no repeating mends, and why: not the far end says so, but the device itself. */
export class Hopeless extends Error {
  override readonly name = "Hopeless";
  readonly words: Words;
  constructor(words: Words) {
    super("hopeless");
    this.words = words;
  }
}

/** The JSON of an answer; one that is no success is thrown as `HttpFailure`, with the portal's own words if it has any. */
export async function answerOf(res: Response): Promise<unknown> {
  if (res.ok) return res.json();
  const said = (await res.json().catch(() => null)) as { message?: string } | null;
  throw new HttpFailure(res.status, said?.message);
}

/** Resolves after the time, or at once when the signal aborts. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Statuses that pass by themselves: time-outs, throttling, two at one row or key at once, and the server's own faults. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 409 || status === 425 || status === 429 || status >= 500 || status < 200;
}

/** So many failures in a row are more than a line that loses something now and then. */
const trouble = 3;

/**
 * Repeats an act until it succeeds or is refused for good. A lost connection or a passing status waits 0.25 to 30 s,
 * doubling, with jitter; a closed gate waits for its opening; 401 closes it. Rejects with the refusal, or when cancelled.
 * `feel` hears of what fails again and again, and of null when something succeeds.
 */
export async function patiently<R>(
  act: (signal: AbortSignal) => Promise<R>,
  gate: Gate,
  { sleep, random, feel }: { sleep: Sleep; random: () => number; feel?: (failure: unknown) => void },
): Promise<R> {
  for (let tries = 0; ; tries++) {
    const pass = await gate.pass();
    try {
      const done = await act(pass.signal);
      feel?.(null);
      return done;
    } catch (failure) {
      if (gate.state() === "cancelled" || failure instanceof Hopeless) throw failure;
      if (failure instanceof HttpFailure && failure.status === 401) {
        gate.signOut(pass);
      } else if (pass.signal.aborted) {
        tries = -1;
      } else if (failure instanceof HttpFailure && !isPassing(failure.status)) {
        throw failure;
      } else {
        if (tries + 1 >= trouble) feel?.(failure);
        const most = Math.min(30_000, 500 * 2 ** Math.min(tries, 10));
        await Promise.race([sleep(most * (0.5 + random() / 2), pass.signal), gate.nextChange()]);
      }
    }
  }
}

/**
 * How long a transfer may stand still once all of it has left. That is no sign of a dead connection: on a slow line a
 * pack leaves at once for the buffers of the system, the modem or a proxy, which carry it on for minutes. Given up and
 * sent again for that, it would never arrive. So there is time for a quarter of a megabit a second.
 */
export const answerPatience = (bytes: number): number => 30_000 + (bytes * 8) / 250;

const stall = 60_000;

/**
 * Runs a transfer of so many bytes and aborts it when it began to move and then stood still for a minute, or for as
 * long as its answer may take: some connections die without a word. One that never reports progress is left alone.
 */
export async function watched<R>(
  act: (signal: AbortSignal, moved: () => void) => Promise<R>,
  signal: AbortSignal,
  { sleep, now, bytes = 0 }: { sleep: Sleep; now: () => number; bytes?: number },
): Promise<R> {
  const most = Math.max(stall, answerPatience(bytes));
  const own = new AbortController();
  const stop = (): void => own.abort();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  let last: number | null = null;
  const watch = async (): Promise<void> => {
    while (!own.signal.aborted) {
      await sleep(stall / 4, own.signal);
      if (last !== null && now() - last > most) stop();
    }
  };
  void watch();
  try {
    return await act(own.signal, () => (last = now()));
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

/** The platform's own clock. */
export const realSleep: Sleep = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener("abort", wake);
  });
