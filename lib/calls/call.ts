import type { CallDirection, CallIdentifier, CallOutcome } from "#prisma/generated/enums.ts";

/** How a call ended, as staff choose it. */
export const callOutcomes = [
  { value: "reached", text: "Reached", hint: "It was them, and two identifiers were checked" },
  { value: "not_identified", text: "Somebody answered", hint: "Not checked who: nothing of the request was said" },
  { value: "voicemail", text: "Voicemail" },
  { value: "no_answer", text: "No answer" },
  { value: "wrong_number", text: "Wrong number" },
] as const satisfies readonly { value: CallOutcome; text: string; hint?: string }[];

/** By what somebody on the phone can be known: two of them, before anything of a request is said (45 CFR 164.514(h)). */
export const callIdentifiers = [
  { value: "name", text: "Full name" },
  { value: "birth_date", text: "Date of birth" },
  { value: "phone", text: "Phone number" },
  { value: "address", text: "Email or street address" },
  { value: "reference", text: "Reference" },
] as const satisfies readonly { value: CallIdentifier; text: string }[];

/** So many of them. */
export const checkedAtLeast = 2;

/** Whether the person was spoken to, so that no further try is needed unless one is wanted. */
export const wasReached = (outcome: CallOutcome): boolean => outcome === "reached";

const outcomeTexts: Readonly<Record<CallOutcome, string>> = {
  reached: "reached",
  not_identified: "somebody answered, not checked who",
  voicemail: "voicemail",
  no_answer: "no answer",
  wrong_number: "wrong number",
};

/** "Called: voicemail", "They called: reached, known by full name and date of birth". */
export function callWords(call: {
  direction: CallDirection;
  outcome: CallOutcome;
  identifiers: readonly CallIdentifier[];
}): string {
  const known = callIdentifiers.filter(({ value }) => call.identifiers.includes(value)).map(({ text }) => text);
  const by = known.length > 0 ? `, known by ${known.map((text) => text.toLowerCase()).join(" and ")}` : "";
  return `${call.direction === "incoming" ? "They called" : "Called"}: ${outcomeTexts[call.outcome]}${by}`;
}
