import {
  CalendarPlus,
  CircleDashed,
  CircleDot,
  Eraser,
  Hourglass,
  type IconNode,
  Phone,
  PhoneCall,
  ScanSearch,
  Stethoscope,
} from "lucide";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import type { ScanState } from "#lib/studies/scan-state.ts";
import type { TaskNow } from "#lib/triage/task-now.ts";
import { Badge, type Signal } from "#app/_ui/badge.tsx";
import { scanWords, statusWords } from "./words.ts";

/** Only what is urgent is marked: a word in every row would hide the ones that matter. */
export function UrgencyBadge({ urgent, raised }: { urgent: boolean; raised: boolean }) {
  if (urgent) return <Badge signal="urgent">Urgent</Badge>;
  return raised ? <Badge signal="warning">Raised</Badge> : <span className="text-quiet">Routine</span>;
}

export function StatusBadge({ status }: { status: RequestStatus }) {
  const { signal, icon } = looks[status];
  return (
    <Badge signal={signal} {...(icon ? { icon } : {})}>
      {statusWords[status]}
    </Badge>
  );
}

/** What has to be done whatever the status. */
export const TaskBadge = ({ task }: { task: TaskNow }) => (
  <Badge signal={task === "call_now" ? "urgent" : "warning"} icon={tasks[task].icon}>
    {tasks[task].text}
  </Badge>
);

const tasks = {
  call_now: { icon: PhoneCall, text: "Call today" },
  call: { icon: Phone, text: "Call patient" },
  wish: { icon: Eraser, text: "Wish to decide" },
  follow: { icon: CalendarPlus, text: "Follow up" },
} as const satisfies Record<TaskNow, { icon: IconNode; text: string }>;

const looks: Record<RequestStatus, { signal: Signal; icon?: IconNode }> = {
  draft: { signal: "neutral", icon: CircleDashed },
  submitted: { signal: "info", icon: CircleDot },
  in_triage: { signal: "info", icon: ScanSearch },
  needs_info: { signal: "neutral", icon: Hourglass },
  assigned: { signal: "neutral", icon: Stethoscope },
  signed: { signal: "good" },
  reviewed: { signal: "good" },
  declined: { signal: "neutral" },
  closed: { signal: "neutral" },
  withdrawn: { signal: "neutral" },
};

/** The scan's state with the number of its images; `brief` leaves out the word where there is little room. */
export function ScanBadge({ state, images, brief = false }: { state: ScanState; images: number; brief?: boolean }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 align-middle">
      <Badge signal={scanSignals[state]}>{scanWords[state]}</Badge>
      {images > 0 && (
        <span className="text-small whitespace-nowrap text-quiet">
          {images.toLocaleString("en-US")}
          <span className={brief ? "max-xl:sr-only" : undefined}> {images === 1 ? "image" : "images"}</span>
        </span>
      )}
    </span>
  );
}

export const scanSignals: Record<ScanState, Signal> = {
  missing: "warning",
  checking: "info",
  incomplete: "warning",
  mismatch: "warning",
  other_kind: "warning",
  checked: "good",
};
