import { simpleParser } from "mailparser";
import { failureOf, type MailFailure } from "#lib/platform/mail-failure.ts";

/** What a mail server wrote back: the headers that name whom it was sent to, and why the mail did not arrive. */
export type Bounce = { sentTo: string[]; failure: MailFailure };

/** Where the address to which a bounce was sent may stand, by whichever server delivered it. */
const addressHeaders = ["to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to"];

/**
 * Reads a bounce (RFC 3464). Null for any other mail, and for one that tells only of a delay: answers of people who are
 * away, and news that all went well, are no failure.
 */
export async function readBounce(mail: Uint8Array): Promise<Bounce | null> {
  const { headerLines, attachments } = await simpleParser(Buffer.from(mail), {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  const report = attachments.find(({ contentType }) => contentType === "message/delivery-status");
  const failed = report && recipientsOf(report.content.toString("latin1")).find(({ action }) => action === "failed");
  if (!failed) return null;
  const reply = /^smtp;\s*(\d{3})/i.exec(failed["diagnostic-code"] ?? "")?.[1];
  return {
    sentTo: headerLines.filter(({ key }) => addressHeaders.includes(key)).map(({ line }) => line),
    failure: failureOf({
      status: /^\d\.\d+\.\d+/.exec(failed["status"] ?? "")?.[0],
      reply: reply ? Number(reply) : undefined,
    }),
  };
}

type Fields = Record<string, string | undefined>;

/** The groups of fields about one recipient each; the first group is about the whole mail (RFC 3464, 2.1). */
function recipientsOf(report: string): Fields[] {
  const [, ...groups] = report.replace(/\r\n?/g, "\n").split(/\n{2,}/);
  return groups.map((group) => {
    const lines = group.replace(/\n[ \t]+/g, " ").split("\n");
    const fields: Fields = {};
    for (const line of lines) {
      const colon = line.indexOf(":");
      if (colon > 0) fields[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
    }
    return { ...fields, action: fields["action"]?.toLowerCase() };
  });
}
