import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { SMTPServer } from "smtp-server";
import { contentSecurityPolicy, listPage, messagePage, notFoundPage } from "./mailbox/pages.ts";
import { openShelf, type Shelf } from "./mailbox/shelf.ts";

/** Where the mailbox keeps its mail and where it listens. */
export type MailboxOptions = { dataDir: string; smtpPort: number; httpPort: number; host?: string };

/** A mailbox that is running. */
export type Mailbox = { smtpPort: number; httpPort: number; close: () => Promise<void> };

const mebibyte = 2 ** 20;
const largestMail = 10 * mebibyte;
const ownNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Starts a mailbox that takes every mail and delivers none, for an installation without a mail server.
 * A mail is on the disk before its sender is told so; the pages are for people on this machine alone.
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { dataDir, smtpPort, httpPort, host = "127.0.0.1" } = options;
  const shelf = await openShelf(dataDir);
  const smtp = new SMTPServer({
    banner: "Foramen mailbox",
    disabledCommands: ["AUTH", "STARTTLS"],
    size: largestMail,
    disableReverseLookup: true,
    closeTimeout: 1500,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      shelf.keep(stream, to).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error("The mail could not be kept")),
      );
    },
  });
  const http = createServer((req, res) => void answer(req, res, shelf));
  // Senders hang up as they like; without a listener each of them would end the process.
  for (const server of [smtp, http]) server.on("error", () => undefined);

  const close = async () => {
    const closed = [
      new Promise<void>((resolve) => http.close(() => resolve())),
      new Promise<void>((resolve) => smtp.close(() => resolve())),
    ];
    http.closeAllConnections();
    await Promise.all(closed);
  };
  try {
    await listening(smtp.server, smtpPort, host);
    await listening(http, httpPort, host);
  } catch (error) {
    await close();
    throw error;
  }
  return { smtpPort: portOf(smtp.server), httpPort: portOf(http), close };
}

async function listening(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, "listening");
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function answer(req: IncomingMessage, res: ServerResponse, shelf: Shelf): Promise<void> {
  try {
    const { status, type, body } = await replyTo(req, shelf);
    res.writeHead(status, {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
    res.end(req.method === "HEAD" ? "" : body);
  } catch {
    res.writeHead(500, { "content-type": "text/plain" }).end("Something went wrong\n");
  }
}

type Reply = { status: number; type: string; body: string };

async function replyTo(req: IncomingMessage, shelf: Shelf): Promise<Reply> {
  const plain = (status: number, body: string) => ({ status, type: "text/plain", body: `${body}\n` });
  const page = (body: string, status = 200) => ({ status, type: "text/html", body });
  // A stranger's page can point a name of its own at this machine, but it cannot send this machine's name.
  if (!ownNames.includes((req.headers.host ?? "").toLowerCase().replace(/:\d+$/, "")))
    return plain(403, "This mailbox answers to localhost alone");
  if (req.method !== "GET" && req.method !== "HEAD") return plain(405, "This mailbox can only be read");

  const { pathname, searchParams } = new URL(req.url ?? "/", "http://localhost");
  if (pathname === "/") return page(listPage(shelf.list()));
  if (pathname === "/messages") {
    const messages = await Promise.all(shelf.list(searchParams.get("to") ?? undefined).map(({ id }) => shelf.read(id)));
    return { status: 200, type: "application/json", body: JSON.stringify(messages.filter(Boolean)) };
  }
  const [, id = ""] = /^\/messages\/([\w-]+)$/.exec(pathname) ?? [];
  const message = await shelf.read(id);
  return message ? page(messagePage(message)) : page(notFoundPage(), 404);
}
