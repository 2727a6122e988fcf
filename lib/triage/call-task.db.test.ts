import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  entries,
  jobsOn,
  newStaff,
  requestRow,
  rows,
  signOff,
  wholeList,
} from "../../config/command-scene.ts";
import { system } from "#lib/accounts/actor.ts";
import { escalateCall } from "#lib/calls/escalate-call.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { move } from "#lib/requests/repo.ts";
import { listQueue } from "./list-queue.ts";
import { logCall } from "./log-call.ts";
import { viewRequest } from "./view-request.ts";

/** A signed request in which something was seen that cannot wait. */
async function mustBeCalled(more: Parameters<typeof signOff>[1] = { outside: ["fracture"] }) {
  const request = await assignedRequest();
  expectOk(await signOff(request, more));
  return request;
}

const call = (requestId: string, more: object = {}) =>
  ({ requestId, callId: randomUUID(), direction: "outgoing", outcome: "no_answer", ...more }) as Parameters<
    typeof logCall
  >[1];

const reached = { outcome: "reached", identifiers: ["name", "birth_date"] };
const told = { reachedWho: "The patient", readBack: "A broken bone; I go to the hospital now." };

const tasksOf = (requestId: string) => rows((tx) => tx.callTask.findMany({ where: { requestId } }));

test.each([{ outside: ["fracture" as const] }, { outcome: "emergency" as const }])(
  "%j opens a call for today, first in the list",
  async (more) => {
    const { requestId, coordinator } = await mustBeCalled(more);
    const [row] = (await wholeList(coordinator, "call")).filter(({ id }) => id === requestId);
    expect(row).toMatchObject({ task: "call_now", urgency: "routine", due: { day: "Today", late: false } });
    const { task: onItsPage, urgency } = expectOk(await viewRequest(coordinator, { requestId }));
    expect([onItsPage, urgency]).toEqual(["call_now", "routine"]);
    const listed = async (filter: object) =>
      expectOk(await listQueue(coordinator, { view: "call", ...filter })).rows.some(({ id }) => id === requestId);
    expect([await listed({ urgency: "routine" }), await listed({ urgency: "urgent" })]).toEqual([true, false]);
    expect((await wholeList(coordinator, "open")).map(({ id }) => id)).toContain(requestId);
    const [task] = await tasksOf(requestId);
    expect(task?.dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 86_400_000);
    expect(await jobsOn("send-notice", { requestId, notice: "call_today" })).toHaveLength(1);
    expect(await jobsOn("escalate-call", { taskId: task?.id ?? "" })).toHaveLength(1);
  },
);

test("an ordinary answer opens none", async () => {
  const { requestId } = await mustBeCalled({});
  expect(await tasksOf(requestId)).toEqual([]);
});

test("it ends with a person who says it back, and with nothing else", async () => {
  const { requestId, coordinator } = await mustBeCalled();
  const isOpen = async () => (await tasksOf(requestId)).some(({ reachedAt }) => reachedAt === null);
  for (const outcome of ["no_answer", "voicemail", "not_identified", "wrong_number"])
    expectOk(await logCall(coordinator, call(requestId, { outcome })));
  expect(await isOpen()).toBe(true);
  expect((await wholeList(coordinator, "call")).map(({ id }) => id)).toContain(requestId); // also where nobody is to try again
  const silent = await logCall(coordinator, call(requestId, reached));
  expect(silent.ok ? {} : silent.refusal.fields).toHaveProperty("readBack");
  expect(codeOfResult(await logCall(coordinator, call(requestId, { ...told, outcome: "voicemail" })))).toBe("invalid");
  expect(await isOpen()).toBe(true);
  expectOk(await logCall(coordinator, call(requestId, { ...reached, ...told })));
  expect(await isOpen()).toBe(false);
  const { callTasks } = expectOk(await viewRequest(coordinator, { requestId }));
  expect(callTasks).toMatchObject([{ reasons: ["fracture"], attempts: 5, reached: { who: "The patient" } }]);
  expect((await wholeList(coordinator, "call")).map(({ id }) => id)).not.toContain(requestId);
});

test("until then the request cannot be closed, by the code and by the database", async () => {
  const { requestId, coordinator } = await mustBeCalled();
  const request = await requestRow(requestId);
  await expect(rows((tx) => move(tx, request, "close"))).rejects.toThrow(/by phone before/);
  const close = () =>
    rows((tx) => tx.$executeRaw`UPDATE review_request SET status = 'closed' WHERE id = ${requestId}::uuid`);
  await expect(close()).rejects.toThrow(/has to be reached first/);
  expectOk(await logCall(coordinator, call(requestId, { ...reached, ...told })));
  await rows(async (tx) => move(tx, await requestRow(requestId), "close"));
  expect((await requestRow(requestId)).status).toBe("closed");
});

test("where nobody was reached in time every administrator is told, once", async () => {
  const { requestId, coordinator } = await mustBeCalled();
  const administrator = await newStaff("administrator");
  const [task] = await tasksOf(requestId);
  const taskId = task?.id ?? "";
  expect(codeOfResult(await escalateCall(coordinator, { taskId }))).toBe("forbidden");
  for (let times = 0; times < 2; times++) expectOk(await escalateCall(system, { taskId }));
  const notices = await rows((tx) => tx.notice.findMany({ where: { requestId, kind: "call_escalated" } }));
  expect(notices.filter(({ accountId }) => accountId === administrator.accountId)).toHaveLength(1);
  expect(await entries({ requestId, act: "call.escalate", outcome: "done" })).toHaveLength(2);
  expect((await tasksOf(requestId))[0]?.escalatedAt).not.toBeNull();
});

test("who was reached in time is not told of", async () => {
  const { requestId, coordinator } = await mustBeCalled();
  expectOk(await logCall(coordinator, call(requestId, { ...reached, ...told })));
  const [task] = await tasksOf(requestId);
  expect(expectOk(await escalateCall(system, { taskId: task?.id ?? "" }))).toEqual({ told: 0 });
  expect(await rows((tx) => tx.notice.count({ where: { requestId, kind: "call_escalated" } }))).toBe(0);
});
