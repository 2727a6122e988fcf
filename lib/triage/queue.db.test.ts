import { randomInt, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  answeredDraft,
  assignedRequest,
  checkedScan,
  claimedRequest,
  codeOfResult,
  entries,
  newPatient,
  newStaff,
  packRow,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
  takeBack,
  urgentRequest,
} from "../../config/command-scene.ts";
import { nobody, type Person, system } from "#lib/accounts/actor.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { eraseRecord } from "#lib/retention/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { changeView } from "./change-view.ts";
import { deleteView } from "./delete-view.ts";
import { listQueue } from "./list-queue.ts";
import { previewRequest } from "./preview-request.ts";
import { raiseOverdue } from "./raise-overdue.ts";
import { saveView } from "./save-view.ts";
import { searchQueue } from "./search-queue.ts";
import { setUrgency } from "./set-urgency.ts";

let coordinator: Person;
beforeAll(async () => {
  coordinator = await newStaff("coordinator");
});

/** A word of letters that nothing else has. */
const rare = (): string => Array.from({ length: 10 }, () => "bcdfghklmnprstvz"[randomInt(16)]).join("");

/** So many requests as they arrive, past all commands; all feel it in a region of this name. */
const manyRequests = (count: number, region: string, patient: Person) =>
  rows(
    (tx) => tx.$executeRaw`
      INSERT INTO review_request (id, reference, status, "patientId", answers, "personName", "birthDate", regions,
        urgent, raised, "submittedAt", "waitingFrom", "clockStartedAt", "dueAt")
      SELECT gen_random_uuid(), upper('F-' || substr(md5(random()::text), 1, 4) || '-' || substr(md5(random()::text), 1, 6)),
        'submitted', ${patient.accountId}::uuid, '{}', 'Pat Sample', '1961-04-27', ARRAY[${region}],
        n % 7 = 0, n % 5 = 0, now(), now(), now(), CASE WHEN n % 3 > 0 THEN now() + (n % 11) * interval '1 day' END
      FROM generate_series(1, ${count}::int) n`,
  );

describe("the entries", () => {
  test("say of every request what its rows say, whoever wrote them, also of several who write at once", async () => {
    const { patient, requestId } = await claimedRequest();
    await urgentRequest();
    await reviewedRequest();
    await takeBack(await assignedRequest());
    for (const state of ["stored", "damaged", "checked"] as const)
      await packRow((await submittedRequest()).requestId, state);
    await checkedScan((await answeredDraft()).requestId);
    const write = (at: number) => sendMessage(patient, { requestId, messageId: randomUUID(), body: `Message ${at}` });
    await Promise.all(Array.from({ length: 8 }, (_, at) => write(at)));
    await Promise.all([
      packRow(requestId, "stored"),
      setUrgency(coordinator, { requestId, urgency: "urgent", reason: "Phoned" }),
    ]);
    const [entry] = await rows((tx) => tx.queueEntry.findMany({ where: { requestId } }));
    expect(entry).toMatchObject({ unread: 8, scan: "checking", rank: 0, todo: true });
    const differ = await rows(
      (tx) => tx.$queryRaw`
        SELECT s."requestId" FROM queue_source s FULL JOIN queue_entry e ON e."requestId" = s."requestId"
        WHERE s.* IS DISTINCT FROM e.*`,
    );
    expect(differ).toEqual([]);
    const kept = await rows((tx) => tx.queueEntry.findMany());
    const ids = kept.map(({ requestId: id }) => id);
    const counts = await rows((tx) => countScans(tx, ids));
    const after = await rows((tx) => tx.queueEntry.findMany({ where: { requestId: { in: ids } } }));
    const still = new Map(after.map(({ requestId: id, scan }) => [id, scan]));
    for (const { requestId: id, scan } of kept) {
      if (still.get(id) !== scan) continue; // another test wrote it meanwhile
      const counted = counts.get(id);
      expect([id, counted && scanState(counted)]).toEqual([id, scan]);
    }
  });
});

