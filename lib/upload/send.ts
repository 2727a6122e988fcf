import { batched } from "#lib/upload/batch.ts";
import { maxPacksPerFinish, maxPacksPerSigning } from "#lib/upload/limits.ts";
import type { PackOffer, PackPlace } from "#lib/upload/contract.ts";
import { startGate } from "#lib/upload/gate.ts";
import type { Gate } from "#lib/upload/gate.ts";
import type { Pack } from "#lib/upload/pack.ts";
import { HttpFailure, isPassing, patiently, realSleep, watched } from "#lib/upload/patience.ts";
import type { Sleep } from "#lib/upload/patience.ts";

export type SendState = "sending" | "paused" | "offline" | "signed_out" | "finished" | "cancelled" | "failed";

/** Bytes are those of the original files, so that they add up to the selection's. */
export type SendProgress = {
  state: SendState;
  /** Confirmed by storage and recorded by the portal. */
  storedBytes: number;
  storedImages: number;
  /** On their way now, by what the connections report. */
  movingBytes: number;
  failedImages: number;
  /** When bytes last moved, by `now`: 15 seconds without are a stall. */
  movedAt: number;
};

export type SendSummary = {
  state: "finished" | "cancelled" | "failed";
  storedBytes: number;
  storedImages: number;
  storedPacks: number;
  failedImages: number;
  /** Packs that the portal or the storage refused for good, by the hashes of their files. */
  failed: { sha256: string[]; words: string }[];
  /** Why not everything was sent, when the state is "failed". */
  words: string | null;
};

export type Sending = {
  pause: () => void;
  /** Goes on after a pause, and after signing in again. */
  resume: () => void;
  cancel: () => void;
  /** For the browser's online and offline events. */
  setOnline: (online: boolean) => void;
  /** Never rejects. */
  done: Promise<SendSummary>;
};

export type SendOptions = {
  /**
   * Given what the portal already holds, the packs still to be sent; asked for one more only when there is room.
   * `inFlight` tells how many PUTs are under way: when few are, the line waits for packing, and deflating costs time.
   */
  packs: (known: ReadonlySet<string>, inFlight: () => number) => AsyncIterable<Pack>;
  /** Reject with `HttpFailure` for an answer that is no success, with anything else for no answer. */
  api: {
    known: (signal: AbortSignal) => Promise<string[]>;
    /** Answers in the order of the offers. Signing one pack again gives the same place or a new one. */
    sign: (packs: PackOffer[], signal: AbortSignal) => Promise<PackPlace[]>;
    /** Repeatable: a pack may be named again after a lost answer. */
    finish: (packIds: string[], signal: AbortSignal) => Promise<void>;
  };
  /** Resolves with the status of the answer, whatever it is; rejects when there is none. `onProgress` counts bytes. */
  put: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Blob,
    onProgress: (sent: number) => void,
    signal: AbortSignal,
  ) => Promise<{ status: number }>;
  onProgress?: (progress: SendProgress) => void;
  signal?: AbortSignal;
  /** PUTs in flight; at most one more pack is in memory. */
  concurrency?: number;
  sleep?: Sleep;
  now?: () => number;
  random?: () => number;
};

/**
 * Sends packs until every one is stored and recorded, or refused for good. Lost connections and 5xx are tried again for
 * ever; 401 waits for `resume`; a place that has expired (403) is asked for again; 412 on one's own key is stored.
 */
