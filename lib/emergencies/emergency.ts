import { z } from "zod";
import { EmergencyKind, EmergencyVerdict } from "#prisma/generated/enums.ts";

/** Why somebody opens a request that is not theirs, in the words that whoever judges it reads too. To be approved by the clinic. */
export const kindWords = {
  emergency_room: "The person is with me, or in an emergency room",
  treating_doctor: "A doctor who treats the person now asks me",
  surgeon_away: "The person got worse, and their surgeon cannot be reached",
  other: "Something else",
} as const satisfies Record<EmergencyKind, string>;

export const verdictWords = {
  justified: "Justified",
  not_justified: "Not justified",
} as const satisfies Record<EmergencyVerdict, string>;

/** What a reason has at least, in characters: a sentence, not a sign. The table holds it too. */
const leastReason = 15;

const sentence = (missing: string) =>
  z.string().trim().min(leastReason, missing).max(2_000, "This is too long: 2,000 characters at most");

type InHand = { reference?: string; fullName?: string; birthDate?: string };

/** What is missing is told with all else that is wrong, not after it. */
const told = (path: string[], error: string, fits: (given: InHand) => boolean) =>
  [(given: InHand) => Boolean(given.reference) || fits(given), { path, error, when: () => true }] as const;

/** What a surgeon has in hand: the reference, or the whole name and the date of birth. Parts of either find nothing. */
export const Opening = z
  .object({
    reference: z.string().trim().max(40, "This is no reference").default(""),
    fullName: z.string().trim().max(200, "This is too long").default(""),
    birthDate: z.union([z.iso.date(), z.literal("")], "Enter the date as month, day, year").default(""),
    kind: z.enum(EmergencyKind, "Choose what kind of emergency it is"),
    reason: sentence(`Write in a sentence why you need it now: ${leastReason} characters at least`),
  })
  .refine(
    ...told(["reference"], "Enter the reference, or the name and the date of birth", ({ fullName, birthDate }) =>
      Boolean(fullName || birthDate),
    ),
  )
  .refine(
    ...told(["fullName"], "Enter the whole name too", ({ fullName, birthDate }) => Boolean(fullName) || !birthDate),
  )
  .refine(
    ...told(["birthDate"], "Enter the date of birth too", ({ fullName, birthDate }) => Boolean(birthDate) || !fullName),
  );

export const Judgement = z.object({
  emergencyId: z.uuid(),
  verdict: z.enum(EmergencyVerdict, "Choose whether it was justified"),
  judgement: sentence(`Write in a sentence why: ${leastReason} characters at least`),
});
