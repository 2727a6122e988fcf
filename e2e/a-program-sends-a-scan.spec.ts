import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { specimen } from "#lib/imaging/specimen.ts";
import { withoutSettings } from "#scripts/installation.ts";
import { atTheirScan, database, everyByteArrived, expect, install, phantom, requestOf, test } from "./scene.ts";

test("a program sends the scan with a code; stopped and killed in the middle it goes on, and every byte arrives", async ({
  newPerson,
}) => {
  test.setTimeout(240_000);
  const { folder, files } = await phantom({ disc: true });
  const patient = await newPerson();
  const { requestId, reference, code } = await withCode(patient);
  const portal = await portalThatHolds();
  const cache = mkdtempSync(join(tmpdir(), "foramen-cache-"));
  const run = (more: string[] = []) =>
    upload([folder, "--request", reference, "--token", code, "--address", portal.address, ...more], cache);

  const stopped = run();
  await expect.poll(() => storedPacks(requestId), { timeout: 60_000 }).toBe(1);
  stopped.child.kill("SIGINT");
  expect(await stopped.ended).toBe(130);
  expect(stopped.said()).toContain("Run the same command again and only the rest will be sent.");
  expect(stopped.said()).toContain("Part of the disc’s own viewer program");

  portal.holdAgain();
  const killed = run();
  await expect.poll(() => storedPacks(requestId), { timeout: 60_000 }).toBe(2);
  killed.child.kill("SIGKILL");
  await killed.ended;

  portal.letGo();
  const last = run();
  expect([await last.ended, last.said()]).toEqual([0, expect.stringContaining(`the request has ${files.length} pict`)]);
  expect(last.said()).toMatch(/\d+ pictures were there already and were not sent again/);
  await everyByteArrived(requestId, files);
  const [kept = ""] = readdirSync(join(cache, "foramen"));
  expect(statSync(join(cache, "foramen", kept)).mode & 0o777).toBe(0o600);

  const { token } = JSON.parse(readFileSync(join(cache, "foramen", kept), "utf8")) as { token: string };
  await opensNothingElse(token, requestId, code);

  await patient.reload();
  await patient.getByRole("button", { name: "Revoke" }).click();
  await expect(patient.getByText("Used on another computer")).toHaveCount(0);
  const shutOut = run();
  expect([await shutOut.ended, shutOut.said()]).toEqual([3, expect.stringContaining("does not work any more")]);
  portal.close();
});

test("a program asks whose scan it is where a disc holds several persons, and sends that one's", async ({
  newPerson,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "foramen-persons-"));
  for (const [at, name] of ["SAMPLE^PAT", "Other^Person"].entries())
    writeFileSync(
      join(folder, `I${at}`),
      specimen([
        ["0008,0018", "UI", `1.2.3.${at}.1`],
        ["0010,0010", "PN", name],
        ["0020,000d", "UI", `1.2.3.${at}`],
        ["0020,000e", "UI", `1.2.3.${at}.0`],
      ]),
    );
  const { reference, code } = await withCode(await newPerson());
  const cache = mkdtempSync(join(tmpdir(), "foramen-cache-"));
  const run = (more: string[] = []) =>
    upload([folder, "--request", reference, "--token", code, "--address", install().address, ...more], cache);
  const asked = run();
  expect([await asked.ended, asked.said()]).toEqual([4, expect.stringMatching(/[12] {2}Pat Sample, no birth date/)]);
  const number = /([12]) {2}Pat Sample/.exec(asked.said())?.[1] ?? "";
  const sent = run(["--person", number]);
  expect([await sent.ended, sent.said()]).toEqual([0, expect.stringContaining("the request has 1 pict")]);
});

test("codes cannot be guessed at the door for programs", async () => {
  const guess = () => knock("/api/passes", { code: "22222-22222" }, { "x-forwarded-for": "203.0.113.9" });
  for (let tries = 0; tries < 10; tries++) expect((await guess()).status).toBe(404);
  const later = await guess();
  expect([later.status, await later.json()]).toEqual([429, expect.objectContaining({ code: "too_many" })]);
});

/** The token of a program opens the doors of the upload of its request, and is no way into any page. */
async function opensNothingElse(token: string, requestId: string, code: string): Promise<void> {
  const bearer = { authorization: `Bearer ${token}` };
  const foreign = crypto.randomUUID();
  expect((await knock(`/api/uploads/${requestId}/known`, {}, bearer)).status).toBe(200);
  expect(
    (await knock(`/api/uploads/${requestId}/known`, {}, { authorization: `${bearer.authorization}x` })).status,
  ).toBe(401);
  expect((await knock(`/api/uploads/${foreign}/known`, {}, bearer)).status).toBe(404);
  const followed = await knock(`/api/scans/${requestId}`, null, bearer);
  expect([followed.status, await followed.json()]).toEqual([200, expect.objectContaining({ studies: [] })]);
  expect((await knock(`/api/scans/${foreign}`, null, bearer)).status).toBe(404);
  expect((await knock(`/api/studies/${requestId}`, null, bearer)).status).toBe(403);
  const page = await knock(`/requests/${requestId}`, null, bearer);
  expect([page.status, page.headers.get("location")]).toEqual([307, expect.stringContaining("/sign-in")]);
  const again = await knock("/api/passes", { code });
  expect([again.status, again.headers.get("set-cookie")]).toEqual([404, null]);
}

const knock = (path: string, body: object | null, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${install().address}${path}`, {
    redirect: "manual",
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });

async function withCode(patient: Page): Promise<{ requestId: string; reference: string; code: string }> {
  await atTheirScan(patient);
  await patient.getByRole("button", { name: "Send from another computer" }).click();
  const code = await patient.locator("code").innerText();
  return { ...(await requestOf(patient)), code };
}

/** The command as it is called, with a cache of its own. */
function upload(args: string[], cache: string) {
  const root = join(import.meta.dirname, "..");
  const child = spawn(process.execPath, [join(root, "scripts/run.mjs"), "upload", ...args], {
    env: { ...withoutSettings(process.env), HOME: cache, XDG_CACHE_HOME: cache },
    stdio: ["ignore", "pipe", "pipe"],
    cwd: root,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  return { child, said: () => said, ended: once(child, "exit").then(([code]) => code as number | null) };
}

/** The portal behind a line that answers one request for places in storage, and leaves the following waiting. */
async function portalThatHolds() {
  const { port } = new URL(install().address);
  let left = 1;
  const server = createServer((req, res) => {
    if (req.url?.endsWith("/sign") && left-- <= 0) return;
    const { method, url: path, headers } = req;
    const onward = ask({ host: "localhost", port, method, path, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(res);
    });
    onward.on("error", () => res.destroy());
    req.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    holdAgain: () => (left = 1),
    letGo: () => (left = Infinity),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const storedPacks = (requestId: string): Promise<number> =>
  database(async (client) => {
    const found = await client.query(`SELECT 1 FROM pack WHERE "requestId" = $1 AND state <> 'signed'`, [requestId]);
    return found.rowCount ?? 0;
  });
