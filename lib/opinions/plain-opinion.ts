import type { Text } from "#lib/platform/language.ts";
import type { OpinionDraft } from "./content.ts";
import { commented, plainLevel } from "./level-words.ts";
import { templatePair } from "./patient-templates.ts";
import { adequacies, needs, timings } from "./terms.ts";

/** An opinion in plain words, as its patient reads it beside the surgeon's own. */
export type PlainOpinion = {
  /** The message in the patient's language too, where it is one of the approved texts word for word. */
  approved: Text | null;
  /** Where the scan was not good enough for all of it. */
  scan: Text | null;
  seen: readonly { level: string; text: Text }[];
  needed: readonly Text[];
  timing: Text | null;
  /** Something that nobody asked about: what, is told by phone and never here. */
  outside: boolean;
};

export const plainOpinion = (content: OpinionDraft): PlainOpinion => ({
  approved: templatePair(content.patientMessage),
  scan: content.adequacy === "good" ? null : plainOf(adequacies, content.adequacy),
  seen: commented(content.levels).flatMap(([level, reading]) => {
    const text = plainLevel(reading);
    return text.en === "" ? [] : [{ level, text }];
  }),
  needed: content.needed.flatMap((need) => plainOf(needs, need) ?? []),
  timing: plainOf(timings, content.timing),
  outside: content.outside.length > 0,
});

const plainOf = (terms: readonly { value: string; plain: Text }[], value: string | null): Text | null =>
  terms.find((term) => term.value === value)?.plain ?? null;
