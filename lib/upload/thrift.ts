import type { Pace } from "#lib/upload/pace.ts";

/** Bytes for each millisecond of one core of an ordinary laptop, until this device has shown its own. */
const firstGuess = 12_000;
const patience = 500;

type Line = Pick<Pace, "inFlight" | "width" | "backlog" | "measured">;

/** Decides pack by pack whether deflating pays on this device and line. */
export type Thrift = {
  /** Whether to deflate so many bytes now. */
  pays: (line: Line, bytes: number) => Promise<boolean>;
  /** Tells how long deflating so many bytes took. */
  took: (bytes: number, milliseconds: number) => void;
};

/**
 * Deflating pays while the line has enough to do until it is done: then it costs no time and saves bytes, however slow
 * the device. Where the line would run dry meanwhile, a pack goes as it is, as the first does. The second waits half a
 * second at most for the first to show how fast the line is: it would only share the line with it. While
 * not every lane is taken, a good part of what keeps the line busy are answers on their way back, and it is faster than
 * it looks: then it must be busy for twice as long and a little more.
 */
export function startThrift(wait: (milliseconds: number) => Promise<unknown> = pause): Thrift {
  let shown: number | null = null;
  let asked = 0;
  return {
    pays: async (line, bytes) => {
      if (asked++ === 1 && line.backlog() === null) await Promise.race([line.measured, wait(patience)]);
      const needed = bytes / (shown ?? firstGuess);
      const isFull = line.inFlight() >= line.width();
      return (line.backlog() ?? 0) >= (isFull ? needed : 2 * needed + patience);
    },
    took: (bytes, milliseconds) => {
      if (milliseconds > 0) shown = ((shown ?? bytes / milliseconds) + bytes / milliseconds) / 2;
    },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
