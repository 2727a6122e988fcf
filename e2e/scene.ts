import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { test as base, expect, type Page } from "@playwright/test";
import { hash } from "@node-rs/argon2";
import { generateSync } from "otplib";
import pg from "pg";
import { answeredDraft, newAddress, newSession, personOf, rows } from "../config/command-scene.ts";
import { homeOf, type Person } from "#lib/accounts/actor.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { readRange } from "#lib/platform/storage.ts";
import type { InstallFile } from "#scripts/installation.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { type WriteOptions, writePhantom } from "#scripts/sample/write-phantom.ts";
import { isAccessible } from "./accessibility.ts";
import { installFile } from "./installation.ts";
import { cookieOf } from "./session-cookie.ts";

export { expect, isAccessible };

/** The installation under test: its address, staff and mailbox. */
export const install = (): InstallFile => installFile(process.env["FORAMEN_DATA_DIR"] ?? "");

type Scene = {
  /** A browser of its own for each person of the story. */
  newPerson: (options?: { phone?: boolean; dark?: boolean; javaScript?: boolean }) => Promise<Page>;
};

/**
 * Every page of every test is watched: a violation of the content security policy or a request to another host fails
 * the test.
 */
export const test = base.extend<Scene>({
  newPerson: async ({ browser }, use) => {
    const trouble: string[] = [];
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async ({ phone = false, dark = false, javaScript = true } = {}) => {
      const context = await browser.newContext({
        baseURL: install().address,
        viewport: phone ? { width: 360, height: 740 } : { width: 1360, height: 860 },
        colorScheme: dark ? "dark" : "light",
        javaScriptEnabled: javaScript,
        ...(phone ? { hasTouch: true, isMobile: true } : {}),
      });
      contexts.push(context);
      const page = await context.newPage();
      if (javaScript) looksBeforePressing(page);
      page.on("console", (message) => {
        if (/content security policy/i.test(message.text())) trouble.push(message.text());
      });
      // Firefox has other words for a violation, and another place.
      page.on("pageerror", ({ message }) => {
        if (message.includes("violates the following directive")) trouble.push(message);
      });
      page.on("request", (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol.startsWith("http") && !["localhost", "127.0.0.1"].includes(hostname)) trouble.push(request.url());
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(trouble, "violations of the policy and requests to other hosts").toEqual([]);
  },
});

/**
 * Whoever comes to a page looks at it for a moment: on a busy machine its script is not awake yet, and what is pressed
 * before that is lost.
 */
function looksBeforePressing(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  const awake = () => page.evaluate(isAwake).catch(() => undefined); // it may lead on to another page meanwhile
  page.goto = async (...where) => {
    const res = await goto(...where);
    await awake();
    return res;
  };
  page.reload = async (...how) => {
    const res = await reload(...how);
    await awake();
    return res;
  };
}

/** In the page: until React has taken over every button, or two seconds, as some are taken over once they are used. */
async function isAwake(): Promise<void> {
  const ends = performance.now() + 2_000;
  const asleep = () =>
    [...document.querySelectorAll("button[type=button]")].some(
      (button) => !Object.keys(button).some((key) => key.startsWith("__reactProps$")),
    );
  while (asleep() && performance.now() < ends) await new Promise((resolve) => setTimeout(resolve, 30));
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
}

type Letter = { to: string; subject: string; text: string; html: string; date: string };

/** The newest mail to somebody whose subject fits and that came after `since`; waits for it. */
export async function mailTo(address: string, subject: RegExp, since = new Date(0)): Promise<Letter> {
  const earliest = since.getTime() - 1_000; // a mail's date has whole seconds
  const { mailbox } = install();
  let found: Letter | undefined;
  await expect
    .poll(
      async () => {
        const res = await fetch(`${mailbox ?? ""}/messages?to=${encodeURIComponent(address)}`);
        found = ((await res.json()) as Letter[]).find(
          (letter) => subject.test(letter.subject) && new Date(letter.date).getTime() >= earliest,
        );
        return found !== undefined;
      },
      { message: `a mail ${String(subject)}`, timeout: 20_000 },
    )
    .toBe(true);
  return found as Letter;
}

/** A new invented address. */
export { newAddress };

/** Signs a patient in as they do: address, mail, code. With `stay`, on the sign-in page where they are. */
export async function signInByMail(
  page: Page,
  address: string,
  { landing = "Your requests", stay = false }: { landing?: string; stay?: boolean } = {},
): Promise<void> {
  if (!stay) await page.goto("/sign-in");
  const asked = new Date();
  await page.getByLabel("Email address").fill(address);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  const { subject } = await mailTo(address, /sign-in code/, asked);
  await page.getByLabel("Code").fill(subject.slice(0, 6));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: landing, level: 1 })).toBeVisible();
}

/** Ends all that somebody has open, as if the time were over. */
export const endSessionsOf = (address: string) =>
  database((client) =>
    client.query(
      `UPDATE session SET "endedAt" = now() FROM account WHERE account.id = "accountId" AND account.email = $1`,
      [address],
    ),
  );

