import { packTarget } from "#lib/upload/limits.ts";
import type { Slices } from "../slices.ts";
import { hashesIn, hashesInPacks } from "../stored.ts";
import { packsOf } from "../uploads.ts";
import { megabytes, type Seen } from "./run.ts";

/** `faults` each of which may cost every one of `connections` the pack that it was carrying. */
type Journey = { requestId: string; load: Slices; sent: number; faults: number; connections: number };

/** Holds what storage has against the files that were chosen, and what travelled against what had to. */
export async function arrived({ requestId, load, sent, faults, connections }: Journey): Promise<Seen> {
  const packs = await packsOf(requestId);
  const hashes = await hashesInPacks(packs.map(({ key }) => key));
  const identical = hashes.join() === hashesIn(load.folder).join();
  const needed = packs.reduce((sum, { size }) => sum + size, 0);
  const again = sent - needed;
  const perFault = connections * (packTarget + load.bytes / load.count);
  const most = faults * perFault + talk(load, needed);
  const wrong: string[] = [];
  if (!identical) wrong.push(`storage holds ${hashes.length} files that are not the ${load.count} that were chosen`);
  if (again > most) wrong.push(`${megabytes(again)} travelled again, ${megabytes(most)} may`);
  const words =
    `${load.count} files of ${megabytes(load.bytes)}, ${identical ? "every byte" : "NOT every byte"} the same in storage; ` +
    `${megabytes(needed)} had to travel, ${megabytes(Math.max(0, again))} more did (${megabytes(most)} may)`;
  return { words, wrong };
}

/** What is said beside the packs: request lines, headers, and the hash of each file when its pack is signed. */
const talk = ({ count }: Slices, needed: number): number => 2 ** 18 + count * 400 + needed / 100;
