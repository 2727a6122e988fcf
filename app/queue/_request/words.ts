import type { RequestStatus, Role } from "#prisma/generated/enums.ts";
import type { ScanState } from "#lib/studies/scan-state.ts";

/** A request's state as the staff say it. */
export const statusWords: Record<RequestStatus, string> = {
  draft: "Draft",
  submitted: "New",
  in_triage: "In triage",
  needs_info: "Waiting for patient",
  assigned: "With surgeon",
  signed: "Signed",
  reviewed: "Answered",
  declined: "Declined",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

/** How far the scan is. */
export const scanWords: Record<ScanState, string> = {
  missing: "No scan",
  checking: "Checking",
  incomplete: "Incomplete",
  mismatch: "Whose scan?",
  other_kind: "Not MR or CT",
  checked: "Checked",
};

export const roleWords: Record<Role, string> = {
  patient: "Patient",
  coordinator: "Coordinator",
  surgeon: "Surgeon",
  administrator: "Administrator",
};

export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
