import type { InstanceEntry, StudyIndex } from "#lib/studies/study-index.ts";
import { type PackRange, hasArrived, packsOf, rangeAround } from "#app/_viewer/pack-ranges.ts";

type Wanted = { resolve: (bytes: ArrayBuffer) => void; reject: (failure: Error) => void };
type Flight = { range: PackRange; control: AbortController; rank: number };

/** Why an image's bytes cannot be had; the words are for the person. */
export class FetchFailure extends Error {
  override readonly name = "FetchFailure";
}

/** New addresses are not given out because nobody is signed in any more; thrown by `renew`. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
}

/** What keeps all images from coming. It is tried again by itself. */
export type Trouble = "connection" | "session";

const KiB = 1024;
const atOnce = 4;
const longest = 1536 * KiB;
/** What the person waits for comes first in a short answer, with few neighbours. */
const longestUrgent = 384 * KiB;
const patience = [500, 1000, 2000, 4000, 8000, 15_000];
/** An answer of which nothing comes for so long is given up: a dead connection says nothing by itself. */
const stalledAfter = 20_000;

/**
 * Fetches entries of packs by exact byte ranges, lowest rank first (0: the visible image). Neighbours that are wanted too
 * travel in one range. What is wanted at once never waits for what was asked for earlier: it takes the farthest one's place.
 */