/** Signs in again on a page that has signed somebody out, without leaving it. */
export async function signInHere(page: Page, address: string): Promise<void> {
  const asked = new Date();
  await page.getByLabel("Email address").fill(address);
  await page.getByRole("button", { name: "Send me a code" }).click();
  const { subject } = await mailTo(address, /sign-in code/, asked);
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Sign in again" }).click();
  await expect(page.getByText("This is not the code from the newest email").first()).toBeVisible();
  await page.getByLabel("Code").fill(subject.slice(0, 6));
  await page.getByRole("button", { name: "Sign in again" }).click();
}

/** The patient with this address, new or not, signed in past the pages for it, at their requests. */
export async function signInAsPatient(page: Page, email: string): Promise<void> {
  await signInAs(page, await patientWith(email));
  await page.goto("/requests");
}

function patientWith(email: string): Promise<{ id: string; role: Role }> {
  const create = { role: "patient", email } as const;
  return rows((tx) => tx.account.upsert({ where: { email }, create, update: {} }));
}

/** A member of staff signed in past the pages for it, at their desk or at the page they came for. */
export async function signInAsStaff(page: Page, { email }: Staff, path?: string): Promise<void> {
  const account = await rows((tx) => tx.account.findUniqueOrThrow({ where: { email } }));
  await signInAs(page, account);
  await page.goto(path ?? homeOf(account.role));
}

async function signInAs(page: Page, account: { id: string; role: Role }): Promise<void> {
  await page.context().addCookies([await cookieOf(await newSession(account))]);
}

/** From the list of requests to the first question. */
export async function startRequest(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Start a request" }).click();
  await page.getByRole("button", { name: "Start now" }).click();
  await expect(page.getByRole("heading", { name: "Is any of this happening right now?" })).toBeVisible();
}

/** Answers every question plainly, from the first one on, and lands on the page for the scan. `seen` runs on each page. */
export async function answerQuestions(page: Page, seen: () => Promise<void> = async () => undefined): Promise<void> {
  const answer = async (fill: () => Promise<unknown>) => {
    await fill();
    await seen();
    const before = page.url();
    await page.getByRole("button", { name: /^(Continue|Agree and continue)$/ }).click();
    await expect(page).not.toHaveURL(before);
  };
  await answer(() => page.getByLabel("None of these").check());
  await answer(() => page.getByLabel("For me").check());
  await answer(async () => {
    await page.getByLabel("Full name").fill("Pat Sample");
    await page.getByLabel("Month").fill("4");
    await page.getByLabel("Day").fill("12");
    await page.getByLabel("Year").fill("1968");
  });
  await answer(async () => {
    await page.getByLabel("Your phone number").fill("(212) 555-0123");
    await page.getByLabel("The state you live in").selectOption("New York");
  });
  await answer(async () => {
    await page.getByRole("button", { name: "Lower back, middle: not chosen" }).click();
    await page
      .getByRole("group", { name: /^Lower back, middle/ })
      .getByLabel("Pain")
      .check();
  });
  await answer(async () => {
    await page.getByLabel("3 months to a year").check();
    await page.getByLabel("Getting worse").check();
    await page.getByRole("radio", { name: "7" }).check();
  });
  await answer(() => page.getByLabel("Physical therapy with exercises you do").check());
  await answer(() => page.getByLabel("Type your full name to agree").fill("Pat Sample"));
  await expect(page.getByRole("heading", { name: "Your scan", level: 1 })).toBeVisible();
}

/**
 * Brings a patient to the page for their scan. Every question is answered past its page, by the same commands: walking
 * through the pages is a journey of its own.
 */
export async function atTheirScan(page: Page, address: string = newAddress()): Promise<Page> {
  await signInAs(page, await patientWith(address));
  const patient = await patientOf(address);
  const { requestId } = await answeredDraft(patient);
  const given = { fullName: "Pat Sample", birthDate: { month: "4", day: "12", year: "1968" } }; // the phantom's, so that its scan is theirs
  expectOk(await saveAnswer(patient, { requestId, slug: "person", given }));
  await page.goto(`/requests/${requestId}/scans`);
  await expect(page.getByRole("heading", { name: "Your scan", level: 1 })).toBeVisible();
  return page;
}

/** Whoever is signed in with this address, as commands know them. */
export async function patientOf(address: string): Promise<Person> {
  const session = await database((client) =>
    client.query<{ id: string }>(
      `SELECT s.id FROM session s JOIN account a ON a.id = s."accountId"
       WHERE a.email = $1 ORDER BY s."createdAt" DESC LIMIT 1`,
      [address],
    ),
  );
  return personOf(session.rows[0]?.id ?? "");
}

/** The id of the request that a page is about. */
export const requestIdOf = (page: Page): string => /requests\/([^/?]+)/.exec(page.url())?.[1] ?? "";

