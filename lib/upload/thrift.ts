import type { Pace } from "#lib/upload/pace.ts";

/** Bytes for each millisecond of one core of an ordinary laptop, until this device has shown its own. */
const firstGuess = 12_000;
/** Answers on their way back, and what else is no work of the line. */
const spare = 500;

type Line = Pick<Pace, "inFlight" | "width" | "backlog" | "speed">;

/** Decides pack by pack whether deflating pays on this device and line. */
export type Thrift = {
  /** Whether to deflate so many bytes now. */
  pays: (line: Line, bytes: number) => boolean;
  /** Tells how long deflating so many bytes took. */
  took: (bytes: number, milliseconds: number) => void;
};

/**
 * Deflating pays while the line has enough to do until it is done: then it costs no time and saves bytes. It does not on
 * a line that carries twice what this device deflates: there the device is what is short. Where the line would run dry meanwhile, a pack goes as it is, as the first does. Until that has arrived
 * nothing is known of the line, and the device has nothing better to do than to deflate the next, which are small. While
 * not every lane is taken, a good part of what keeps the line busy are answers on their way back, and it is faster than
 * it looks: then it must be busy for three times as long.
 */
export function startThrift(): Thrift {
  let shown: number | null = null;
  let asked = 0;
  return {
    pays: (line, bytes) => {
      const busy = line.backlog();
      if (busy === null) return asked++ > 0;
      const speed = shown ?? firstGuess;
      if (2 * speed < (line.speed() ?? 0)) return false;
      const needed = bytes / speed;
      return busy >= (line.inFlight() >= line.width() ? needed : 3 * needed) + spare;
    },
    took: (bytes, milliseconds) => {
      if (milliseconds > 0) shown = ((shown ?? bytes / milliseconds) + bytes / milliseconds) / 2;
    },
  };
}
