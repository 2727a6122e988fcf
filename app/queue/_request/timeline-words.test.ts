import { expect, test } from "vitest";
import { MailFailure, MessageKind, PaperKind, RequestStatus, Urgency } from "#prisma/generated/enums.ts";
import { isNotice } from "#lib/notifications/mails.ts";
import type { TimelineKind } from "#lib/triage/timeline-repo.ts";
import { doerWords, happenedWords } from "./timeline-words.ts";

const said = (kind: TimelineKind, code: string, text: string | null = null) => happenedWords({ kind, code, text });

test("whatever a row can hold has words, and what somebody wrote stands by itself", () => {
  const codes: [TimelineKind, string[]][] = [
    ["status", Object.values(RequestStatus)],
    ["message", Object.values(MessageKind)],
    ["urgency", Object.values(Urgency)],
    ["mail_fails", Object.values(MailFailure)],
    ["paper", Object.values(PaperKind)],
  ];
  for (const [kind, all] of codes)
    for (const code of all)
      expect([code, said(kind, code, "kept").what]).toEqual([code, expect.stringMatching(/^[A-Z].{2}/)]);
  expect(said("message", "note", "Line one\nLine two")).toEqual({ what: "Note for staff", note: "Line one\nLine two" });
  expect(said("scan", "checked", "12")).toEqual({ what: "12 parts of the scan arrived and checked", note: null });
  expect(said("agreed", "voicemail").what).not.toMatch(/^voicemail/);
  expect(said("act", "constructor").what).toBe("constructor");
});

test("every mail that tells a step of a request has its words", () => {
  for (const notice of ["submitted", "files_checked", "decided", "phone_first", "assigned", "question_unanswered"]) {
    expect(isNotice(notice)).toBe(true);
    expect(said("mail", notice).what).not.toContain("_");
  }
  expect(said("mail", "decided", "waiting").what).toBe("Email about to leave: the answer is ready");
});

test("who did it is named; the portal is nobody", () => {
  expect(doerWords({ by: { name: "Robin Sample", role: "coordinator" } })).toBe("Robin Sample");
  expect(doerWords({ by: { name: null, role: "patient" } })).toBe("the patient");
  expect(doerWords({ by: null })).toBeNull();
});
