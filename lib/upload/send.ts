import type { Text, Words } from "#lib/platform/language.ts";
import { batched } from "#lib/upload/batch.ts";
import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import type { PackOffer, PackPlace, PartOffer, PartPlace, PartsOffer, PartsPlan } from "#lib/upload/contract.ts";
import { startGate } from "#lib/upload/gate.ts";
import { inLanes } from "#lib/upload/lanes.ts";
import { maxPacksPerFinish, maxPacksPerSigning, maxPartsPerSigning } from "#lib/upload/limits.ts";
import { inParts } from "#lib/upload/multipart.ts";
import type { LongPack, Part } from "#lib/upload/multipart.ts";
import { startPace } from "#lib/upload/pace.ts";
import type { Pace } from "#lib/upload/pace.ts";
import type { Pack } from "#lib/upload/pack.ts";
import { Hopeless, HttpFailure, isPassing, patiently, realSleep, watched } from "#lib/upload/patience.ts";
import type { Sleep } from "#lib/upload/patience.ts";

export type SendState = "sending" | "paused" | "offline" | "signed_out" | "finished" | "cancelled" | "failed";

/** Bytes are those of the original files, so that they add up to the selection's. */
export type SendProgress = {
  state: SendState;
  /** Confirmed by storage and recorded by the portal; of a file sent in parts, the parts that storage confirmed. */
  storedBytes: number;
  storedImages: number;
  /** On their way now, by what the connections report. */
  movingBytes: number;
  failedImages: number;
  /** When bytes last moved, by `now`: 15 seconds without are a stall. */
  movedAt: number;
  /** Why nothing arrives while it is tried again and again; null while all is well, or nothing is known. */
  trouble: Words | null;
};

