import type { PackEntry, PartsPlan } from "#lib/upload/contract.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import type { SendOptions } from "#lib/upload/send.ts";
import type { VirtualClock } from "#lib/upload/virtual-clock.ts";

/** A line: milliseconds for a round trip, bytes for each millisecond in all and for one connection, and what fails. */
export type Line = {
  roundTrip: number;
  capacity: number;
  perConnection?: number;
  /** Throws, or answers a status other than 200, as the line or the far end would; asked often. */
  trouble?: (at: "portal" | "storage" | "way", time: number) => number | undefined;
  /** How long an address works. */
  seconds?: number;
};

const partSize = 1_000;

/**
 * A portal and its storage for tests, behind a line of which several transfers share the capacity. It keeps what it was
 * given over many runs, as the real ones do, and counts what it was asked and what travelled.
 */
export function simulatedPortal({ now, sleep }: VirtualClock, line: Line) {
  const packs = new Map<string, { entries: PackEntry[]; size: number; parts: Map<number, Uint8Array> | null }>();
  const stored = new Map<string, Blob>();
  const finished = new Set<string>();
  const seen = { asked: 0, travelled: 0, broken: 0, most: 0 };
  let active = 0;

  const trip = async (signal: AbortSignal): Promise<void> => {
    seen.asked++;
    line.trouble?.("way", now());
    await sleep(line.roundTrip, signal);
    signal.throwIfAborted();
    const status = line.trouble?.("portal", now());
    if (status !== undefined) throw new HttpFailure(status);
  };
  const answer = async <T>(signal: AbortSignal, act: () => T): Promise<T> => {
    await trip(signal);
    const result = act();
    line.trouble?.("way", now()); // done, but the answer is lost
    return result;
  };
  const held = (): string[] => [...finished].flatMap((id) => packs.get(id)?.entries.map(({ sha256 }) => sha256) ?? []);
  const api: SendOptions["api"] = {
    known: (signal) => answer(signal, held),
    sign: (offers, signal) =>
      answer(signal, () =>
        offers.map(({ entries, size }) => {
          const packId = `pack-${packs.size}`;
          packs.set(packId, { entries, size, parts: null });
          return { packId, url: packId, headers: {}, seconds: line.seconds ?? 900 };
        }),
      ),
    start: ({ entry, size }, signal) =>
      answer(signal, (): PartsPlan => {
        if (held().includes(entry.sha256)) return { packId: null, partBytes: partSize, have: [] };
        const open = [...packs].find(([, pack]) => pack.parts && pack.entries[0]?.sha256 === entry.sha256);
        const packId = open?.[0] ?? `pack-${packs.size}`;
        if (!open) packs.set(packId, { entries: [entry], size, parts: new Map() });
        return { packId, partBytes: partSize, have: [...(open?.[1].parts?.keys() ?? [])] };
      }),
    signParts: (parts, signal) =>
      answer(signal, () =>
        parts.map(({ packId, number }) => ({ url: `${packId} ${number}`, headers: {}, seconds: 900 })),
      ),
    finish: (ids, signal) =>
      answer(signal, () => {
        for (const id of ids) {
          const parts = packs.get(id)?.parts;
          if (parts && !stored.has(id)) {
            const joined = [...parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes as Uint8Array<ArrayBuffer>);
            stored.set(id, new Blob(joined));
          }
          if (!stored.has(id) || stored.get(id)?.size !== packs.get(id)?.size) throw new HttpFailure(410);
          finished.add(id);
        }
      }),
  };

  const put: SendOptions["put"] = async (url, _, body, onProgress, signal) => {
    const [id = "", number] = url.split(" ");
    seen.most = Math.max(seen.most, ++active);
    let sent = 0;
    const step = Math.min(200, Math.max(5, body.size / line.capacity / 8));
    try {
      await sleep(2 * line.roundTrip, signal);
      while (sent < body.size) {
        signal.throwIfAborted();
        line.trouble?.("way", now());
        await sleep(step, signal);
        const share = step * Math.min(line.perConnection ?? Infinity, line.capacity / active);
        seen.travelled += Math.min(share, body.size - sent);
        sent = Math.min(body.size, sent + share);
        onProgress(sent);
      }
      const status = line.trouble?.("storage", now());
      if (status !== undefined) return { status };
      const parts = packs.get(id)?.parts;
      if (!parts && stored.has(id)) return { status: 412 };
      if (parts) parts.set(Number(number), new Uint8Array(await body.arrayBuffer()));
      else stored.set(id, body);
      line.trouble?.("way", now());
      return { status: 200 };
    } catch (failure) {
      seen.broken++;
      throw failure;
    } finally {
      active--;
    }
  };
  return { api, put, seen, stored, finished, held, packs };
}
