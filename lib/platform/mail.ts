import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env.ts";
import { failureOf, type MailFailure } from "./mail-failure.ts";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Names the mail, the same at each try: a server that took it once already can tell. */
  id: string;
  headers?: Record<string, string>;
  /** Where news of a failure goes that comes after the mail was taken; not shown to the reader. */
  bouncesTo?: string | undefined;
};

/** What became of a mail at the mail server: another try would change neither. */
export type Delivery = { taken: true } | { taken: false; failure: MailFailure };

let transport: Transporter | undefined;

// A server that falls silent is given up well within the time of a job, else the mail would be sent beside its retry.
const patience = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };

const smtp = () => (transport ??= createTransport({ url: env().SMTP_URL, ...patience }));

/**
 * Hands one mail to the mail server; returns once the server has taken it, or refused it for good for this reader.
 * Throws where it may go better later, or where the fault is ours.
 */
export async function sendMail({ id, to, bouncesTo, headers, ...content }: Mail): Promise<Delivery> {
  const { MAIL_FROM, CLINIC_NAME, CLINIC_EMAIL, NEXTAUTH_URL } = env();
  try {
    await smtp().sendMail({
      ...content,
      to,
      from: MAIL_FROM,
      replyTo: { name: CLINIC_NAME, address: CLINIC_EMAIL },
      messageId: `<${id}@${new URL(NEXTAUTH_URL).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", ...headers },
      ...(bouncesTo && { envelope: { from: bouncesTo, to } }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { taken: true };
  } catch (error) {
    const failure = refusalOfReader(error);
    if (!failure) throw error;
    return { taken: false, failure };
  }
}

type SmtpError = { command?: string; response?: string; responseCode?: number; rejectedErrors?: SmtpError[] };

/** A reply of 5xx to the reader's address or to the mail itself; one to our name, sender or password is not theirs. */
function refusalOfReader(error: unknown): MailFailure | null {
  const { rejectedErrors: [refused] = [] } = error as SmtpError;
  const { command, response = "", responseCode: reply = 0 } = refused ?? (error as SmtpError);
  if (reply < 500 || (command !== "RCPT TO" && command !== "DATA")) return null;
  return failureOf({ reply, status: /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] });
}

/** Whether the mail server answers. */
export async function mailAnswers(): Promise<boolean> {
  return smtp()
    .verify()
    .then(
      () => true,
      () => false,
    );
}
