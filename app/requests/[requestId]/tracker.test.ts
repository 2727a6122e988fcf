import { expect, test } from "vitest";
import { RequestStatus } from "#prisma/generated/enums.ts";
import { missingOf } from "./missing.ts";
import { standingOf } from "./standing.ts";
import { stepsOf } from "./steps.ts";

const at = (day: number) => `2026-12-${String(day).padStart(2, "0")}T15:00:00.000Z`;
const promise = { day: { en: "Thursday, December 10", es: "jueves 10 de diciembre" }, late: false, daysLeft: 3 };
const sent = { submittedAt: at(1), checkedAt: at(1), scan: "checked" as const, promise, callDay: null, urgent: false };
const here = { needed: 0, opened: false, justSent: false };
const told = (steps: ReturnType<typeof stepsOf>) => steps.map(({ name, state }) => `${name.en}: ${state}`);

test("the way shows what was, exactly one step that is now, and what comes with its promised day", () => {
  const history = [
    { status: "submitted", at: at(1) },
    { status: "in_triage", at: at(2) },
    { status: "submitted", at: at(2) }, // given back to the others
    { status: "in_triage", at: at(3) },
    { status: "needs_info", at: at(4) },
    { status: "in_triage", at: at(6) },
  ] as const;
  const steps = stepsOf({ ...sent, status: "in_triage", history });
  expect(told(steps)).toEqual([
    "You sent it: done",
    "Scan received and checked: done",
    "Our staff looked at your request: done",
    "A question for you: done",
    "You replied: done",
    "Our staff are looking at your request: now",
    "With the surgeon: next",
    "Your answer: next",
  ]);
  expect(steps.at(-1)?.by?.en).toBe("by Thursday, December 10");
  const answered = { ...sent, status: "reviewed", history: [{ status: "reviewed", at: at(7) }] } as const;
  expect(told(stepsOf(answered)).at(-1)).toBe("Your answer: done");
  expect(told(stepsOf({ ...answered, urgent: true })).at(-1)).toBe("Our letter: done");
});

test("before the check has ended the check is now; what has ended is all done; one taken back promises nothing", () => {
  const first = { status: "submitted", at: at(1) } as const;
  const unchecked = { ...sent, checkedAt: null, scan: "checking" as const, promise: null };
  expect(told(stepsOf({ ...unchecked, status: "submitted", history: [first] }))).toEqual([
    "You sent it: done",
    "Your scan is being checked: now",
    "Our staff look at your request: next",
    "With the surgeon: next",
    "Your answer: next",
  ]);
  const checked = stepsOf({ ...sent, status: "submitted", history: [first] });
  expect(told(checked).slice(1, 3)).toEqual(["Scan received and checked: done", "Waiting for our staff: now"]);
  const taken = stepsOf({ ...sent, status: "in_triage", history: [first, { status: "in_triage", at: at(2) }] });
  expect(told(taken)[2]).toBe("Our staff are looking at your request: now");
  const over = stepsOf({ ...sent, status: "withdrawn", history: [first, { status: "withdrawn", at: at(2) }] });
  expect(told(over)).toEqual([
    "You sent it: done",
    "Scan received and checked: done",
    "You took this request back: done",
  ]);
});

test("in every status a sentence says where it stands, and nothing of an answer before it is shown", () => {
  for (const status of Object.values(RequestStatus)) {
    const standing = standingOf({ status, scan: "checked", promise, callDay: null, ...here }, 5);
    expect([standing.title, ...standing.lines].every(({ en, es }) => en !== "" && es !== "")).toBe(true);
  }
  const waiting = standingOf({ status: "signed", scan: "checked", promise, callDay: promise.day, ...here }, 5);
  expect(waiting.lines[0]?.en).toContain("it appears here on Thursday, December 10 at the latest");
  const late = { ...promise, late: true };
  expect(standingOf({ status: "assigned", scan: "checked", promise: late, callDay: null, ...here }, 5)).toMatchObject({
    tone: "late",
    title: { en: "We are late, and we are sorry." },
    lines: [{ en: "We aimed to answer by Thursday, December 10." }, {}, {}],
  });
  const withSurgeon = { status: "assigned", scan: "checked", promise, callDay: null, ...here } as const;
  expect(standingOf(withSurgeon, 5).title.en).toBe("Your scan is with a surgeon.");
  expect(standingOf({ ...withSurgeon, opened: true }, 5).title.en).toBe("A surgeon is looking at your scan.");
  const asked = { status: "submitted", scan: "checked", promise, callDay: null, ...here } as const;
  const told = (more: Partial<typeof here>) => standingOf({ ...asked, ...more }, 5);
  expect(told({}).lines[1]?.en).toMatch(/^You do not have to do anything now/);
  expect(told({ needed: 1 }).lines[1]?.en).toBe("We need one thing from you.");
  expect(told({}).title.en).toBe("We have your request. Our staff look at it next.");
  expect(told({ justSent: true }).title.en).toBe("Our staff look at it next.");
  const paused = standingOf({ status: "needs_info", scan: "checked", promise, callDay: null, ...here }, 5);
  expect(paused.lines.map(({ en }) => en)).toContain(
    "When you have replied, we aim to be done within 3 business days.",
  );
});

test("of what is missing, what holds the request up comes first", () => {
  const counts = { images: 0, studies: 0, heldBack: 0, checking: 0, rejected: 0, damaged: 0, modalities: [] };
  const given = { scan: "missing" as const, counts, unsent: 0, papers: [], authority: false, openQuestion: "health" };
  const paths = (status: RequestStatus) => missingOf({ ...given, status }).map(({ path }) => path);
  expect(paths("needs_info")).toEqual(["/scans", "/questions/health", "/scans#papers"]);
  expect(paths("assigned")).toEqual([]);
  expect(missingOf({ ...given, status: "submitted", scan: "checked", unsent: 3 })[0]?.path).toBe("/scans");
  const carer = { ...given, status: "submitted", scan: "checked", authority: true } as const;
  expect(missingOf(carer)[0]).toMatchObject({ path: "/scans#authority", needed: true });
  expect(missingOf({ ...carer, papers: [{ kind: "authority" }] }).filter(({ needed }) => needed)).toEqual([]);
});
