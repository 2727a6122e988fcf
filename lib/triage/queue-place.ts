import { z } from "zod";
import type { QueueSort } from "./queue-filter.ts";

/** A place in a list: what the row there is ordered by. Numbers are ranks and milliseconds; nothing of a person. */
export type Place = { by: number[]; id: string };

/** A place as an address has it, e.g. "1.1764139999000.0193…". */
export const codeOfPlace = ({ by, id }: Place): string => [...by, id].join(".");

const shape = /^(?:(?<rank>[0-2])\.)?(?<at>\d{1,15})\.(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const endOfYears = 253_402_300_800_000; // of four digits: further, databases write years otherwise

/** The place that an address names; null for one made up, or of a list in another order. */
export function placeOf(code: string, sort: QueueSort): Place | null {
  const { rank, at, id } = shape.exec(code)?.groups ?? {};
  if (id === undefined || (rank !== undefined) !== (sort === "urgency")) return null;
  const time = Number(at);
  if (time >= endOfYears) return null;
  return { by: rank === undefined ? [time] : [Number(rank), time], id };
}

const code = z.string().max(80).optional().catch(undefined);

/** From where a page goes on: after or before a place. */
export const Turn = z.object({ after: code, before: code });
