import { inTransaction } from "./db.ts";

/** Since when the portal only shows what is there, and when it is expected back, if anybody said. */
export type Rest = { since: Date; backAt: Date | null };

/** For how many milliseconds one look counts: a switch is heard by every process within a second. */
const lasting = 800;

let looked: { at: number; rest: Promise<Rest | null> } | undefined;

/** Whether the portal rests now, by the one row that says so; looked up once a moment, however many ask. */
export function restNow(): Promise<Rest | null> {
  if (looked && Date.now() - looked.at < lasting) return looked.rest;
  const rest = look();
  looked = { at: Date.now(), rest };
  rest.catch(() => (looked = undefined)); // whoever asked is told; the next one asks anew
  return rest;
}

/** What was changed just now, this process knows at once. */
export function lookAnew(): void {
  looked = undefined;
}

const look = () =>
  inTransaction({ role: "foramen_nobody" }, async (tx) => {
    const [row] = await tx.$queryRaw<Rest[]>`SELECT since, "backAt" FROM rest WHERE since IS NOT NULL`;
    return row ?? null;
  });