export type SendSummary = {
  state: "finished" | "cancelled" | "failed";
  storedBytes: number;
  storedImages: number;
  storedPacks: number;
  failedImages: number;
  /** Packs that the portal or the storage refused for good, by the hashes of their files. */
  failed: { sha256: string[]; words: Words }[];
  /** Why not everything was sent, when the state is "failed". */
  words: Words | null;
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
   * The packs still to be sent, without what the portal already holds; asked for one more only when there is room. `line`
   * tells how busy the line is: while it waits for packing, deflating costs time.
   */
  packs: (
    known: Promise<ReadonlySet<string>>,
    line: Pick<Pace, "inFlight" | "width" | "backlog" | "speed">,
  ) => AsyncIterable<Pack | LongPack>;
  /** Reject with `HttpFailure` for an answer that is no success, with anything else for no answer. */
  api: {
    known: (signal: AbortSignal) => Promise<string[]>;
    /** Answers in the order of the offers. Signing one pack again gives the same place or a new one. */
    sign: (packs: PackOffer[], signal: AbortSignal) => Promise<PackPlace[]>;
    /** A place for a file larger than a pack, and which of its parts are there already. Repeatable. */
    start: (offer: PartsOffer, signal: AbortSignal) => Promise<PartsPlan>;
    /** Addresses for parts, in the order of the offers. 404: this file has to be started anew. */
    signParts: (parts: PartOffer[], signal: AbortSignal) => Promise<PartPlace[]>;
    /** Repeatable: a pack may be named again after a lost answer. 410: something of it has to be sent again. */
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
  /** PUTs in flight, at most three more packs are in memory; without it 3 to 6, as many as the line makes use of. */
  concurrency?: number;
  sleep?: Sleep;
  now?: () => number;
  random?: () => number;
};

/** What a portal at rest says itself; else only that it, or its storage, cannot be reached. */
const troubleWords = (failure: unknown): Words =>
  failure instanceof HttpFailure && failure.status === 503 && failure.words
    ? failure.words
    : {
        en: "We cannot reach the portal at the moment. What was sent is safe. We keep trying.",
        es: "En este momento no podemos comunicarnos con el portal. Lo enviado está a salvo. Seguimos intentando.",
      };

/**
 * Sends packs until every one is stored and recorded, or refused for good. Lost connections and 5xx are tried again for
 * ever; 401 waits for `resume`; a place that has expired (403) is asked for again; 412 on one's own key is stored.
 */
export function send(options: SendOptions): Sending {
  const { api, sleep = realSleep, now = Date.now, random = Math.random } = options;
  const gate = startGate();
  const pace = startPace(now, options.concurrency);
  const tally = { storedBytes: 0, storedImages: 0, storedPacks: 0, failedImages: 0 };
  const failed: SendSummary["failed"] = [];
  const moving = new Map<Body, number>();
  const kept = new Map<LongPack, number>();
  const allBuilt = new AbortController();
  const lastSent = new AbortController();
  let movedAt = now();
  let ended = false;
  let trouble: Words | null = null;

  const report = (state: SendState = gate.state()): void => {
    const { storedImages, failedImages } = tally;
    const [movingBytes, keptBytes] = [sum(moving), sum(kept)];
    const storedBytes = tally.storedBytes + keptBytes;
    options.onProgress?.({ state, storedBytes, storedImages, failedImages, movingBytes, movedAt, trouble });
  };
  gate.onChange(() => {
    if (!ended) report();
  });

  const feel = (failure: unknown): void => {
    const before = trouble;
    trouble = failure === null ? null : troubleWords(failure);
    if (!ended && (trouble === null) !== (before === null)) report();
  };
  const insist = <R>(act: (signal: AbortSignal) => Promise<R>): Promise<R> =>
    patiently(act, gate, { sleep, random, feel });
  /** Asks the portal; a question that is not answered within a minute is asked again. */
  const ask = <R>(act: (signal: AbortSignal) => Promise<R>): Promise<R> =>
    insist((signal) =>
      watched(
        async (own, moved) => {
          const asked = now();
          moved();
          const answer = await act(own);
          pace.asked(now() - asked);
          return answer;
        },
        signal,
        { sleep, now },
      ),
    );
  const dated = <P extends PartPlace>(places: P[]): (P & Dated)[] =>
    places.map((place) => ({ ...place, until: now() + 1000 * place.seconds }));
  const sign = batched<PackOffer, PackPlace & Dated>(
    maxPacksPerSigning,
    async (offers) => dated(await ask((signal) => api.sign(offers, signal))),
    // A line faster than packs are built waits for them anyway: then for some together.
    { atOnce: asking, gather: async () => isHungry() && sleep(gatheringPlaces, allBuilt.signal) },
  );
  const signPart = batched<PartOffer, PartPlace & Dated>(
    maxPartsPerSigning,
    async (offers) => dated(await ask((signal) => api.signParts(offers, signal))),
    { atOnce: asking },
  );
  const finish = batched<string, null>(
    maxPacksPerFinish,
    async (ids) => {
      await ask((signal) => api.finish(ids, signal));
      return ids.map(() => null);
    },
    // What has arrived is safe, and nobody waits for its recording until the last.
    { atOnce: asking, gather: () => sleep(gathering, lastSent.signal) },
  );

  const putOnce = async (body: Body, blob: Blob, place: PartPlace, signal: AbortSignal): Promise<number> => {
    const transfer = (own: AbortSignal, moved: () => void): Promise<{ status: number }> =>
      options.put(
        place.url,
        place.headers,
        blob,
        (sent) => {
          moved();
          movedAt = now();
          pace.moved(body, sent);
          moving.set(body, body.sourceBytes * Math.min(1, sent / body.size));
          report();
        },
        own,
      );
    pace.begin(body);
    const { status } = await watched(transfer, signal, { sleep, now, bytes: body.size }).finally(() => pace.end(body));
    if (isPassing(status)) throw new HttpFailure(503);
    return status;
  };

  const isHungry = (): boolean => (pace.backlog() ?? hungry) < hungry;
  const ready = new Set<Pack>();
  const places = new Map<Pack, Promise<PackPlace & Dated>>();
  const signOne = ({ sha256, size, entries }: Pack) => sign({ sha256, size, entries });
  /** A place for a pack whose turn has come; at its first the packs that follow soon get theirs in the same question. */
  const placeOf = (pack: Pack): Promise<PackPlace & Dated> => {
    let room = ready.has(pack) ? Math.max(pack.size, soon * (pace.speed() ?? Infinity)) : 0;
    for (const next of ready) {
      room -= next.size;
      if (room < 0) break;
      ready.delete(next);
      const place = signOne(next);
      place.catch(() => undefined); // it is met when its turn comes
      places.set(next, place);
    }
    const place = places.get(pack) ?? signOne(pack);
    places.delete(pack);
    return place;
  };

  /** Brings a body to its place; `place` asks for one, anew where its minutes are over. */
  const store = async <P extends PartPlace & Dated>(body: Body, place: () => Promise<P>, lost = 0): Promise<P> => {
    pace.take(body, body.size);
    const blobOf = loading(body);
    let arrived = false;
    try {
      for (let refusals = 0; refusals < maxRefusals;) {
        const found = await place();
        const status = await insist(async (signal) => {
          const blob = await blobOf();
          return now() < found.until ? putOnce(body, blob, found, signal).finally(() => moving.delete(body)) : 403;
        });
        arrived = status === 412 || status < 300;
        if (arrived) return found;
        if (status === lost) throw new HttpFailure(lost);
        // 403 is a place whose minutes are over; 400 may be a body damaged on its way. Both deserve a new place, and the
        // first says nothing against the pack, however long the line was away.
        if (now() < found.until) refusals++;
      }
      throw new HttpFailure(403);
    } finally {
      pace.drop(body, arrived);
    }
  };

  const beside: Promise<void>[] = [];
  const refuse = (pack: Pack | LongPack, failure: unknown): void => {
    if ("read" in pack) kept.delete(pack);
    if (gate.state() === "cancelled") return;
    const words = failure instanceof HttpFailure || failure instanceof Hopeless ? failure.words : undefined;
    failed.push({ sha256: entriesOf(pack).map(({ sha256 }) => sha256), words: words ?? refused });
    tally.failedImages += pack.images;
    report();
  };
  const record = (pack: Pack | LongPack): void => {
    if ("read" in pack) kept.delete(pack);
    tally.storedBytes += pack.sourceBytes;
    tally.storedImages += pack.images;
    tally.storedPacks++;
    movedAt = now();
    report();
  };
  const deliver = async (pack: Pack): Promise<void> => {
    try {
      const { packId } = await store(pack, () => placeOf(pack));
      // Recording goes on beside the next pack: it costs a round trip, and is batched.
      moving.set(pack, pack.sourceBytes);
      beside.push(
        finish(packId)
          .finally(() => moving.delete(pack))
          .then(
            () => record(pack),
            (failure: unknown) => refuse(pack, failure),
          ),
      );
    } catch (failure) {
      refuse(pack, failure);
    }
  };
  const partsOf = (pack: LongPack): AsyncIterable<() => Promise<void>> =>
    inParts(pack, {
      start: (offer) => ask((signal) => api.start(offer, signal)),
      carry: async (part) => {
        const { packId, number, sha256 } = part;
        await store(part, () => signPart({ packId, number, sha256 }), 404);
      },
      finish: async (packId) => {
        await finish(packId);
      },
      stopped: () => gate.state() === "cancelled",
      onKept: (bytes) => {
        kept.set(pack, bytes);
        report();
      },
      onStored: () => record(pack),
      onRefused: (failure) => refuse(pack, failure),
      beside: (work) => beside.push(work),
    });
  async function* jobs(packs: AsyncIterable<Pack | LongPack>): AsyncGenerator<() => Promise<void>> {
    try {
      for await (const pack of packs) {
        if ("read" in pack) yield* partsOf(pack);
        else {
          ready.add(pack);
          yield () => deliver(pack);
        }
      }
    } finally {
      allBuilt.abort();
    }
  }

  const run = async (): Promise<SendSummary> => {
    let words: Words | null = null;
    const known = ask(async (signal) => new Set(await api.known(signal)));
    known.catch(() => undefined); // it is met where it is awaited
    try {
      await inLanes(jobs(options.packs(known, pace)), pace, gate).finally(() => lastSent.abort());
      await known;
    } catch (failure) {
      words = (failure instanceof HttpFailure ? failure.words : undefined) ?? stopped;
    }
    await Promise.all(beside);
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

type Body = Pack | Part;
/** Until when a place works: it may have been asked for long before its pack's turn. */
type Dated = { until: number };

/** Questions of one kind at the same time: a pack that is ready need not wait for the answer to the one before. */
const asking = 3;
/** Milliseconds for which packs that arrived are gathered, to be recorded together. */
const gathering = 1_000;
/** With less to carry than this, in milliseconds, the line waits for packs; so long packs are gathered, to be signed together. */
const hungry = 100;
const gatheringPlaces = 150;
/** Packs that the line will have carried within so many milliseconds may get their places now: those live for minutes. */
const soon = 20_000;
const maxRefusals = 6;
const changed: Text = {
  en: "Some files could not be read a second time, or have changed since you chose them. Choose the folder or disc again",
  es: "Algunos archivos no se pudieron leer otra vez, o cambiaron desde que usted los eligió. Elija de nuevo la carpeta o el disco",
};
const refused: Text = {
  en: "The portal did not take this part of your scan",
  es: "El portal no aceptó esta parte de su estudio",
};
const stopped: Text = {
  en: "The scan could not be sent to the end",
  es: "El estudio no se pudo enviar hasta el final",
};

/**
 * The blob of a body for each try. What lies on the person's disc is sent straight from there, once: for another try it
 * is read, looked at and kept, so that a bad line does not wear a scratched disc, and a changed file is not sent for ever.
 */
function loading({ blob, fromDisc, sha256: wanted }: Body): () => Promise<Blob> {
  let [tries, kept] = [0, blob];
  return async () => {
    if (tries++ !== 1 || !fromDisc) return kept;
    const bytes = await blob.arrayBuffer().then(
      (read) => new Uint8Array(read),
      () => null,
    );
    if (!bytes || toBase64(await sha256(bytes)) !== wanted) throw new Hopeless(changed);
    return (kept = new Blob([bytes], { type: blob.type }));
  };
}

const entriesOf = (pack: Pack | LongPack) => ("read" in pack ? [pack.entry] : pack.entries);

const sum = (parts: ReadonlyMap<unknown, number>): number => [...parts.values()].reduce((all, bytes) => all + bytes, 0);
