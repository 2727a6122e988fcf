import { env } from "#lib/platform/env.ts";
import type { Mail } from "#lib/platform/mail.ts";

/**
 * Every mail the portal sends. None holds anything medical, not even a part of the body: mail is read by many eyes.
 * To be approved by the clinic.
 */
type Content = Omit<Mail, "to">;

/** Code first, then the link, as people read the mail on the phone and type on the computer. */
export const signInMail = ({ code, link }: { code: string; link: string }): Content =>
  letter(`${code} is your sign-in code`, {
    lines: [
      `Your code is <b>${code.slice(0, 3)} ${code.slice(3)}</b>`,
      "Type it on the page where you asked for it. Or use the button below.",
    ],
    button: { label: "Sign in", path: `/sign-in/link?token=${link}` },
    end: "The code and the link work once, for 30 minutes. If you did not ask for this, you can ignore this mail.",
  });

/** To a member of staff who typed their address on the patients' page. */
export const staffHintMail = (): Content =>
  letter("Sign in on the staff page", {
    lines: ["This address belongs to a member of staff. Staff sign in with a password and a one-time code."],
    button: { label: "Staff sign-in", path: "/sign-in/staff" },
  });

export type Notice =
  | "submitted"
  | "question"
  | "answered_by_patient"
  | "assigned"
  | "decided"
  | "declined"
  | "draft_reminder"
  | "message_to_patient"
  | "message_to_staff"
  | "export_ready";

/** The mail of a step in a request's life. */
export const noticeMail = (
  notice: Notice,
  { reference, requestId }: { reference: string; requestId: string },
): Content =>
  letter(notices[notice].subject.replace("{reference}", reference), {
    lines: notices[notice].lines.map((line) =>
      line.replace("{reference}", `<b>${reference}</b>`).replace("{days}", String(daysKept())),
    ),
    button: { label: notices[notice].button, path: notices[notice].path.replace("{id}", requestId) },
  });

/** How long a draft is kept after its reminder. */
const daysKept = (): number => Math.round(env().DRAFT_KEEP_DAYS - env().DRAFT_REMINDER_DAYS);

const notices: Record<Notice, { subject: string; lines: string[]; button: string; path: string }> = {
  submitted: {
    subject: "We received your request {reference}",
    lines: [
      "Thank you. Your request {reference} has arrived.",
      "A member of our staff reads it next. You can see at any time where it stands.",
    ],
    button: "See your request",
    path: "/requests/{id}",
  },
  question: {
    subject: "We have a question about your request {reference}",
    lines: [
      "We need something more from you to go on with your request {reference}.",
      "Sign in to read it and answer.",
    ],
    button: "Read and answer",
    path: "/requests/{id}",
  },
  answered_by_patient: {
    subject: "An answer has arrived for {reference}",
    lines: ["There is an answer to your question about {reference}."],
    button: "Open the request",
    path: "/queue/{id}",
  },
  assigned: {
    subject: "A request is waiting for you: {reference}",
    lines: ["The request {reference} was assigned to you for review."],
    button: "Open the reading room",
    path: "/reading/{id}",
  },
  decided: {
    subject: "Your review {reference} is ready",
    lines: ["A surgeon has answered your request {reference}.", "Sign in to read the answer."],
    button: "Read the answer",
    path: "/requests/{id}",
  },
  draft_reminder: {
    subject: "Your request {reference} is not sent yet",
    lines: [
      "You began the request {reference} and have not sent it. We have not heard from you for a while.",
      "We keep it for {days} more days. Then it is removed, with everything that you have added to it.",
      "To keep it, open it before then. If you do not need it any more, you need not do anything.",
    ],
    button: "Go on with your request",
    path: "/requests/{id}",
  },
  message_to_patient: {
    subject: "There is a message for you about {reference}",
    lines: ["We have written to you about your request {reference}.", "Sign in to read the message and to answer."],
    button: "Read the message",
    path: "/requests/{id}/messages",
  },
  message_to_staff: {
    subject: "A patient has written about {reference}",
    lines: ["There is a new message from the patient of {reference}."],
    button: "Open the request",
    path: "/queue/{id}",
  },
  export_ready: {
    subject: "Your download for {reference} is ready",
    lines: [
      "You asked for a copy of everything in your request {reference}. It is ready.",
      "Sign in to save it. It is there for 7 days. If you did not ask for it, please call us.",
    ],
    button: "Go to your download",
    path: "/requests/{id}/download",
  },
  declined: {
    subject: "There is an answer to your request {reference}",
    lines: ["We have written to you about your request {reference}.", "Sign in to read the message."],
    button: "Read the message",
    path: "/requests/{id}",
  },
};

function letter(
  subject: string,
  { lines, button, end }: { lines: string[]; button: { label: string; path: string }; end?: string },
): Content {
  const { NEXTAUTH_URL, CLINIC_NAME, CLINIC_PHONE, CLINIC_ACCENT, EMERGENCY_NUMBER } = env();
  const url = new URL(button.path, NEXTAUTH_URL).href;
  const foot = `${CLINIC_NAME} · ${CLINIC_PHONE}. Not for emergencies: call ${EMERGENCY_NUMBER}.`;
  return {
    subject,
    text: [...lines.map(plain), `${button.label}:\n${url}`, ...(end ? [end] : []), "--", foot].join("\n\n"),
    html: `<!doctype html><html lang="en"><body style="margin:0;background:#faf9f6;color:#16211f;font:17px/1.6 Georgia,serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<p style="font:600 15px/1.4 Helvetica,Arial,sans-serif;color:${CLINIC_ACCENT}">${escaped(CLINIC_NAME)}</p>
${lines.map((line) => `<p>${line}</p>`).join("\n")}
${action(button.label, url)}
${end ? small(end) : ""}
<p style="margin-top:32px;padding-top:12px;border-top:1px solid #e3e1da;font:13px/1.5 Helvetica,Arial,sans-serif;color:#5b6764">${escaped(foot)}</p>
</div></body></html>`,
  };
}

const action = (label: string, url: string) =>
  `<p><a href="${escaped(url)}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:#16211f;color:#ffffff;text-decoration:none;font:600 16px/1.4 Helvetica,Arial,sans-serif">${label}</a></p>`;
const small = (line: string) => `<p style="font:14px/1.5 Helvetica,Arial,sans-serif;color:#5b6764">${line}</p>`;
const plain = (line: string) => line.replace(/<\/?b>/g, "");
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
