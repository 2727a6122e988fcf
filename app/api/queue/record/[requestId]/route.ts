import { pdfAction } from "#app/_server/json-action.ts";
import { recordLetter } from "#app/queue/_request/record-letter.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { takeRecord } from "#lib/triage/take-record.ts";

/** The record of a request as a PDF: under a name that says nothing of whom it is about. */
export const GET = pdfAction(async (actor, input: Parameters<typeof takeRecord>[1]) => {
  const taken = await takeRecord(actor, input);
  if (!taken.ok) return taken;
  const pdf = await renderLetter(recordLetter(taken.value, letterhead(), new Date()));
  return { ok: true, value: { pdf, fileName: "request.pdf" } };
}, "/sign-in/staff?from=%2Fqueue");
