import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env.ts";

export type Mail = { to: string; subject: string; text: string; html: string };

let transport: Transporter | undefined;

// A server that falls silent is given up well within the time of a job, else the mail would be sent beside its retry.
const patience = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };

const smtp = () => (transport ??= createTransport({ url: env().SMTP_URL, ...patience }));

/** Hands one mail to the mail server; returns once the server has taken it, throws otherwise. */
export async function sendMail(mail: Mail): Promise<void> {
  await smtp().sendMail({ from: env().MAIL_FROM, ...mail, disableFileAccess: true, disableUrlAccess: true });
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
