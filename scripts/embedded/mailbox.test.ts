import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startMailbox, type Mailbox } from "./mailbox.ts";
import type { Message } from "./mailbox/shelf.ts";

let dataDir: string;
let mailbox: Mailbox;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "mailbox-"));
  mailbox = await startMailbox({ dataDir, smtpPort: 0, httpPort: 0 });
});

afterEach(async () => {
  await mailbox.close();
  await rm(dataDir, { recursive: true });
});

test("mail is found by its address, whatever its case, the newest first", async () => {
  await sendMail({ to: "Ada@Example.org", subject: "First", text: "One" });
  await sendMail({ to: "ada@example.org, bob@example.org", subject: "Zweite: Größe", text: "Two", html: "<b>Two</b>" });
  await sendMail({ to: "bob@example.org", subject: "Third", text: "Three" });
  const messages = await messagesTo("ADA@example.org");
  expect(messages.map(({ subject }) => subject)).toEqual(["Zweite: Größe", "First"]);
  expect(messages[0]).toMatchObject({ text: "Two", html: "<b>Two</b>", to: "ada@example.org, bob@example.org" });
  expect(messages[0]?.date).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(await messagesTo("da@example.org")).toEqual([]);
  expect(await messagesTo()).toHaveLength(3);
});

test("a header that the sender wrote does not make anybody a recipient", async () => {
  const headers = { "X-Envelope-To": "eve@example.org" };
  await sendMail({ to: "ada@example.org", subject: "Hello", text: "Hi", headers });
  expect(await messagesTo("eve@example.org")).toEqual([]);
  expect(await messagesTo("ada@example.org")).toHaveLength(1);
});

test("mail is on the disk as .eml and survives a restart", async () => {
  await sendMail({ to: "ada@example.org", subject: "Kept", text: "Still here" });
  expect(await readdir(dataDir)).toEqual([expect.stringMatching(/\.eml$/)]);
  const before = await messagesTo();
  await mailbox.close();
  mailbox = await startMailbox({ dataDir, smtpPort: 0, httpPort: 0 });
  expect(await messagesTo()).toEqual(before);
});

test("mail larger than 10 MB is refused and leaves nothing behind", async () => {
  const text = `${"x".repeat(99)}\n`.repeat(110_000);
  await expect(sendMail({ to: "ada@example.org", subject: "Large", text })).rejects.toThrow(/552/);
  expect(await readdir(dataDir)).toEqual([]);
});

test("mail that is cut off leaves nothing behind", async () => {
  const socket = connect(mailbox.smtpPort, "127.0.0.1");
  const say = (line: string) => {
    socket.write(line);
    return once(socket, "data");
  };
  await once(socket, "data");
  await say("EHLO localhost\r\n");
  await say("MAIL FROM:<a@example.org>\r\n");
  await say("RCPT TO:<ada@example.org>\r\n");
  await say("DATA\r\n");
  socket.write("Subject: Half\r\n\r\nOnly");
  await expect.poll(() => readdir(dataDir)).toHaveLength(1);
  socket.destroy();
  await expect.poll(() => readdir(dataDir)).toEqual([]);
  expect(await messagesTo()).toEqual([]);
});

test("the pages show mail as text: links work, nothing else does", async () => {
  const link = "http://localhost:3000/sign-in/redeem?token=a&b=1";
  const html = `<script>alert(1)</script>`;
  await sendMail({ to: "ada@example.org", subject: "<img src=x>", text: `Open ${link}. <b>`, html });
  const list = await fetchPage("/");
  expect(list.body).toContain("&#60;img src=x&#62;");
  const [message] = await messagesTo();
  const page = await fetchPage(`/messages/${message?.id ?? ""}`);
  const address = link.replaceAll("&", "&#38;");
  expect(page.body).toContain(`Open <a href="${address}" rel="noopener noreferrer">${address}</a>. &#60;b&#62;`);
  expect(page.body).toContain("&#60;script&#62;");
  for (const { body, headers } of [list, page]) {
    expect(body).not.toMatch(/<script|<img/);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
});

test("a port that is taken is an error", async () => {
  const { smtpPort, httpPort } = mailbox;
  const folder = join(dataDir, "second");
  await expect(startMailbox({ dataDir: folder, smtpPort, httpPort: 0 })).rejects.toThrow(/EADDRINUSE/);
  await expect(startMailbox({ dataDir: folder, smtpPort: 0, httpPort })).rejects.toThrow(/EADDRINUSE/);
});

test("other hosts, methods and addresses are refused", async () => {
  expect((await fetchPage("/", { host: "stranger.example" })).status).toBe(403);
  expect((await fetchPage("/", { host: "localhost.stranger.example:80" })).status).toBe(403);
  expect((await fetchPage("/", { host: "LOCALHOST:8025" })).status).toBe(200);
  expect((await fetchPage("/messages/../../etc/passwd")).status).toBe(404);
  expect((await fetchPage("/messages/none")).status).toBe(404);
  const { status } = await fetch(`http://127.0.0.1:${mailbox.httpPort}/messages`, { method: "DELETE" });
  expect(status).toBe(405);
});

async function sendMail(mail: {
  to: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
}) {
  const transport = createTransport({ host: "127.0.0.1", port: mailbox.smtpPort, ignoreTLS: true });
  await transport.sendMail({ from: "portal@example.org", ...mail });
  transport.close();
}

async function messagesTo(to?: string): Promise<Message[]> {
  const query = to === undefined ? "" : `?${new URLSearchParams({ to }).toString()}`;
  return JSON.parse((await fetchPage(`/messages${query}`)).body) as Message[];
}

function fetchPage(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: mailbox.httpPort, path, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => (body += piece));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}
