/** What is measured of the line while sending, and what follows from it. Times are milliseconds of any clock. */
export type Pace = {
  /** Tells that a body is next: the line will have it to carry as soon as its place is known. */
  take: (body: object, bytes: number) => void;
  /** Tells how long a question to the portal took: what arrives has been on its way back for as long. */
  asked: (milliseconds: number) => void;
  /** Tells that a body is about to travel, how much of it has, and that it has ended, well or not. */
  begin: (body: object) => void;
  moved: (body: object, sent: number) => void;
  end: (body: object) => void;
  /** Tells that it has arrived, or was given up. */
  drop: (body: object, arrived: boolean) => void;
  /** Tells that a lane waits for a pack to be built, so that what is measured now is not the line. */
  dry: () => void;
  /** How many are next or on their way. */
  inFlight: () => number;
  /** How many should travel at once. */
  width: () => number;
  /** How many more may be built ahead of them: one while nothing is known of the line, then enough to ask for together. */
  ahead: () => number;
  /**
   * How long the line will be busy with what has not arrived, by what has: what has only left may lie in a buffer. Null
   * before anything has arrived.
   */
  backlog: () => number | null;
  /** Bytes for each millisecond that have arrived; null before anything has. */
  speed: () => number | null;
};

export const narrowest = 3;
/** Browsers open no more connections to one place, and an address grows old while its pack waits for one. */
export const widest = 6;
const first = 4;
/** Shorter windows measure the buffers of the operating system, not the line. */
const window = 3_000;
const worthwhile = 1.08;
const rest = 8;
const halfLife = 30_000;
const together = 3;

/**
 * Begins to measure. The width climbs while one more body at once moves at least 8 % more, goes back by one where it
 * does not, and tries again after a rest. A window in which a lane waited for packing tells nothing and is passed over.
 */
export function startPace(now: () => number, fixed?: number): Pace {
  const taken = new Map<object, { bytes: number; sent: number }>();
  const under = new Set<object>();
  let width = fixed ?? first;
  /** What has arrived in the line's own time, half of it forgotten in each half-life, and the time since it last did. */
  let carried = { bytes: 0, time: 0 };
  let since = 0;
  let seen = now();
  let win = { from: now(), bytes: 0, dry: false };
  let base: number | null = null;
  let resting = 0;
  let filled = false;
  let wayBack = Infinity;

  /** Time without anything on its way is no time of the line, nor is that before a connection stands. */
  const measure = (bytes = 0): void => {
    const elapsed = under.size > 0 ? now() - seen : 0;
    const old = 0.5 ** (elapsed / halfLife);
    carried = { bytes: carried.bytes * old + bytes, time: carried.time * old + elapsed };
    since = bytes > 0 ? 0 : since + elapsed;
    seen = now();
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
    asked: (milliseconds) => (wayBack = Math.min(wayBack, milliseconds)),
    begin: (body) => {
      const transfer = taken.get(body);
      if (transfer) transfer.sent = 0;
    },
    moved: (body, sent) => {
      const transfer = taken.get(body);
      if (!transfer) return;
      if (!under.has(body)) measure();
      under.add(body);
      const fresh = Math.max(0, Math.min(sent, transfer.bytes) - transfer.sent);
      transfer.sent += fresh;
      win.bytes += fresh;
      adapt();
    },
    end: (body) => {
      measure();
      under.delete(body);
    },
    drop: (body, arrived) => {
      const { bytes } = taken.get(body) ?? { bytes: 0 };
      taken.delete(body);
      if (!arrived) return;
      // Of the first to arrive most of the time is that of its answer, and a fast line would look slow.
      if (carried.bytes === 0) carried.time = Math.max(carried.time - wayBack, carried.time / 8);
      measure(bytes);
    },
    dry: () => {
      win.dry = true;
    },
    inFlight: () => taken.size,
    width: () => width,
    ahead: () => (carried.bytes === 0 ? 1 : together),
    backlog: () => {
      measure();
      if (carried.bytes === 0) return null;
      const left = [...taken.values()].reduce((sum, { bytes }) => sum + bytes, 0);
      return (left * carried.time) / carried.bytes - since;
    },
    speed: () => (carried.bytes === 0 ? null : carried.bytes / Math.max(1, carried.time)),
  };
}
