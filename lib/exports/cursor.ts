import { z } from "zod";

/**
 * How far an export has come: the documents that are written for it, then the papers, then the packs of the scan, each
 * in the order of their ids. `within`: so many bytes of a file larger than a part are there already.
 */
export const Cursor = z.object({
  documents: z.boolean().default(false),
  paper: z.uuid().nullable().default(null),
  pack: z.uuid().nullable().default(null),
  packs: z.int().min(0).default(0),
  within: z.int().min(0).default(0),
});
export type Cursor = z.output<typeof Cursor>;

export const atTheStart: Cursor = Cursor.parse({});

/** For how many days an export can be saved once it is ready. */
export const exportDays = 7;
