import { z } from "zod";
import { command } from "#lib/command.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { languages } from "#lib/platform/language.ts";
import { personOf } from "#lib/requests/person.ts";
import { canStartRequest } from "#lib/requests/policy.ts";
import { phoneInWords } from "./phone-words.ts";
import { scanLetter, scanLetterFile } from "./scan-letter.ts";

/**
 * The letter to an imaging center as a PDF with the details that a patient gave in their newest request. What they have
 * not given yet stays a line to fill in by hand.
 */
export const fillScanLetter = command({
  name: "scan-letter.fill",
  input: z.object({ language: z.enum(languages) }),
  subject: async (tx, actor) =>
    actor.kind === "person" ? await tx.account.findUnique({ where: { id: actor.accountId } }) : null,
  allow: canStartRequest,
  async run({ tx, subject: account, input: { language }, trail }) {
    trail.patientId = account.id;
    const where = { patientId: account.id, erasedAt: null };
    const request = await tx.reviewRequest.findFirst({ where, orderBy: { createdAt: "desc" } });
    if (request) trail.requestId = request.id;
    const person = request ? personOf(request) : { name: null, birthDate: null };
    return { language, details: { ...person, phone: phoneOf(request?.answers), email: account.email } };
  },
  after: async ({ language, details }) => ({
    pdf: await renderLetter(scanLetter(language, letterhead(), new Date(), details)),
    fileName: scanLetterFile,
  }),
});

/** The number as people here write it. */
function phoneOf(answers: unknown): string | null {
  const { phone } = (answers ?? {}) as { phone?: unknown };
  return typeof phone === "string" ? phoneInWords(phone) : null;
}
