import { When } from "#app/_ui/time.client.tsx";
import type { TimelineStep } from "#app/_ui/timeline.tsx";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import { type ScanList } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";

type Followed = { status: RequestStatus; submittedAt: string | null; answeredAt: string | null; scan: ScanList };

/** The way of a request in the patient's words: what is done, what is now, what comes. */
export function stepsOf({ status, submittedAt, answeredAt, scan }: Followed): TimelineStep[] {
  const at = placeOf[status];
  const over = status === "withdrawn" || status === "closed";
  const state = (place: number) => (over || place < at ? "done" : place === at ? "now" : "next");
  const step = (place: number, name: string, note?: string): TimelineStep => ({
    name,
    state: state(place),
    word: { done: "Done", now: "Now", next: "Next" }[state(place)],
    ...(note && state(place) === "now" ? { note } : {}),
  });
  const checked = scanState(scan.counts) !== "checking";
  const sent: TimelineStep = {
    ...step(0, "Sent"),
    ...(submittedAt ? { when: <When at={submittedAt} show="date" /> } : {}),
  };
  const scanStep: TimelineStep = {
    ...step(1, checked ? "Scan received and checked" : "Scan is being checked"),
    state: checked ? "done" : "now",
    word: checked ? "Done" : "Now",
  };
  if (over)
    return [sent, { name: status === "withdrawn" ? "You took it back" : "Closed", state: "done", word: "Done" }];
  return [
    sent,
    scanStep,
    status === "needs_info"
      ? step(2, "We have a question for you", "We go on as soon as you answer.")
      : step(2, "Our staff read it", "We look whether everything a surgeon needs is there."),
    step(3, "A surgeon looks at your scan", "This takes the surgeon some time. You need to do nothing."),
    {
      ...step(4, "Answer"),
      ...(answeredAt ? { when: <When at={answeredAt} show="date" />, state: "done", word: "Done" } : {}),
    },
  ];
}

const placeOf: Record<RequestStatus, number> = {
  draft: 0,
  submitted: 2,
  in_triage: 2,
  needs_info: 2,
  assigned: 3,
  signed: 3,
  reviewed: 5,
  declined: 5,
  closed: 5,
  withdrawn: 5,
};
