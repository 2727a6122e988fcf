import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { answeredDraft, newPatient } from "../config/command-scene.ts";
import { startChild } from "#scripts/children.ts";
import { environmentOf, type Running } from "./installation.ts";
import { cookieOf } from "./session-cookie.ts";

type Draft = { cookie: Awaited<ReturnType<typeof cookieOf>>; requestId: string };

/** A draft with every question answered, and its signed-in patient, in another installation than that of all tests. */
export async function draftIn(running: Running): Promise<Draft> {
  const env = { ...process.env, ...environmentOf(running) };
  const [draft] = (await once(startChild("e2e/draft-elsewhere.ts", { env }), "message")) as [Draft];
  return draft;
}

/** In a process of its own, as commands read their environment once. */
async function prepare(): Promise<void> {
  const patient = await newPatient();
  const { requestId } = await answeredDraft(patient);
  process.send?.({ cookie: await cookieOf(patient), requestId } satisfies Draft, () => process.exit());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await prepare();
