import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";
import type { SMTPServerDataStream } from "smtp-server";

/** What is known of every message. */
export type Heading = { id: string; to: string; subject: string; date: string };

/** One message, read. */
export type Message = Heading & { text: string; html: string };

/** The mail that was kept. */
export type Shelf = Awaited<ReturnType<typeof openShelf>>;

const mostListed = 500;
const envelopeHeader = "X-Envelope-To";

/** Opens a folder of mail: one .eml file each, with its heading in memory. */
export async function openShelf(folder: string) {
  const headings = new Map<string, Heading>();
  const pathOf = (id: string) => join(folder, `${id}.eml`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (name.endsWith(".draft")) await rm(join(folder, name));
    else if (name.endsWith(".eml")) await index(name.slice(0, -".eml".length));
  }
  const nextId = ids();

  /** Writes a mail to the disk. A mail that is too large, or is cut off, leaves nothing behind. */
  async function keep(stream: SMTPServerDataStream, to: string[]): Promise<void> {
    const id = nextId();
    const draft = join(folder, `${id}.draft`);
    try {
      const file = await open(draft, "wx", 0o600);
      try {
        await file.write(`${envelopeHeader}: ${to.join(", ").replace(/[\r\n]/g, "")}\r\n`);
        for await (const piece of stream) if (!stream.sizeExceeded) await file.write(piece as Buffer);
        if (stream.sizeExceeded) throw tooLarge();
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, pathOf(id));
      await syncFolder(folder);
    } finally {
      await rm(draft, { force: true });
    }
    await index(id);
  }

  async function read(id: string): Promise<Message | undefined> {
    const heading = headings.get(id);
    if (!heading) return undefined;
    const { text = "", html } = await parse(id);
    return { ...heading, text, html: html === false ? "" : html };
  }

  async function index(id: string): Promise<void> {
    const mail = await parse(id);
    const received = new Date(Number(id.slice(0, 14)));
    headings.set(id, {
      id,
      to: envelopeOf(mail),
      subject: mail.subject ?? "",
      date: (mail.date ?? received).toISOString(),
    });
  }

  async function parse(id: string): Promise<ParsedMail> {
    return simpleParser(await readFile(pathOf(id)), { skipImageLinks: true, skipTextToHtml: true });
  }

  /** The newest first. With `to`, only what was sent to that address. */
  const list = (to?: string) => {
    const wanted = to?.trim().toLowerCase();
    const matching = [...headings.values()].filter(
      (heading) => wanted === undefined || heading.to.toLowerCase().split(", ").includes(wanted),
    );
    return matching.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, mostListed);
  };

  return { keep, read, list };
}

/** Whom the mail went to. Only the first such header is ours; a sender may have written others. */
function envelopeOf({ headerLines }: ParsedMail): string {
  const line = headerLines.find(({ key }) => key === envelopeHeader.toLowerCase())?.line ?? "";
  return line.slice(envelopeHeader.length + 1).trim();
}

/** Names mail by the time of its arrival, so that the order of names is the order of arrival. */
function ids(): () => string {
  let latest = 0;
  return () => {
    latest = Math.max(latest + 1, Date.now());
    return `${String(latest).padStart(14, "0")}-${randomBytes(6).toString("hex")}`;
  };
}

function tooLarge(): Error {
  return Object.assign(new Error("The mail is larger than 10 MB"), { responseCode: 552 });
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
