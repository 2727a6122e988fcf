import { createStore, del, entries, get, set } from "idb-keyval";
import { keptChoices } from "#app/_ui/draft.client.ts";

/** What somebody chose for a request on this computer: in their browser only, until it was sent or they sign out. */
type Kept = { handles: FileSystemHandle[]; at: number };

const days = 14;
let opened: ReturnType<typeof createStore> | undefined;
/** Opened when it is first needed: on the server there is none. */
const store = () => (opened ??= createStore(keptChoices.database, keptChoices.store));

/** Keeps folders so that a page that is opened again can go on with them. A browser that cannot is no trouble. */
export async function keepChoice(requestId: string, handles: readonly FileSystemHandle[]): Promise<void> {
  await set(requestId, { handles: [...handles], at: Date.now() } satisfies Kept, store()).catch(() => undefined);
}

export async function forgetChoice(requestId: string): Promise<void> {
  await del(requestId, store()).catch(() => undefined);
}

/** What was kept for a request; what is older than two weeks is forgotten, whichever request it was for. */
export async function keptChoice(requestId: string): Promise<FileSystemHandle[]> {
  try {
    for (const [key, { at }] of await entries<string, Kept>(store()))
      if (Date.now() - at > days * 86_400_000) await del(key, store());
    return (await get<Kept>(requestId, store()))?.handles ?? [];
  } catch {
    return [];
  }
}

/** Whether the browser lets us read them again; it asks the person, who has to have pressed something for it. */
export async function mayRead(handles: readonly FileSystemHandle[]): Promise<boolean> {
  for (const handle of handles) {
    const answer = await handle.requestPermission?.({ mode: "read" }).catch(() => "denied" as const);
    if (answer !== "granted") return false;
  }
  return true;
}
