import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  entries,
  newPatient,
  newStaff,
  rows,
  submittedRequest,
} from "../../config/command-scene.ts";
import { nobody, type Person } from "#lib/accounts/actor.ts";
import { hear } from "#lib/platform/events.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { listPresence } from "./list-presence.ts";
import { looking } from "./looking.ts";
import { notePresence } from "./note-presence.ts";

const say = (actor: Person, requestId: string, here = true, tab: string = randomUUID()) =>
  notePresence(actor, { requestId, tab, here });

const othersOf = async (actor: Person, requestId: string): Promise<string[]> =>
  expectOk(await listPresence(actor, {})).looked.find((one) => one.requestId === requestId)?.names ?? [];

const named = (name: string) => newStaff("coordinator", { name });

test("who looks is named to the others, once however many pages they have open, until they go or fall silent", async () => {
  const { requestId } = await submittedRequest();
  const [ida, tom] = [await named("Ida Sample"), await named("Tom Sample")];
  const tab = randomUUID();
  expect(expectOk(await say(ida, requestId, true, tab)).others).toEqual([]);
  expectOk(await say(ida, requestId));
  expect(expectOk(await say(tom, requestId)).others).toEqual(["Ida Sample"]);
  expect(await othersOf(tom, requestId)).toEqual(["Ida Sample"]);
  expect(await othersOf(ida, requestId)).toEqual(["Tom Sample"]);
  // Nobody is moved by another who names their page.
  expectOk(await say(tom, requestId, false, tab));
  expect(await othersOf(tom, requestId)).toEqual(["Ida Sample"]);
  await rows((tx) =>
    tx.presence.updateMany({
      where: { accountId: ida.accountId },
      data: { seenAt: new Date(Date.now() - looking.gone - 1) },
    }),
  );
  expect(await othersOf(tom, requestId)).toEqual([]);
  expectOk(await say(ida, requestId, true, tab));
  expect(await rows((tx) => tx.presence.count({ where: { accountId: ida.accountId } }))).toBe(1);
  expectOk(await say(ida, requestId, false, tab));
  expect(await othersOf(tom, requestId)).toEqual([]);
});

test("coming and going is told within a moment, staying is no news, and the trail has one line of it", async () => {
  const { requestId } = await submittedRequest();
  const ida = await named("Ida Sample");
  const heard: string[] = [];
  const stop = hear((topic) => topic === requestId && heard.push(topic), "presence");
  await new Promise((resolve) => setTimeout(resolve, 300)); // until the line is open
  const tab = randomUUID();
  for (const here of [true, true, true, false]) expectOk(await say(ida, requestId, here, tab));
  await expect.poll(() => heard.length).toBe(2);
  stop();
  expect(await entries({ act: "presence.note", actorId: ida.accountId })).toHaveLength(1);
});

test("a surgeon is seen at their own case; patients and strangers neither are nor see", async () => {
  const { requestId, patient, surgeon, coordinator } = await assignedRequest();
  expectOk(await say(surgeon, requestId));
  expect(expectOk(await say(coordinator, requestId)).others).toEqual(["Sample surgeon"]);
  expect(codeOfResult(await say(patient, requestId))).toBe("forbidden");
  expect(codeOfResult(await say(await newStaff("surgeon"), requestId))).toBe("not_found");
  expect(codeOfResult(await notePresence(nobody, { requestId, tab: randomUUID(), here: true }))).toBe("signed_out");
  for (const actor of [patient, surgeon, await newPatient()])
    expect(codeOfResult(await listPresence(actor, {}))).toBe("forbidden");
});
