import type { MailFailure, RequestStatus, Role } from "#prisma/generated/enums.ts";
import { phoneInWords } from "#lib/intake/phone-words.ts";
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

/** Why mail does not reach somebody, as their mail server said. */
export const mailFailureWords: Record<MailFailure, string> = {
  unknown_address: "there is no such address",
  mailbox_full: "their mailbox is full",
  unreachable: "no email server takes it",
  refused: "their email server refuses it",
};

/** For a row of the queue, where there is room for a sign only. */
export const unreachedWords = (phone: string | null, noEmail: boolean): string =>
  `${noEmail ? "No email: call or post." : "Email does not reach this person."} ${phone ? `Call ${phoneInWords(phone)}` : "They gave no phone number"}`;

export const roleWords: Record<Role, string> = {
  patient: "Patient",
  coordinator: "Coordinator",
  surgeon: "Surgeon",
  administrator: "Administrator",
  auditor: "Auditor",
};

/** "Ada Sample" as "A. Sample", where there is little room. */
export function nameInBrief(name: string): string {
  const words = name.split(/\s+/);
  return words.length === 1 ? name : `${name.charAt(0)}. ${words.at(-1) ?? ""}`;
}

export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

export const urgencyWords = { urgent: "Urgent", raised: "Raised", routine: "Routine" } as const;