describe("a list", () => {
  test("is read forwards and back in pages, each request once, urgent first and then what is due first", async () => {
    const region = rare();
    await manyRequests(250, region, await newPatient());
    const ask = async (turn: object) =>
      expectOk(await listQueue(coordinator, { view: "all", sort: "urgency", region, ...turn }));
    const pages = [await ask({})];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await ask({ after: next }));
    expect(pages.map((page) => page.rows.length)).toEqual([100, 100, 50]);
    expect(pages[0]).toMatchObject({ previous: null, count: { count: 250, more: false } });
    const listed = pages.flatMap((page) => page.rows);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(250);
    const order = listed.map(
      ({ urgency, due }) => `${["urgent", "raised", "routine"].indexOf(urgency)} ${due?.at ?? "~"}`,
    );
    expect(order).toEqual([...order].sort());
    const back = await ask({ before: pages[2]?.previous ?? "" });
    expect(back.rows).toEqual(pages[1]?.rows);
    expect((await ask({ before: back.previous ?? "" })).rows).toEqual(pages[0]?.rows);
    // Of the first page nothing comes before: it is shown whole, also with an address made by hand.
    expect((await ask({ before: `0.1.${randomUUID()}` })).rows).toEqual(pages[0]?.rows);
    for (const sort of ["longest", "newest"] as const)
      expect(new Set((await ask({ sort, after: "nonsense" })).rows.map(({ id }) => id)).size).toBe(100);
  });

  test("is narrowed by anything that it shows, together", async () => {
    const region = rare();
    await manyRequests(40, region, await newPatient());
    const count = async (filter: object) =>
      expectOk(await listQueue(coordinator, { view: "all", region, ...filter } as never)).count.count;
    const { id } = expectOk(await listQueue(coordinator, { view: "all", region })).rows[0] ?? { id: "" };
    await rows((tx) =>
      tx.reviewRequest.update({ where: { id }, data: { ownerId: coordinator.accountId, dueAt: new Date(0) } }),
    );
    expect(await count({})).toBe(40);
    expect(await count({ urgency: "urgent,raised" })).toBe(12);
    expect(await count({ owner: "me" })).toBe(1);
    expect(await count({ owner: "none" })).toBe(39);
    expect(
      await count({ owner: "none,me", urgency: ["urgent", "raised", "routine"], status: "submitted", scan: "missing" }),
    ).toBe(40);
    expect(await count({ due: "overdue" })).toBe(1);
    expect(await count({ due: "overdue", owner: "none" })).toBe(0);
    expect(await count({ due: "none" })).toBeGreaterThan(10);
    expect(await count({ surgeon: randomUUID() })).toBe(0);
    expect(await count({ unread: "yes", task: "wish" })).toBe(0);
    expect(await count({ region: `${region},neck`, view: "unclaimed" })).toBeGreaterThanOrEqual(40);
  });
});

describe("search", () => {
  test("finds a person by everything they are known by, however it is written, and by what they wrote", async () => {
    const patient = await newPatient();
    const { requestId } = await submittedRequest(patient);
    const [given, topic] = [rare(), rare()];
    const family = rare().replace(/^(.{4})../, "$1kt"); // two letters that differ can be taken for each other's place
    const { reference } = await requestRow(requestId);
    const personName = `${given} O’${family} Núñez`;
    const phone = `+1212555${String(randomInt(10_000)).padStart(4, "0")}`;
    await rows((tx) =>
      tx.reviewRequest.update({
        where: { id: requestId },
        data: { personName, answers: { phone }, birthDate: new Date("1948-02-29") },
      }),
    );
    expectOk(await sendMessage(patient, { requestId, messageId: randomUUID(), body: `About the ${topic}, please` }));
    const find = async (text: string) => expectOk(await searchQueue(coordinator, { view: "all", text }));
    const finds = async (text: string) => (await find(text)).rows.map(({ id }) => id);
    const slip = family.replace(/^(.{4})(.)(.)/, "$1$3$2");
    for (const text of [
      given,
      given.slice(0, 5).toUpperCase(),
      `nunez ${given}`,
      `o'${family}`,
      family,
      reference,
      reference.toLowerCase().replaceAll("-", ""),
      patient.email,
      `${given} ${phone}`,
      `${given} (212) 555-${phone.slice(-4)}`,
      `${given} 2/29/1948`,
      `29 Feb 1948 ${family}`,
      topic,
      slip,
      `${slip} ${given}`,
    ])
      expect([text, await finds(text)]).toEqual([text, [requestId]]);
    expect((await find(slip)).instead).toContain(family);
    expect(await finds(`${given} 1/29/1948`)).toEqual([]);
    expect(
      expectOk(await searchQueue(coordinator, { view: "unclaimed", urgency: "urgent", text: given })).rows,
    ).toEqual([]);
    // Forgotten with the record: also as a name that somebody might have meant.
    await rows((tx) => eraseRecord(tx, requestId));
    for (const text of [given, topic, slip]) expect(await finds(text)).toEqual([]);
    expect(await rows((tx) => tx.nameWord.count({ where: { word: { in: [given, family] } } }))).toBe(0);
  });

  test("what very many have is shown page by page, and how many is not counted; words may go on", async () => {
    const [given, family] = [rare(), rare()];
    const region = rare();
    await manyRequests(130, region, await newPatient());
    await rows((tx) =>
      tx.reviewRequest.updateMany({
        where: { regions: { has: region } },
        data: { personName: `${given} ${family}` },
      }),
    );
    const find = async (text: string, turn = {}) =>
      expectOk(await searchQueue(coordinator, { view: "all", text, ...turn }));
    const first = await find(`${given} ${family.slice(0, 5)}`);
    expect([first.rows.length, first.count]).toEqual([100, { count: 100, more: true }]);
    const rest = await find(given, { after: first.next ?? "" });
    expect([rest.rows.length, rest.count]).toEqual([30, { count: 130, more: false }]);
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(130);
    expect((await find(given, { before: rest.previous ?? "" })).rows).toEqual(first.rows);
    expect((await find(`${given.slice(0, 5)} ${family.slice(0, 5)}`)).rows).toEqual(first.rows);
  });

  test("takes any text and does no harm: operators, quotes, ten thousand letters, nothing at all", async () => {
    for (const text of [
      "",
      " ",
      "& | ! <-> :* ( ' \\ \"",
      "'); DROP TABLE queue_entry; --",
      "a:*|b",
      "%_%",
      "\u0000",
      "😀 漢字",
      "x".repeat(10_000),
      "(".repeat(10_000),
      "ab ".repeat(5_000),
    ]) {
      const begun = performance.now();
      expectOk(await searchQueue(coordinator, { view: "all", text }));
      expect(performance.now() - begun).toBeLessThan(2_000);
    }
    expect(codeOfResult(await searchQueue(coordinator, { view: "all", text: "x".repeat(30_000) }))).toBe("ok");
  });
});

