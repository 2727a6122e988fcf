/** What is measured of the line while sending, and what follows from it. Times are milliseconds of any clock. */
export type Pace = {
  /** Tells that a body is next: the line will have it to carry as soon as its place is known. */
  take: (body: object, bytes: number) => void;
  /** Tells that a body has begun to travel, and that it has ended, well or not. */
  begin: (body: object) => void;
  moved: (body: object, sent: number) => void;
  end: (body: object) => void;
  /** Tells that it has arrived, or was given up. */
  drop: (body: object) => void;
  /** Tells that a lane waits for a pack to be built, so that what is measured now is not the line. */
  dry: () => void;
  /** How many are next or on their way. */
  inFlight: () => number;
  /** How many should travel at once. */
  width: () => number;
  /** How long the line will be busy with what is on its way; null while its speed is not known. */
  backlog: () => number | null;
  /** Resolves when the speed of the line is known, or the first body has come to its end. */
  measured: Promise<void>;
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
  const taken = new Map<object, { bytes: number; sent: number }>();
  const under = new Set<object>();
  let width = fixed ?? first;
  /** Half of it forgotten in each half-life. */
  let carried = { bytes: 0, time: 0 };
  let seen = now();
  let gained = 0;
  let win = { from: now(), bytes: 0, dry: false };
  let base: number | null = null;
  let resting = 0;
  let filled = false;
  let known: () => void = () => undefined;
  const measured = new Promise<void>((resolve) => (known = resolve));

  /** Time without anything on its way is no time of the line. */
  const measure = (): void => {
    const elapsed = now() - seen;
    if (elapsed < 100) return;
    if (gained > 0 || under.size > 0) {
      const old = 0.5 ** (elapsed / halfLife);
      carried = { bytes: carried.bytes * old + gained, time: carried.time * old + elapsed };
      if (carried.bytes > 0) known();
    }
    seen = now();
    gained = 0;
  };
  const startWindow = (): void => {
    win = { from: now(), bytes: 0, dry: false };
  };
  const adapt = (): void => {
    if (fixed !== undefined) return;
    // A lane more is used only when the next job begins; before that there is nothing to compare.
    filled ||= under.size >= width;
    if (!filled) startWindow();
    if (now() - win.from < window) return;
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
      filled = false;
    } else base = null;
  };

  return {
    take: (body, bytes) => taken.set(body, { bytes, sent: 0 }),
    begin: (body) => {
      if (under.size === 0) seen = now();
      under.add(body);
      const transfer = taken.get(body);
      if (transfer) transfer.sent = 0;
    },
    moved: (body, sent) => {
      const transfer = taken.get(body);
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
      known();
    },
    drop: (body) => taken.delete(body),
    dry: () => {
      win.dry = true;
    },
    measured,
    inFlight: () => taken.size,
    width: () => width,
    backlog: () => {
      if (carried.bytes === 0) return null;
      const left = [...taken.values()].reduce((sum, { bytes, sent }) => sum + bytes - sent, 0);
      return (left * carried.time) / carried.bytes;
    },
  };
}