export function send(options: SendOptions): Sending {
  const { api, sleep = realSleep, now = Date.now, random = Math.random } = options;
  const gate = startGate();
  const tally = { storedBytes: 0, storedImages: 0, storedPacks: 0, failedImages: 0 };
  const failed: SendSummary["failed"] = [];
  const moving = new Map<Pack, number>();
  let movedAt = now();
  let ended = false;
  let inFlight = 0;

  const report = (state: SendState = gate.state()): void => {
    const { storedBytes, storedImages, failedImages } = tally;
    const movingBytes = [...moving.values()].reduce((sum, bytes) => sum + bytes, 0);
    options.onProgress?.({ state, storedBytes, storedImages, failedImages, movingBytes, movedAt });
  };
  gate.onChange(() => {
    if (!ended) report();
  });

  const insist = <R>(act: (signal: AbortSignal) => Promise<R>): Promise<R> => patiently(act, gate, { sleep, random });
  /** Asks the portal; a question that is not answered within a minute is asked again. */
  const ask = <R>(act: (signal: AbortSignal) => Promise<R>): Promise<R> =>
    insist((signal) =>
      watched(
        (own, moved) => {
          moved();
          return act(own);
        },
        signal,
        { sleep, now },
      ),
    );
  const sign = batched<PackOffer, PackPlace>(maxPacksPerSigning, (offers) => ask((signal) => api.sign(offers, signal)));
  const finish = batched<string, null>(maxPacksPerFinish, async (ids) => {
    await ask((signal) => api.finish(ids, signal));
    return ids.map(() => null);
  });

  const putOnce = async (pack: Pack, place: PackPlace, signal: AbortSignal): Promise<number> => {
    const transfer = (own: AbortSignal, moved: () => void): Promise<{ status: number }> =>
      options.put(
        place.url,
        place.headers,
        pack.blob,
        (sent) => {
          moved();
          movedAt = now();
          moving.set(pack, pack.sourceBytes * Math.min(1, sent / pack.size));
          report();
        },
        own,
      );
    inFlight++;
    const { status } = await watched(transfer, signal, { sleep, now }).finally(() => inFlight--);
    if (isPassing(status)) throw new HttpFailure(503);
    return status;
  };

  const store = async (pack: Pack): Promise<string> => {
    for (let signings = 0; signings < maxSignings; signings++) {
      const place = await sign({ sha256: pack.sha256, size: pack.size, entries: pack.entries });
      const status = await insist((signal) =>
        putOnce(pack, place, signal).catch((failure: unknown) => {
          moving.delete(pack);
          throw failure;
        }),
      );
      if (status === 412 || status < 300) return place.packId;
      // 403 is a place whose minutes are over; 400 may be a body damaged on its way. Both deserve a new place.
      moving.delete(pack);
    }
    throw new HttpFailure(403);
  };

  const settled: Promise<void>[] = [];
  const deliver = async (pack: Pack): Promise<void> => {
    const refuse = (failure: unknown): void => {
      moving.delete(pack);
      if (gate.state() === "cancelled") return;
      const words = failure instanceof HttpFailure ? failure.words : undefined;
      failed.push({ sha256: pack.entries.map(({ sha256 }) => sha256), words: words ?? refused });
      tally.failedImages += pack.images;
      report();
    };
    const record = (): void => {
      moving.delete(pack);
      tally.storedBytes += pack.sourceBytes;
      tally.storedImages += pack.images;
      tally.storedPacks++;
      movedAt = now();
      report();
    };
    try {
      const packId = await store(pack);
      // Recording goes on beside the next pack: it costs a round trip, and is batched.
      settled.push(finish(packId).then(record, refuse));
    } catch (failure) {
      refuse(failure);
    }
  };

  const run = async (): Promise<SendSummary> => {
    let words: string | null = null;
    try {
      const known = await ask((signal) => api.known(signal));
      await inLanes(
        options.packs(new Set(known), () => inFlight),
        options.concurrency ?? 4,
        gate,
        deliver,
      );
    } catch (failure) {
      words = (failure instanceof HttpFailure ? failure.words : undefined) ?? stopped;
    }
    await Promise.all(settled);
    words ??= failed[0]?.words ?? null;
    const state = gate.state() === "cancelled" ? "cancelled" : words === null ? "finished" : "failed";
    ended = true;
    report(state);
    return { state, ...tally, failed, words: state === "failed" ? words : null };
  };

  if (options.signal?.aborted) gate.cancel();
  options.signal?.addEventListener("abort", gate.cancel, { once: true });
  const { pause, resume, cancel, setOnline } = gate;
  return { pause, resume, cancel, setOnline, done: run() };
}

const maxSignings = 6;
const refused = "The portal did not take this part of your scan";
const stopped = "The scan could not be sent to the end";

/** Lanes that each carry one pack, while one more is built ahead. */
async function inLanes(
  packs: AsyncIterable<Pack>,
  lanes: number,
  gate: Gate,
  deliver: (pack: Pack) => Promise<void>,
): Promise<void> {
  const iterator = packs[Symbol.asyncIterator]();
  let ahead: Promise<IteratorResult<Pack>> | null = null;
  const take = (): Promise<IteratorResult<Pack>> => {
    const taken = ahead ?? iterator.next();
    ahead = taken.then((result) => (result.done || gate.state() === "cancelled" ? over : iterator.next()));
    ahead.catch(() => undefined);
    return taken;
  };
  const lane = async (): Promise<void> => {
    while (gate.state() !== "cancelled") {
      const next = await take();
      if (next.done) return;
      await deliver(next.value);
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane));
  await iterator.return?.();
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

const over: IteratorResult<Pack> = { done: true, value: undefined };
