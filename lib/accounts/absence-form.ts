import { z } from "zod";
import { languages } from "#lib/platform/language.ts";

const day = (words: string) => z.string({ error: words }).pipe(z.iso.date({ error: words }));

/** From when to when somebody is away, both days included; of oneself where nobody is named. */
export const NewAbsence = z
  .object({
    accountId: z.uuid().optional(),
    firstDay: day("Give the first day"),
    lastDay: day("Give the last day"),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ["lastDay"],
    error: "The last day must not lie before the first",
  });

/** What a surgeon reads most: codes of regions of the body; none means any. And in which languages they write. */
export const Specialty = z.object({
  accountId: z.uuid().optional(),
  regions: z
    .unknown()
    .optional()
    .transform((given) => [given].flat().filter((code): code is string => typeof code === "string"))
    .pipe(z.array(z.string().regex(/^[a-z_]{1,30}$/)).max(20)),
  /** In which they write to patients; none: as before. */
  languages: z
    .unknown()
    .optional()
    .transform((given) => languages.filter((language) => [given].flat().includes(language))),
});
