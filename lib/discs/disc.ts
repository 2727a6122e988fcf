import { z } from "zod";
import { DiscEnd } from "#prisma/generated/enums.ts";

const day = (words: string) => z.string({ error: words }).pipe(z.iso.date({ error: words }));

/** A disc that came by post, as staff write it down. */
export const NewDisc = z.object({
  requestId: z.uuid(),
  /** Made with the form: sent twice, it is one disc. */
  discId: z.uuid(),
  label: z
    .string({ error: "Write what stands on the disc" })
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
    .pipe(z.string().min(1, "Write what stands on the disc").max(120, "This is too long: 120 characters at most")),
  discReceivedOn: day("Give the day on which it came"),
});

/** Where a disc went. */
export const DiscEnding = z.object({
  requestId: z.uuid(),
  discId: z.uuid(),
  end: z.enum(DiscEnd, { error: "Choose where it went" }),
  endedOn: day("Give the day on which it went"),
});

export const discEndWords = {
  returned: "Sent back",
  destroyed: "Destroyed",
} as const satisfies Record<DiscEnd, string>;
