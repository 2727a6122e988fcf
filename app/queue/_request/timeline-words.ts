import type { DiscEnd, MailFailure, MessageKind, PaperKind, RequestStatus } from "#prisma/generated/enums.ts";
import { published } from "#lib/consents/published.ts";
import type { TimelineEntry, TimelineKind } from "#lib/triage/timeline-repo.ts";
import { discEndWords } from "#lib/discs/disc.ts";
import { dayWords } from "#lib/platform/language.ts";
import { followUpWords } from "./follow-up-words.ts";
import { countWords, mailFailureWords, statusWords, urgencyWords } from "./words.ts";

/** What happened, in the words of staff; what somebody wrote stands by itself. An act that has no words keeps its name. */
export function happenedWords({ kind, code, text }: Pick<TimelineEntry, "kind" | "code" | "text">): {
  what: string;
  note: string | null;
} {
  const say = sayings[kind];
  return { what: say(code, text), note: withNote.includes(kind) ? text : null };
}

/** Who did it; what the portal does by itself has nobody. */
export const doerWords = ({ by }: Pick<TimelineEntry, "by">): string | null =>
  by &&
  (by.role === "patient" ? "the patient" : by.role === "pass" ? "another computer of theirs" : (by.name ?? by.role));

const withNote: readonly TimelineKind[] = [
  ...(["message", "urgency", "call", "follow_up", "disc", "disc_gone", "identity", "wish", "wish_decided"] as const),
];

const wordsIn = (table: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(table, code) ? (table[code] ?? code) : code;

const sayings: Record<TimelineKind, (code: string, text: string | null) => string> = {
  status: (code) => `Status: ${statusWords[code as RequestStatus]}`,
  act: (code) => wordsIn(actWords, code),
  opened: (code) => wordsIn(openedWords, code),
  message: (code) => messageWords[code as MessageKind],
  urgency: (code) => `Urgency: ${wordsIn(urgencyWords, code).toLowerCase()}`,
  call: (code) => code,
  follow_up: (code) => `Follow-up: ${followUpWords(code).toLowerCase()}`,
  disc: () => "Disc came by post",
  disc_gone: (code) => `Disc: ${discEndWords[code as DiscEnd].toLowerCase()}`,
  mail: (code, text) => `Email${text === "waiting" ? " about to leave" : ""}: ${wordsIn(mailWords, code)}`,
  mail_fails: (code) => `Email does not reach the patient: ${mailFailureWords[code as MailFailure]}`,
  identity: (code) => (code === "theirs" ? "Decided: the scan is this person’s" : "Decided: another person’s scan"),
  wish: (code) => (code === "deletion" ? "Asked to have it deleted" : "Asked to have it corrected"),
  wish_decided: (code) => (code === "granted" ? "Granted the wish" : "Refused the wish"),
  agreed: (code, paper) =>
    paper
      ? `${agreementTitle(code)}: on paper, which came ${dayWords(paper)?.en ?? paper}`
      : `${agreementTitle(code)}: given or agreed to`,
  taken_back: (code) => `${agreementTitle(code)}: taken back`,
  scan: (code, count) => `${countWords(Number(count), "part")} of the scan ${wordsIn(packWords, code)}`,
  judged: () => "Scan judged as a whole",
  paper: (code, state) => `${paperWords[code as PaperKind]} ${wordsIn(paperStates, state ?? "")}`,
};

const agreementTitle = (name: string): string => published.findLast((one) => one.name === name)?.title.en ?? name;

const actWords = {
  "request.start-for-somebody": "Begun for somebody who called or wrote",
  "request.enter-answers": "Answers typed for the person",
  "request.set-postal-address": "Postal address written down",
  "account.add-email": "Email address added",
  "letter.post": "Answer put in the post",
  "request.take-over": "Taken over from a colleague",
  "request.change-contact": "Contact changed",
  "request.export": "Copy of everything asked for",
  "request.export-record": "Record saved as a PDF",
  "request.erase": "Scan and papers removed",
  "pass.give": "Code for another computer given",
  "pass.revoke": "Code for another computer taken back",
  "pass.redeem": "Code for another computer used",
  "scan.withdraw-study": "Study taken back",
  "opinion.amend": "Surgeon added to the signed opinion, or corrected it",
  "opinion.ask-colleague": "Surgeon asked a colleague",
  "opinion.comment": "Colleague commented",
  "translation.add": "Translation of the answer added",
  "translation.check": "Surgeon looked at the translation",
  "request.note-chart": "Chart number or filing noted",
  "packet.make": "Case packet asked for",
  "packet.download": "Case packet saved",
  "call.escalate": "Nobody was reached in time: administrators were told",
} as const;

const openedWords = {
  "reading.open": "Surgeon opened the request",
  "scan.open": "Surgeon opened the images",
  "paper.open": "Surgeon opened a paper",
  "paper.download": "Surgeon saved a paper",
} as const;

const messageWords: Record<MessageKind, string> = {
  question: "Patient was asked",
  answer: "Patient answered",
  decline: "Letter of decline",
  note: "Note for staff",
  message: "Message",
};

const mailWords = {
  submitted: "request received",
  files_checked: "files arrived",
  files_question: "look at the files again",
  claimed: "we look at the request",
  question: "we have a question",
  message_to_patient: "there is a message",
  with_surgeon: "a surgeon looks at it",
  decided: "the answer is ready",
  phone_first: "we will call",
  declined: "there is an answer",
  wish_decided: "answer to a wish",
  export_ready: "the copy is ready",
  closed: "closed",
  withdrawn: "withdrawn",
  can_sign_in: "they can sign in now",
  pass_used: "the code was used",
  draft_unfinished: "reminder, not sent yet",
  draft_reminder: "reminder, will be removed",
  draft_removed: "draft removed",
  question_unanswered: "reminder, we wait for an answer",
  answered_by_patient: "to staff, the patient answered",
  message_to_staff: "to staff, the patient wrote",
  assigned: "to the surgeon, assigned",
  amended: "something new in the answer",
  returned: "to staff, returned by the surgeon",
  call_today: "to staff, call today",
  translation_needed: "to staff, a translation is needed",
  translated: "the answer is translated",
  call_escalated: "to the administrators, nobody was reached",
  second_opinion: "to a surgeon, a colleague asks",
  second_opinion_given: "to the surgeon, a colleague has commented",
  given_to_another: "to the surgeon before, given to another",
  taken_over: "to the owner before, taken over",
  queued_again: "to the owner before, back in the queue",
  handed_over: "to the new owner, handed over",
  scan_trouble: "to the owner, the files need a look",
  due_today: "to the owner, due today",
  overdue: "to the owner, late",
  step_late: "to the owner, long in one step",
  merged: "goes on with the other request",
} as const;

const packWords = { stored: "arrived", checked: "arrived and checked", damaged: "arrived damaged" } as const;

const paperWords: Record<PaperKind, string> = {
  report: "Report",
  operation: "Report of an operation",
  letter: "Letter",
  authority: "Paper of authority",
  film: "Photo of a film",
  other: "Paper",
};

const paperStates = {
  signed: "on its way",
  stored: "arrived, being checked",
  kept: "arrived and checked",
  refused: "refused",
  removed: "taken back",
} as const;
