import { expect, test } from "@playwright/test";
import { rows } from "../config/command-scene.ts";
import { eachOf } from "./at-once.ts";
import { callAction } from "./call-action.ts";
import { actionsOf, addressOf, bodyOf, expected, forms, type ServerAction } from "./doors.ts";
import { type Foreign, foreignScene, idsOf, stateOf } from "./foreign-scene.ts";
import { install } from "./scene.ts";

const actions = actionsOf(process.env["NEXT_DIST_DIR"] ?? ".next");
const evil = "https://evil.example";

/** What browsers say of a request that a page of another site makes, or that says nothing of where it comes from. */
const elsewhere: Record<string, string>[] = [
  {},
  { origin: "null", "sec-fetch-site": "cross-site" },
  { origin: evil, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
  { origin: evil, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
];

test("a page elsewhere, with the cookie of whoever may, calls every action and door in vain", async () => {
  test.setTimeout(180_000);
  const scene = await foreignScene();
  const ids = idsOf(scene.sent);
  const before = await stateOf(scene);
  const begun = new Date();
  const doors = Object.keys(expected).filter((line) => /^(POST|PUT) /.test(line) && !line.includes("/api/mail/"));
  await eachOf(elsewhere, async (from) => {
    for (const action of actions) {
      const cookie = ownerOf(action.page, scene);
      const { status, text } = await callAction(install().address, action, { ...ids, ...formOf(action) }, cookie, from);
      expect([403, 500], `${action.name} from ${JSON.stringify(from)}`).toContain(status);
      expect(text, "an error has an id and no detail").not.toMatch(/Error:|node_modules|\.ts:|came from a page/);
      expect((await postForm(action, ids, cookie, from)).status, `form of ${action.name}`).not.toBe(200);
    }
    for (const line of doors) {
      const { status } = await callDoor(line, scene, from);
      expect([400, 403], `${line} from ${JSON.stringify(from)}`).toContain(status);
    }
  });
  expect(await stateOf(scene)).toEqual(before);
  const done = {
    requestId: scene.sent.requestId,
    outcome: "done" as const,
    at: { gt: begun },
    role: { not: "system" },
  };
  expect(await rows((tx) => tx.auditEntry.findMany({ where: done, select: { act: true } }))).toEqual([]);
});

test("the same call from our own page is done, so that the one before could be", async () => {
  const scene = await foreignScene();
  const before = await stateOf(scene);
  const write = actions.find(({ name }) => name === "requests/[requestId]/messages#write") as ServerAction;
  const form = { ...idsOf(scene.sent), messageId: crypto.randomUUID(), body: "Hello.", scripted: "yes" };
  const { said } = await callAction(install().address, write, form, scene.owners.patient);
  expect(said).toBe("done");
  expect(await stateOf(scene)).not.toEqual(before);
});

test("nothing that is no form and no JSON of ours is acted on, and the portal goes on", async () => {
  const scene = await foreignScene();
  const { address: origin } = install();
  const before = await stateOf(scene);
  const withdraw = actions.find(({ name }) => name === "requests#withdraw") as ServerAction;
  const page = origin + addressOf(withdraw.page, scene.sent);
  const deep = "[".repeat(50_000) + "]".repeat(50_000);
  const argumentsOf = [
    '["$K1"',
    deep,
    '[{"attempt":0},{"__proto__":{"kind":"system"}}]',
    '["$F1","$F1"]',
    '["$Q0"]',
    "null",
  ];
  const bodies: [string, RequestInit["body"]][] = [
    ...argumentsOf.map((text): [string, FormData] => [withdraw.id, formWith("0", text)]),
    [withdraw.id, "not a form"],
    [withdraw.id.replace(/.$/, "0").replace(/^./, "7"), formWith("0", "[]")],
    ["x".repeat(5_000), formWith("0", "[]")],
  ];
  for (const [id, body] of bodies) {
    const headers = { cookie: scene.owners.patient, origin, "next-action": id };
    const res = await fetch(page, { method: "POST", redirect: "manual", headers, body: body ?? null });
    expect(await res.text()).not.toMatch(/node_modules|\.ts:\d/);
  }
  const json = { cookie: scene.owners.coordinator, origin, "content-type": "application/json" };
  for (const body of ["", "null", "[]", "{", deep, '{"__proto__":{"requestIds":["x"]}}', '"text"', "\u0000"]) {
    const res = await fetch(`${origin}/api/queue/surgeons`, { method: "POST", headers: json, body });
    expect(res.status).toBe(400);
  }
  expect(await stateOf(scene)).toEqual(before);
});

test("what is longer than anything of ours is refused before it is read, in words where there is somebody to read them", async () => {
  const { owners, sent } = await foreignScene();
  const { address: origin } = install();
  const post = (path: string, cookie: string, type: string, body: string) =>
    fetch(origin + path, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin, "content-type": type },
      body,
    });
  const json = await post(
    "/api/queue/search",
    owners.coordinator,
    "application/json",
    `{"text":"${"x".repeat(2.1e6)}"}`,
  );
  expect([json.status, (await json.json()) as unknown]).toEqual([
    413,
    { code: "too_large", message: "This is too much at once." },
  ]);
  const form = await post(
    "/api/auth/callback/ticket",
    "",
    "application/x-www-form-urlencoded",
    `ticket=${"x".repeat(20_000)}`,
  );
  expect(form.status).toBe(413);
  const write = actions.find(({ name }) => name === "requests/[requestId]/messages#write") as ServerAction;
  const long = { ...idsOf(sent), messageId: crypto.randomUUID(), body: "x".repeat(300_000) };
  expect((await callAction(origin, write, long, owners.patient)).said).not.toBe("done");
});

const formWith = (name: string, value: string): FormData => {
  const form = new FormData();
  form.append(name, value);
  return form;
};

const formOf = ({ name }: ServerAction): Record<string, string | string[]> => {
  const form = forms[name];
  return form === undefined || form === "own" ? {} : form;
};

/** Whoever of the request's own people has the page. */
const ownerOf = (page: string, { owners }: Foreign): string =>
  page.startsWith("/reading") ? owners.surgeon : /^\/(queue|admin)/.test(page) ? owners.coordinator : owners.patient;

/** As a page without a script sends it. */
function postForm(
  { id, page }: ServerAction,
  ids: ReturnType<typeof idsOf>,
  cookie: string,
  from: Record<string, string>,
) {
  const body = formWith(`$ACTION_ID_${id}`, "");
  body.append("requestId", ids.requestId);
  return fetch(install().address + addressOf(page, ids), {
    method: "POST",
    redirect: "manual",
    headers: { cookie, ...from },
    body,
  });
}

function callDoor(line: string, scene: Foreign, from: Record<string, string>) {
  const [method = "", route = ""] = line.split(" ");
  const ids = idsOf(scene.sent);
  const cookie = ownerOf(route.replace("/api", ""), scene);
  const headers = { cookie, "content-type": "application/json", ...from };
  return fetch(install().address + addressOf(route, ids), {
    method,
    redirect: "manual",
    headers,
    body: JSON.stringify(bodyOf(line, ids)),
  });
}
