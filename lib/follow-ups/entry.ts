import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { FollowUpKind, InsuranceKind } from "#prisma/generated/enums.ts";

const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
    .pipe(z.string().max(max, `Use ${max} letters or fewer`));

const long = z
  .string()
  .transform((text) =>
    text
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n]/gu, " ")
      .trim(),
  )
  .pipe(z.string().max(1_000, "Use 1,000 letters or fewer"));

/** A day of the clinic (YYYY-MM-DD), or nothing. */
const day = z
  .string()
  .trim()
  .refine((text) => text === "" || z.iso.date().safeParse(text).success, "Enter a day, like 2026-12-04");

/** A time at the clinic (YYYY-MM-DDTHH:MM), or nothing. */
const time = z
  .string()
  .trim()
  .refine((text) => text === "" || isTime(text), "Enter day and time, like 2026-12-04 10:30")
  .transform((text) => text.replace(" ", "T"));

function isTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDateTime.from(text.replace(" ", "T")).year > 2000;
  } catch {
    return false;
  }
}

/** What came of a call, as the page and the command both check it. What belongs to another answer is left out. */
export const FollowUpEntry = z
  .object({
    requestId: z.uuid(),
    kind: z.enum(FollowUpKind, { error: "Choose what came of it" }),
    nextOn: day.default(""),
    visitAt: time.default(""),
    visitPlace: line(120).default(""),
    note: long.default(""),
  })
  .superRefine(({ kind, visitAt, visitPlace }, context) => {
    if (kind !== "booked") return;
    const missing = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
    if (visitAt === "") missing("visitAt", "Enter day and time of the visit");
    if (visitPlace === "") missing("visitPlace", "Enter where the visit is");
  });

/** What somebody said of their insurance. */
export const InsuranceEntry = z.object({
  requestId: z.uuid(),
  insurance: z.enum(InsuranceKind, { error: "Choose what they said" }),
  plan: line(120).default(""),
});