/** The request that a page is about. */
export async function requestOf(page: Page): Promise<{ requestId: string; reference: string }> {
  const requestId = requestIdOf(page);
  const { rows } = await database((client) =>
    client.query<{ reference: string }>("SELECT reference FROM review_request WHERE id = $1", [requestId]),
  );
  return { requestId, reference: rows[0]?.reference ?? "" };
}

/** A folder with the synthetic scan, and its files. */
export async function phantom(
  options: Omit<WriteOptions, "small"> = {},
): Promise<{ folder: string; files: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "foramen-phantom-"));
  return { folder, files: (await writePhantom(folder, { ...options, small: true })).files };
}

/** Chooses a folder and sends what was found; waits until the server has checked it all. */
export async function sendScan(page: Page, folder: string, images: number): Promise<void> {
  await page.getByLabel("Choose a folder").setInputFiles(folder);
  await page.getByRole("button", { name: "Send these pictures" }).click();
  await expect(page.getByText(new RegExp(`Received: ${images.toLocaleString("en-US")} pictures?`))).toBeVisible({
    timeout: 90_000,
  });
}

type Stored = { key: string; method: number; at: string; length: string };

/** Every file of the request comes out of storage as it is on the disk, and nothing else does. */
export async function everyByteArrived(requestId: string, files: readonly string[]): Promise<void> {
  const { rows } = await database((client) =>
    client.query<Stored>(
      `SELECT key, method, "dataOffset" AS at, "compressedSize" AS length
         FROM scan_file f JOIN pack ON pack.id = f."packId" WHERE f."requestId" = $1 AND f.state = 'accepted'`,
      [requestId],
    ),
  );
  const stored = rows.map(async ({ key, method, at, length }) => {
    const bytes = await readRange(key, Number(at), Number(at) + Number(length));
    return hashOf(method === 8 ? inflateRawSync(bytes) : bytes);
  });
  expect((await Promise.all(stored)).sort()).toEqual(files.map((file) => hashOf(readFileSync(file))).sort());
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** From the scan to the confirmation; answers the request's id and reference. */
export async function submitRequest(page: Page): Promise<{ id: string; reference: string; url: string }> {
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send my request" }).click();
  await expect(page.getByRole("heading", { name: "We have your request", exact: true })).toBeVisible();
  const reference = await page
    .getByText(/^F-\w{4}-\w{4}$/)
    .first()
    .innerText();
  const url = page.url().split("?")[0] ?? "";
  return { id: url.split("/").at(-1) ?? "", reference, url };
}

type Staff = Pick<InstallFile["accounts"][number], "role" | "email" | "password">;

/** A member of staff of this installation, for the one test that begins where a newcomer begins. */
export function installedStaff(role: Staff["role"]): Staff {
  const account = install().accounts.find((one) => one.role === role);
  if (!account) throw new Error(`no ${role} in this installation`);
  return account;
}

/** Another invented member of staff, so that tests do not share anybody's codes or cases. */
export async function newStaff(role: Staff["role"]): Promise<Staff & { name: string }> {
  const id = crypto.randomUUID();
  const name = `Dr Sam ${id.slice(0, 6)}`;
  const account = { role, email: `${role}-${id.slice(0, 8)}@foramen.test`, password: id };
  await database(async (client) => {
    await client.query(
      `INSERT INTO account (id, role, email, name, credentials, "passwordHash")
       VALUES ($1, $2::"Role", $3, $4, 'MD', $5)`,
      [id, role, account.email, name, await hash(account.password)],
    );
    if (role === "surgeon")
      await client.query(`INSERT INTO license (id, "accountId", state) VALUES (gen_random_uuid(), $1, 'NY')`, [id]);
  });
  return { ...account, name };
}

/** The first key on a page that has just come: it takes keys once its script is awake. */
export const pressUntil = (page: Page, key: string, seen: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.keyboard.press(key);
    await seen();
  }).toPass();

/** On a request's own page, gives it to this surgeon. */
export async function assignTo(page: Page, { name }: { name: string }): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
  await page.getByRole("button", { name: "Assign" }).click();
}

/** Runs statements against the installation's own database. */
export async function database<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The first sign-in of staff: password, then the authenticator is set up by typing its secret. `seen` runs on each page. */
export async function enrolStaff(
  page: Page,
  account: Staff,
  seen: () => Promise<void> = async () => undefined,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  await givePassword(page, account);
  await expect(page.getByRole("heading", { name: "Set up one-time codes" })).toBeVisible();
  await seen();
  const secret = (await page.locator("code").innerText()).replace(/\s/g, "");
  await page.getByLabel("Code").fill(generateSync({ secret }));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
  await seen();
  const recoveryCodes = await page.locator("li code").allInnerTexts();
  await page.getByRole("link", { name: "I have kept them, continue" }).click();
  await expect(page).toHaveURL(/\/(queue|reading|admin)$/);
  return { secret, recoveryCodes };
}

/** The first of the two steps of staff. */
export async function givePassword(page: Page, { email, password }: Staff): Promise<void> {
  await page.goto("/sign-in/staff");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
}