export function createPackFetcher(options: {
  index: StudyIndex;
  renew: () => Promise<StudyIndex>;
  rankOf: (instanceId: string) => number;
  /** False while so much waits to be decoded that more would only fill the memory. */
  hasRoom: () => boolean;
  onTrouble: (trouble: Trouble | null) => void;
}) {
  const entries = new Map<string, InstanceEntry>();
  for (const study of options.index.studies)
    for (const series of study.series) for (const entry of series.instances) entries.set(entry.id, entry);
  const packs = packsOf([...entries.values()]);
  let addresses = options.index.packs;
  let renewal: Promise<void> | null = null;
  const wanted = new Map<string, Wanted>();
  const flights = new Set<Flight>();
  let failures = 0;
  let trouble: Trouble | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  const inFlight = (id: string) => [...flights].some(({ range }) => range.entries.some((entry) => entry.id === id));

  function pump(): void {
    if (closed || pause !== null) return;
    for (;;) {
      const next = nextWanted();
      if (!next) return;
      const urgent = next.rank === 0;
      if (!urgent && (flights.size >= atOnce || !options.hasRoom() || [...flights].some(({ rank }) => rank === 0)))
        return;
      if (flights.size >= atOnce) dropFarthest();
      const free = (id: string) => (wanted.has(id) && !inFlight(id) ? options.rankOf(id) : undefined);
      const pack = packs.get(next.entry.packId) ?? [];
      const range = urgent
        ? rangeAround(pack, next.entry, ({ id }) => free(id), longestUrgent, "behind it")
        : rangeAround(pack, next.entry, ({ id }) => free(id), longest);
      void fly({ range, control: new AbortController(), rank: next.rank });
    }
  }

  function nextWanted(): { entry: InstanceEntry; rank: number } | null {
    let best: { entry: InstanceEntry; rank: number } | null = null;
    for (const id of wanted.keys()) {
      const entry = entries.get(id);
      const rank = options.rankOf(id);
      if (entry && (best === null || rank < best.rank) && !inFlight(id)) best = { entry, rank };
    }
    return best;
  }

  function dropFarthest(): void {
    const far = [...flights].map((flight) => ({ flight, rank: nearest(flight) })).sort((a, b) => b.rank - a.rank)[0];
    if (!far) return;
    flights.delete(far.flight);
    far.flight.control.abort();
  }

  const nearest = ({ range }: Flight) => Math.min(...range.entries.map(({ id }) => options.rankOf(id)));

  async function fly(flight: Flight): Promise<void> {
    flights.add(flight);
    try {
      await receive(flight);
      setTrouble(null);
    } catch (failure) {
      if (closed || !flights.has(flight)) return;
      if (failure instanceof FetchFailure) refuse(flight.range, failure);
      else if (pause === null) setTrouble(failure instanceof SignedOut ? "session" : "connection");
    } finally {
      flights.delete(flight);
      pump();
    }
  }

  async function receive({ range, control, rank }: Flight, again = false): Promise<void> {
    const address = addresses[range.packId];
    if (!address) throw new FetchFailure("The address of this image is missing");
    const watch = watchdog(control);
    try {
      const response = await fetch(address.url, {
        headers: { range: `bytes=${range.start}-${range.end - 1}` },
        signal: control.signal,
        credentials: "omit",
        cache: "no-store",
        priority: rank === 0 ? "high" : "low",
      });
      watch.moved();
      if (response.status === 206 && response.body) {
        await deliver(range, response.body, watch.moved);
        return;
      }
      if (response.status >= 500 || response.status === 429) throw new Error(`storage answers ${response.status}`);
      if (response.status !== 403 || again) {
        throw new FetchFailure(
          `This image cannot be fetched now (${response.status}). The scan is not lost: try again, or call us`,
        );
      }
    } finally {
      watch.stop();
    }
    await renewed(address.url, range.packId);
    return receive({ range, control, rank }, true);
  }

  /** Hands each entry over as soon as its last byte is there, so that an aborted range loses at most one. */
  async function deliver(range: PackRange, body: ReadableStream<Uint8Array>, moved: () => void): Promise<void> {
    const bytes = new Uint8Array(range.end - range.start);
    const reader = body.getReader();
    let received = 0;
    let given = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      moved();
      if (received + value.length > bytes.length) throw new FetchFailure("The storage sent more than was asked for");
      bytes.set(value, received);
      received += value.length;
      for (;;) {
        const entry = range.entries[given];
        if (!entry || !hasArrived(range, entry, received)) break;
        const at = entry.dataOffset - range.start;
        wanted.get(entry.id)?.resolve(bytes.slice(at, at + entry.compressedSize).buffer);
        wanted.delete(entry.id);
        given++;
      }
    }
    if (received !== bytes.length) throw new Error("the answer was cut off");
  }

  /** One renewal for all that need it; none if somebody has renewed since. */
  async function renewed(refusedUrl: string, packId: string): Promise<void> {
    if (addresses[packId]?.url !== refusedUrl) return;
    renewal ??= options
      .renew()
      .then((index) => void (addresses = index.packs))
      .finally(() => (renewal = null));
    await renewal;
  }

  function refuse(range: PackRange, failure: FetchFailure): void {
    for (const { id } of range.entries) {
      wanted.get(id)?.reject(failure);
      wanted.delete(id);
    }
  }

  function setTrouble(now: Trouble | null): void {
    failures = now === null ? 0 : failures + 1;
    if (now !== trouble) options.onTrouble(now);
    trouble = now;
    if (pause !== null) clearTimeout(pause);
    pause = now === null ? null : setTimeout(resume, patience[Math.min(failures, patience.length) - 1]);
  }

  function resume(): void {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    pump();
  }

  window.addEventListener("online", resume);

  return {
    fetch(instanceId: string): Promise<ArrayBuffer> {
      return new Promise((resolve, reject) => {
        wanted.set(instanceId, { resolve, reject });
        // A whole series is asked for in one turn; begin when all of it is known.
        queueMicrotask(pump);
      });
    },
    /** Ranks or room have changed. */
    pump,
    close(): void {
      closed = true;
      window.removeEventListener("online", resume);
      if (pause !== null) clearTimeout(pause);
      for (const { control } of flights) control.abort();
      for (const { reject } of wanted.values()) reject(new FetchFailure("closed"));
      wanted.clear();
    },
  };
}

/** Aborts a request of which nothing has come for too long. */
function watchdog(control: AbortController) {
  let timer: ReturnType<typeof setTimeout>;
  const moved = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(), stalledAfter);
  };
  moved();
  return { moved, stop: () => clearTimeout(timer) };
}
