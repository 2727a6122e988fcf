import { expect, test } from "@playwright/test";
import {
  actionsOf,
  addressOf,
  bodyOf,
  expected,
  forms,
  keepable,
  routesOf,
  type Stranger,
  strangers,
} from "./doors.ts";
import { eachOf } from "./at-once.ts";
import { callAction } from "./call-action.ts";
import { type Foreign, foreignScene, idsOf, stateOf } from "./foreign-scene.ts";
import { rows } from "../config/command-scene.ts";
import { install } from "./scene.ts";

const build = process.env["NEXT_DIST_DIR"] ?? ".next";
const { pages, doors } = routesOf(build);
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

test("whatever is asked, and by whom: of somebody else's request not one word comes", async () => {
  test.setTimeout(180_000);
  const scene = await foreignScene();
  const before = await stateOf(scene);
  const lines = await eachOf(Object.keys(expected), async (line) => {
    const statuses: string[] = [];
    for (const who of strangers) {
      const { status, text, kept } = await ask(line, scene.strangers[who], targetOf(who, scene));
      statuses.push(String(status));
      expect(text.toLowerCase(), `${line} as ${who}`).not.toContain(targetOf(who, scene).marker.toLowerCase());
      if (!keepable.includes(line)) expect(kept, `${line} as ${who} is kept by no cache`).toContain("no-store");
    }
    return [line, statuses.join(" ")] as const;
  });
  expect(Object.fromEntries(lines)).toEqual(expected);
  expect(await stateOf(scene)).toEqual(before);
});

test("those whose request it is find their words, so that the search for them can fail", async () => {
  const { sent, owners } = await foreignScene();
  const found = async (line: string, cookie: string) => (await ask(line, cookie, sent)).text.includes(sent.marker);
  expect(await found("/requests/[requestId]/messages", owners.patient)).toBe(true);
  expect(await found("/queue/[requestId]", owners.coordinator)).toBe(true);
  expect(await found("/reading/[requestId]", owners.surgeon)).toBe(true);
  expect(await found("GET /api/studies/[requestId]", owners.surgeon)).toBe(true);
});

test("every page and door of the build has its line in the table, and no other method opens one", async () => {
  const known = Object.keys(expected);
  const pathOf = (line: string) => line.slice(line.indexOf("/"));
  expect([...new Set(known.map(pathOf))].sort()).toEqual([...pages, ...doors].sort());
  const requestId = crypto.randomUUID();
  const unknown = doors
    .flatMap((path) => methods.map((method) => `${method} ${path}`))
    .filter((line) => !known.includes(line));
  const answers = await eachOf(unknown, async (line) => [line, (await ask(line, "", { requestId })).status] as const);
  // A room's door leads the signed-out to sign in before anything else.
  expect(answers.filter(([line, status]) => status !== 405 && !(status === 307 && line.startsWith("GET ")))).toEqual(
    [],
  );
});

test("no action of anybody changes somebody else's request, or tells a word of it", async () => {
  test.setTimeout(180_000);
  const scene = await foreignScene();
  const actions = actionsOf(build);
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(forms).sort());
  const before = await stateOf(scene);
  const begun = new Date();
  const answeredElse: string[] = [];
  await eachOf(actions, async (action) => {
    const form = forms[action.name];
    if (form === undefined || form === "own") return;
    for (const who of strangers) {
      const target = targetOf(who, scene);
      const res = await callAction(install().address, action, { ...idsOf(target), ...form }, scene.strangers[who]);
      expect(res.text.toLowerCase(), `${action.name} as ${who}`).not.toContain(target.marker.toLowerCase());
      if (!/^(not_found|forbidden|signed_out)$/.test(res.said))
        answeredElse.push(`${action.name} as ${who}: ${res.said}`);
    }
  });
  expect(answeredElse).toEqual([]);
  expect(await stateOf(scene)).toEqual(before);
  const about = [scene.sent.requestId, scene.draft.requestId];
  const done = { requestId: { in: about }, outcome: "done" as const, at: { gt: begun }, role: { not: "system" } };
  expect(await rows((tx) => tx.auditEntry.findMany({ where: done, select: { act: true, role: true } }))).toEqual([]);
});

/** Coordinators see every request that was sent: somebody else's is one that was not. */
const targetOf = (who: Stranger, { sent, draft }: Foreign) => (who === "coordinator" ? { ...sent, ...draft } : sent);

async function ask(line: string, cookie: string, ids: Parameters<typeof addressOf>[1]) {
  const { address: origin } = install();
  const [method = "GET", route = line] = line.startsWith("/") ? [] : line.split(" ");
  const url = origin + addressOf(route, ids);
  const body = method === "GET" ? {} : { body: JSON.stringify(bodyOf(line, ids)) };
  const headers = { cookie, origin, ...(method !== "GET" && { "content-type": "application/json" }) };
  const res = await fetch(url, { method, redirect: "manual", headers, ...body });
  const kept = res.headers.get("cache-control") ?? "";
  if (!res.headers.get("content-type")?.startsWith("text/event-stream"))
    return { status: res.status, text: (await res.text()) + (res.headers.get("location") ?? ""), kept };
  await res.body?.cancel(); // tells of changes for as long as somebody listens
  return { status: res.status, text: "", kept };
}