test("staff say how urgent it is with a reason, as often as they know better; all of it can be read", async () => {
  const { requestId, patient } = await submittedRequest();
  const say = (
    actor: Parameters<typeof setUrgency>[0],
    urgency: "urgent" | "routine",
    reason = "Phoned: the foot drops",
  ) => setUrgency(actor, { requestId, urgency, reason });
  expect(codeOfResult(await say(coordinator, "urgent", " "))).toBe("invalid");
  expectOk(await say(coordinator, "urgent"));
  const shown = async () =>
    expectOk(await listQueue(coordinator, { view: "urgent" })).rows.find(({ id }) => id === requestId)?.urgencyReasons;
  expect((await shown())?.[0]).toBe("Phoned: the foot drops (Sample coordinator)");
  expectOk(await say(await newStaff("coordinator"), "routine", "Walks again"));
  expect(await shown()).toBe(undefined);
  const { urgency, urgencyChanges } = expectOk(await previewRequest(coordinator, { requestId }));
  expect([urgency, urgencyChanges.map(({ reason }) => reason)]).toEqual([
    "routine",
    ["Walks again", "Phoned: the foot drops"],
  ]);
  expect(await entries({ requestId, act: "request.set-urgency", outcome: "done" })).toMatchObject([
    { detail: { from: "routine", to: "urgent" } },
    { detail: { from: "urgent", to: "routine" } },
  ]);
  expect(codeOfResult(await say(patient, "urgent"))).toBe("forbidden");
  expect(codeOfResult(await say(await newStaff("surgeon"), "urgent"))).toBe("not_found");
  expect(codeOfResult(await say(nobody, "urgent"))).toBe("signed_out");
  expectOk(await takeBack({ patient, requestId }));
  expect(codeOfResult(await say(coordinator, "urgent"))).toBe("conflict");
});

test("what waits past its promised day is raised once, and what staff say then stays", async () => {
  const { requestId } = await submittedRequest();
  const dueAt = new Date(Date.now() - 3 * 86_400_000);
  await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { dueAt } }));
  const urgency = async () => expectOk(await previewRequest(coordinator, { requestId })).urgency;
  expectOk(await raiseOverdue(system, {}));
  expect(await urgency()).toBe("raised");
  expect((await requestRow(requestId)).priorityReasons).toContain("past the promised day");
  expectOk(await setUrgency(coordinator, { requestId, urgency: "routine", reason: "The patient is away" }));
  expectOk(await raiseOverdue(system, {}));
  expect(await urgency()).toBe("routine");
  expect(codeOfResult(await raiseOverdue(coordinator, {}))).toBe("forbidden");
});

test("a list is kept under a name, shared, changed and deleted by whoever keeps it, and nobody else", async () => {
  const [mine, other] = [await newStaff("coordinator"), await newStaff("coordinator")];
  const region = rare();
  const kept = expectOk(
    await saveView(mine, { name: " Necks ", query: `?view=all&region=${region}&x='`, shared: "false" }),
  );
  expect(kept.query).toBe(`view=all&region=${region}`);
  const { viewId } = kept;
  const seen = async (actor: Person) => expectOk(await listQueue(actor, {})).saved.filter(({ id }) => id === viewId);
  expect(await seen(mine)).toMatchObject([{ name: "Necks", mine: true, shared: false, count: 0 }]);
  expect(await seen(other)).toEqual([]);
  expectOk(await changeView(mine, { viewId, shared: "true", name: "Arms" }));
  expect(await seen(other)).toMatchObject([{ name: "Arms", mine: false, shared: true }]);
  for (const act of [
    changeView(other, { viewId, name: "x" }),
    deleteView(other, { viewId }),
    changeView(nobody, { viewId }),
  ])
    expect(["not_found", "signed_out"]).toContain(codeOfResult(await act));
  expect(codeOfResult(await saveView(mine, { name: " ", query: "", shared: "false" }))).toBe("invalid");
  expectOk(await deleteView(mine, { viewId }));
  expect(await seen(mine)).toEqual([]);
  expect(codeOfResult(await saveView(await newPatient(), { name: "x", query: "", shared: "false" }))).toBe("forbidden");
});
