import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Actor, sightOf } from "#lib/accounts/actor.ts";
import type { Command, Door } from "#lib/command.ts";
import { inTransaction, type Tx } from "#lib/platform/db.ts";
import type { z } from "zod";
import { entries } from "./command-scene.ts";
import { asks, whoMay } from "./who-may.ts";
import { type Ids, wholeScene } from "./who-may-scene.ts";

type Act = Command<z.ZodType, unknown>;

const lib = join(import.meta.dirname, "../lib");

/** Every command and task that the code has: whoever adds one says in the table who may. */
const acts = new Map<string, Act>();
let scene: Awaited<ReturnType<typeof wholeScene>>;

beforeAll(async () => {
  for (const file of readdirSync(lib, { recursive: true, encoding: "utf8" })) {
    if (!/\.ts$/.test(file) || file.includes(".test.")) continue;
    if (!/ = (command|task)\(\{/.test(readFileSync(join(lib, file), "utf8"))) continue;
    const exported = (await import(/* @vite-ignore */ join(lib, file))) as Record<string, unknown>;
    for (const one of Object.values(exported))
      if (typeof one === "function" && "door" in one) acts.set((one as Act).door.name, one as Act);
  }
  scene = await wholeScene();
});

const inputOf = (name: string, ids: Ids): Ids => ({ ...ids, ...asks[name] });

/** Whether a door opens to this actor for any of the requests; nothing is done. */
async function opens(tx: Tx, door: Door, actor: Actor): Promise<boolean> {
  for (const ids of scene.asked) if (await door.opens(tx, actor, inputOf(door.name, ids))) return true;
  return false;
}

test("each command opens to whom the table names, in whatever stage a request is, and to nobody else", async () => {
  const found: Record<string, string[]> = Object.fromEntries([...acts.keys()].map((name) => [name, []]));
  for (const [who, actor] of Object.entries(scene.actors))
    for (const asPortal of [false, true])
      await inTransaction(
        sightOf(actor, asPortal),
        async (tx) => {
          for (const { door } of acts.values())
            if ((door.asPortal !== undefined) === asPortal && (await opens(tx, door, actor)))
              found[door.name]?.push(who);
        },
        60_000,
      );
  const said = Object.fromEntries(Object.entries(found).map(([name, who]) => [name, who.join(" ")]));
  expect(said).toEqual(whoMay);
}, 180_000);

test.each(["stranger", "otherSurgeon", "strangePass", "auditor"])(
  "what is denied to %s is answered with nothing, and stands in the trail",
  async (who) => {
    const actor = scene.actors[who];
    if (!actor || !("sessionId" in actor)) throw new Error("no such actor");
    const ids = scene.asked[0] ?? {};
    const shut = [...acts.values()].filter(({ door }) => !whoMay[door.name]?.split(" ").includes(who));
    const answered: string[] = [];
    for (const act of shut) {
      const answer = await act(actor, inputOf(act.door.name, ids));
      if (answer.ok) throw new Error(`${act.door.name} was not denied`);
      if (answer.refusal.code !== "invalid")
        answered.push(act.door.name); // what does not fit is not even looked at
      else expect(answer.refusal.fields, act.door.name).toBeDefined();
    }
    const told = await entries({ sessionId: actor.sessionId, outcome: "denied" });
    expect(told.map(({ act }) => act).sort()).toEqual(answered.sort());
    expect(answered.length).toBeGreaterThan(60);
  },
);
