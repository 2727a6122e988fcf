import { z } from "zod";

/**
 * How far an export has come: the documents that are written for it, then the papers, then the packs of the scan, each
 * in the order of their ids. `files`: so many of the scan are there; `within`: so many bytes of one larger than a part.
 */
export const Cursor = z.object({
  documents: z.boolean().default(false),
  paper: z.uuid().nullable().default(null),
  pack: z.uuid().nullable().default(null),
  files: z.int().min(0).default(0),
  within: z.int().min(0).default(0),
});
export type Cursor = z.output<typeof Cursor>;

export const atTheStart: Cursor = Cursor.parse({});

/** For how many days an export can be saved once it is ready. */
export const exportDays = 7;
