import type { OpinionDraft } from "./content.ts";
import { commented, levelWords } from "./level-words.ts";
import { adequacies, needs, outsideKinds, recommendations, timings } from "./terms.ts";

/** What was read, as colleagues read it: a name and what it says, without what was left open. */
export function opinionFacts(content: OpinionDraft): (readonly [name: string, value: string])[] {
  const rows: (readonly [string, string | undefined])[] = [
    ["Scan", [textOf(adequacies, content.adequacy), content.adequacyWhy].filter(Boolean).join(": ")],
    ...commented(content.levels).map(([level, reading]) => [level, levelWords(reading)] as const),
    ["Recommended", textOf(recommendations, content.recommendation)],
    ["Still needed", content.needed.map((need) => textOf(needs, need)).join(", ")],
    ["How soon", textOf(timings, content.timing)],
    [
      "Outside the question",
      [content.outside.map((kind) => textOf(outsideKinds, kind)).join(", "), content.outsideNote]
        .filter(Boolean)
        .join(": "),
    ],
    ["Findings", content.findings],
  ];
  return rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

const textOf = (terms: readonly { value: string; text: string }[], value: string | null): string | undefined =>
  terms.find((term) => term.value === value)?.text;
