import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { letterTime } from "#lib/letters/letter-words.ts";
import type { Block, Letter, Letterhead } from "#lib/letters/letter.ts";
import { clinicalSummary } from "#lib/intake/clinical-summary.ts";
import { careForInsurers } from "#lib/intake/insurer-rules.ts";
import { dateInWords, describe } from "#lib/intake/journey.ts";
import { rootsOf } from "#lib/intake/body-areas.ts";
import { opinionBlocks } from "#lib/opinions/opinion-blocks.ts";
import { outcomeText } from "#lib/opinions/outcomes.ts";
import { say } from "#lib/platform/language.ts";
import type { TakenRecord } from "#lib/triage/take-record.ts";
import { entryWords } from "./entry-words.ts";
import { callWishWords, phoneOf } from "./phone-words.ts";
import { capital, fitnessWords, neededFirst, ownerWords } from "./scan-words.ts";
import { doerWords, happenedWords } from "./timeline-words.ts";
import { scanWords, statusWords, urgencyWords } from "./words.ts";

/** A request as staff take it out of the portal: the history first, then what it was made of. English, as staff read. */
export function recordLetter(record: TakenRecord, from: Letterhead, now: Date): Letter {
  const { answers, scan, timeline, opinion } = record;
  return {
    language: "en",
    from,
    date: now,
    to: [record.personName].filter((line) => line !== ""),
    reference: record.reference,
    title: "Record of a request",
    blocks: [
      { kind: "facts", rows: headOf(record) },
      ...part("Summary, made by rule from the answers", [
        paragraph(clinicalSummary(answers, clinicToday(), record.priorityReasons)),
      ]),
      ...part("What insurers ask, and what was told", [{ kind: "facts", rows: careOf(record) }]),
      ...part("Scan", scanOf(scan)),
      ...(opinion ? part(`Opinion: ${outcomeText(opinion.outcome)}`, opinionBlocks(opinion, from.timeZone)) : []),
      ...part("Answers", [{ kind: "facts", rows: answersOf(record) }]),
      ...part("What happened, the newest first", [
        { kind: "facts", rows: timeline.map((entry) => [timeIn(entry.at, from.timeZone), lineOf(entry)] as const) },
        ...(record.cut ? [paragraph("Older entries are in the portal.")] : []),
      ]),
    ],
    foot: "Confidential: for the staff of the clinic only",
  };
}

type Rows = readonly (readonly [string, string])[];

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

const part = (text: string, blocks: Block[]): Block[] => [{ kind: "heading", text }, ...blocks];

const timeIn = (at: string, zone: string): string => say("en", letterTime(new Date(at), zone));

function headOf(record: TakenRecord): Rows {
  const { urgency, urgencyChanges, priorityReasons, answers } = record;
  const [newest] = urgencyChanges;
  const why = newest ? `${newest.reason} (${newest.by})` : priorityReasons.join(", ");
  return [
    ["Born", record.birthDate ? dateInWords(record.birthDate) : "not told"],
    ["Phone", `${phoneOf(answers) ?? "none"} (${callWishWords(answers, record.language, record.agreements)})`],
    ["Email", record.email ?? "none: call or post"],
    ...(record.entered ? [["Entered", `by ${record.entered.by}, ${entryWords[record.entered.via]}`] as const] : []),
    ["Status", statusWords[record.status]],
    ["Urgency", `${urgencyWords[urgency]}${why === "" ? "" : `: ${why}`}`],
  ];
}

const careOf = ({ answers }: TakenRecord): Rows =>
  careForInsurers(answers).lines.map(
    ({ asks, told, state }) => [asks, `${capital(told)} (${careWords[state]})`] as const,
  );

const careWords = { enough: "enough", less: "less", not_told: "to be asked" } as const;

function scanOf({ state, images, studies, fitness }: TakenRecord["scan"]): Block[] {
  const rows: Rows = [
    ["State", `${scanWords[state]}, ${images} ${images === 1 ? "image" : "images"}`],
    ...studies.map(
      (study) => [study.description ?? "Study", `${study.date ?? "no date"}. ${ownerWords(study)}`] as const,
    ),
    ...neededFirst(fitness).map(
      ({ item, state: there, staff }) =>
        [capital(item), [fitnessWords[there], staff].filter(Boolean).join(": ")] as const,
    ),
  ];
  return [{ kind: "facts", rows }];
}

function answersOf({ answers }: TakenRecord): Rows {
  const roots = rootsOf(answers["areas"]).map(({ root }) => root);
  return [
    ...describe(answers)
      .filter(({ lines }) => lines.length > 0)
      .map(({ short, lines }) => [short.en, lines.map((line) => say("en", line)).join("\n")] as const),
    ...(roots.length > 0 ? [["Areas would fit", roots.join(", ")] as const] : []),
  ];
}

function lineOf(entry: TakenRecord["timeline"][number]): string {
  const { what, note } = happenedWords(entry);
  return [[what, doerWords(entry)].filter(Boolean).join(" · "), note].filter(Boolean).join("\n");
}
