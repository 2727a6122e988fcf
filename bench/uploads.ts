import type { Page } from "@playwright/test";
import { answerQuestions, database, expect, newAddress, signInByMail, startRequest } from "../e2e/scene.ts";
import type { Browser } from "./browser.ts";

export type Peer = "uppy" | "retriever" | "tus" | "put";

const patience = 30 * 60_000;

/** A new patient at the page for their scan, or a known one who comes back to it. */
export async function atTheScan(browser: Browser, portal: string, known?: { address: string; url: string }) {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(60_000);
  const address = known?.address ?? newAddress();
  await page.goto(`${portal}/sign-in`);
  await signInByMail(page, address, { stay: true });
  if (known) await page.goto(known.url);
  else {
    await startRequest(page);
    await answerQuestions(page);
  }
  return { page, address, url: page.url(), requestId: /requests\/([^/?]+)/.exec(page.url())?.[1] ?? "" };
}

/** Chooses a folder, takes all that is found in it, whoever it is of, and waits until the portal offers to send it. */
export async function chooseInPortal(page: Page, folder: string): Promise<void> {
  await page.getByLabel("Choose a folder").setInputFiles(folder);
  await page.getByText(/^We found/).waitFor({ timeout: patience });
  const left = page.locator('input:is([name="persons"], [name="studies"]):not(:checked)');
  while ((await left.count()) > 0) await left.first().check();
  await isOffered(page);
}

export const isOffered = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Send these pictures" }).waitFor({ timeout: patience });

/** Presses Send; answers the milliseconds until everything is stored and recorded, as the page itself sees it. */
export async function sendInPortal(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const button = [...document.querySelectorAll("button")].find((one) => one.innerText === "Send these pictures");
        const begun = performance.now();
        let sending = false;
        const look = (): void => {
          const now = document.querySelector('[role="progressbar"][aria-label="Sending the pictures"]') !== null;
          const heading = document.querySelector("h2")?.innerText ?? "";
          if (/could not be sent|stopped/.test(heading)) reject(new Error(heading));
          else if (sending && !now) resolve(performance.now() - begun);
          sending ||= now;
        };
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
        if (button) button.click();
        else reject(new Error("nothing to press"));
      }),
  );
}

/** Waits until the portal has checked what was sent: the count must be right, and the machine quiet for who comes next. */
export async function isReceived(page: Page, count: number): Promise<void> {
  await expect(page.getByText(`Received: ${count.toLocaleString("en-US")} pictures`)).toBeVisible({
    timeout: patience,
  });
}

/** Keys and sizes of what storage holds of a request. What came twice has a row without files, and no object any more. */
export async function packsOf(requestId: string): Promise<{ key: string; size: number }[]> {
  const { rows } = await database((client) =>
    client.query<{ key: string; size: string }>(
      `SELECT key, size FROM pack WHERE "requestId" = $1 AND state = 'checked'
       AND EXISTS (SELECT 1 FROM scan_file WHERE "packId" = pack.id)`,
      [requestId],
    ),
  );
  return rows.map(({ key, size }) => ({ key, size: Number(size) }));
}

/** What the page says is safe. */
export async function safePictures(page: Page): Promise<number> {
  const words = page.getByText(/· [\d,]+ of [\d,]+ pictures/);
  const text = (await words.count()) > 0 ? await words.first().innerText() : "";
  return Number(/· ([\d,]+) of/.exec(text)?.[1]?.replaceAll(",", "") ?? 0);
}

/** Counts the packs that are on their way at once; answers the most there were so far. */
export function mostPutsAtOnce(page: Page): () => number {
  let most = 0;
  let now = 0;
  page.on("request", (req) => {
    if (req.method() === "PUT") most = Math.max(most, ++now);
  });
  for (const end of ["requestfinished", "requestfailed"] as const)
    page.on(end as "requestfinished", (req) => void (now -= req.method() === "PUT" ? 1 : 0));
  return () => most;
}

/** Opens a peer's page and chooses a folder in it. */
export async function chooseInPeer(browser: Browser, peers: string, peer: Peer, folder: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${peers}/${peer}`);
  await page.locator("#files").setInputFiles(folder);
  return page;
}

/** Sends with a peer; answers the milliseconds it took and where the files lie. */
export function sendInPeer(page: Page): Promise<{ took: number; paths: string[] }> {
  return page.evaluate(async () => {
    const files = [...(document.querySelector<HTMLInputElement>("#files")?.files ?? [])];
    const begun = performance.now();
    const paths = await window.peer.send(files);
    return { took: performance.now() - begun, paths };
  });
}
