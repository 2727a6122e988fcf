/** What is measured of the line while sending, and what follows from it. Times are milliseconds of any clock. */
export type Pace = {
  /** Tells that a body has begun to travel, and that it has ended, well or not. */
  begin: (body: object, bytes: number) => void;
  moved: (body: object, sent: number) => void;
  end: (body: object) => void;
  /** Tells that a lane waits for a pack to be built, so that what is measured now is not the line. */
  dry: () => void;
  inFlight: () => number;
  /** How many should travel at once. */
  width: () => number;
  /** How long the line will be busy with what is on its way; null while its speed is not known. */
  backlog: () => number | null;
};

export const narrowest = 3;
export const widest = 8;
const first = 4;
/** Shorter windows measure the buffers of the operating system, not the line. */
const window = 3_000;
const worthwhile = 1.08;
const rest = 8;
const halfLife = 3_000;

/**
 * Begins to measure. The width climbs while one more body at once moves at least 8 % more, goes back by one where it
 * does not, and tries again after a rest. A window in which a lane waited for packing tells nothing and is passed over.
 */
export function startPace(now: () => number, fixed?: number): Pace {
  const under = new Map<object, { bytes: number; sent: number }>();
  let width = fixed ?? first;
  let speed: number | null = null;
  let seen = now();
  let gained = 0;
  let win = { from: now(), bytes: 0, dry: false };
  let base: number | null = null;
  let resting = 0;

  /** Time without anything on its way is no time of the line. */
  const measure = (): void => {
    const elapsed = now() - seen;
    if (elapsed < 100) return;
    if (gained > 0 || under.size > 0) {
      const old = 0.5 ** (elapsed / halfLife);
      speed = speed === null ? gained / elapsed : speed * old + (gained / elapsed) * (1 - old);
    }
    seen = now();
    gained = 0;
  };
  const startWindow = (): void => {
    win = { from: now(), bytes: 0, dry: false };
  };
  const adapt = (): void => {
    if (fixed !== undefined || now() - win.from < window) return;
    const pace = win.bytes / (now() - win.from);
    if (!win.dry) decide(pace);
    startWindow();
  };
  const decide = (pace: number): void => {
    if (base !== null && pace < base * worthwhile) {
      width = Math.max(narrowest, width - 1);
      base = null;
      resting = rest;
    } else if (resting > 0) resting--;
    else if (width < widest) {
      base = pace;
      width++;
    } else base = null;
  };

  return {
    begin: (body, bytes) => {
      if (under.size === 0) seen = now();
      under.set(body, { bytes, sent: 0 });
    },
    moved: (body, sent) => {
      const transfer = under.get(body);
      if (!transfer) return;
      const fresh = Math.max(0, Math.min(sent, transfer.bytes) - transfer.sent);
      transfer.sent += fresh;
      gained += fresh;
      win.bytes += fresh;
      measure();
      adapt();
    },
    end: (body) => {
      measure();
      under.delete(body);
    },
    dry: () => {
      win.dry = true;
    },
    inFlight: () => under.size,
    width: () => width,
    backlog: () => {
      if (!speed) return null;
      return [...under.values()].reduce((sum, { bytes, sent }) => sum + bytes - sent, 0) / speed;
    },
  };
}
