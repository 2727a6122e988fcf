/** Mails as servers send them to a bounce address, for tests. All people and places are invented. */
export const unknownUser = (bounceAddress: string, reader: string): string =>
  report(bounceAddress, [
    "Reporting-MTA: dns; mx.example.org",
    "X-Postfix-Queue-ID: 4F1B2C0D",
    "Arrival-Date: Thu, 26 Nov 2026 09:00:00 +0000 (UTC)",
    "",
    `Final-Recipient: rfc822; ${reader}`,
    `Original-Recipient: rfc822;${reader}`,
    "Action: failed",
    "Status: 5.1.1",
    "Remote-MTA: dns; mail.example.org",
    `Diagnostic-Code: smtp; 550 5.1.1 <${reader}>: Recipient address rejected:`,
    "    User unknown in local recipient table",
  ]);

/** Not given up yet. */
export const delayed = (bounceAddress: string, reader: string): string =>
  report(bounceAddress, [
    "Reporting-MTA: dns; mx.example.org",
    "",
    `Final-Recipient: rfc822; ${reader}`,
    "Action: delayed",
    "Status: 4.4.1",
    "Will-Retry-Until: Mon, 30 Nov 2026 09:00:00 +0000 (UTC)",
  ]);

/** An answer by itself of somebody who did get the mail. */
export const onHoliday = (bounceAddress: string): string =>
  [
    "From: Pat Sample <pat@example.org>",
    `To: ${bounceAddress}`,
    "Subject: Out of office",
    "Auto-Submitted: auto-replied",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "I am away. Action: failed",
  ].join("\r\n");

const report = (bounceAddress: string, status: string[]): string =>
  [
    "Return-Path: <>",
    "From: MAILER-DAEMON@mx.example.org (Mail Delivery System)",
    `To: ${bounceAddress}`,
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="4F1B2C0D.1/mx.example.org"',
    "",
    "--4F1B2C0D.1/mx.example.org",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "This is the mail system at host mx.example.org.",
    "",
    "--4F1B2C0D.1/mx.example.org",
    "Content-Type: message/delivery-status",
    "",
    ...status,
    "",
    "--4F1B2C0D.1/mx.example.org",
    "Content-Type: message/rfc822",
    "",
    `Return-Path: <${bounceAddress}>`,
    "Subject: We received your request",
    "",
    "…",
    "--4F1B2C0D.1/mx.example.org--",
    "",
  ].join("\r\n");
