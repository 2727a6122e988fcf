import { z } from "zod";
import { type MarkingKind, placesOf } from "./kinds.ts";

const place = z.tuple([z.number(), z.number()]);

/** A mark as the browser makes it: places in the pixels of one frame of one file, which no viewer has to translate. */
export const Marking = z
  .object({
    id: z.uuid(),
    kind: z.enum(Object.keys(placesOf) as [MarkingKind, ...MarkingKind[]]),
    sopInstanceUid: z.string().min(1).max(64),
    frame: z.number().int().min(1).max(100_000),
    points: z.array(place).max(4),
    text: z
      .string()
      .max(200)
      .transform((typed) => typed.replace(/\p{Cc}/gu, " ").trim())
      .default(""),
  })
  .refine(({ kind, points }) => points.length === placesOf[kind], { message: "places are missing" });

export type Marking = z.output<typeof Marking>;

/** So many marks one reading may have. */
export const mostMarkings = 500;
