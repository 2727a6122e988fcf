import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { answeredDraft, newPatient, newStaff } from "../config/command-scene.ts";
import { startChild } from "#scripts/children.ts";
import { environmentOf, type Running } from "./installation.ts";
import { cookieOf } from "./session-cookie.ts";

type Cookie = Awaited<ReturnType<typeof cookieOf>>;
type Draft = { cookie: Cookie; requestId: string; administrator: Cookie };

/** A draft with every question answered, its signed-in patient, and a signed-in administrator, in another installation than that of all tests. */
export async function draftIn(running: Running): Promise<Draft> {
  const env = { ...process.env, ...environmentOf(running) };
  const [draft] = (await once(startChild("e2e/draft-elsewhere.ts", { env }), "message")) as [Draft];
  return draft;
}

/** In a process of its own, as commands read their environment once. */
async function prepare(): Promise<void> {
  const patient = await newPatient();
  const { requestId } = await answeredDraft(patient);
  const administrator = await cookieOf(await newStaff("administrator"));
  process.send?.({ cookie: await cookieOf(patient), requestId, administrator } satisfies Draft, () => process.exit());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await prepare();
