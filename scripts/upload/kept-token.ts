import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/** What a redeemed code opened; the token is worth the code, so it is kept for the user alone. */
export const KeptToken = z.object({ token: z.string(), requestId: z.uuid(), reference: z.string() });
export type KeptToken = z.infer<typeof KeptToken>;

/** A code works once, so what it opened is kept for the next run, under a name that does not tell it. */
export function tokenFile(given: { address: string; code: string; reference: string }, env = process.env) {
  const [code, reference] = [given.code, given.reference].map((typed) => typed.toLowerCase().replace(/[^a-z0-9]/g, ""));
  const name = createHash("sha256").update([given.address, reference, code].join(" ")).digest("hex").slice(0, 32);
  const folder = join(env["XDG_CACHE_HOME"] || env["LOCALAPPDATA"] || join(homedir(), ".cache"), "foramen");
  const file = join(folder, `${name}.json`);
  return {
    read: async (): Promise<KeptToken | null> => {
      const text = await readFile(file, "utf8").catch(() => "null");
      const kept = KeptToken.safeParse(JSON.parse(text));
      return kept.success ? kept.data : null;
    },
    write: async (kept: KeptToken): Promise<void> => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, JSON.stringify(kept), { mode: 0o600, flag: "wx" });
      await rename(draft, file);
    },
    remove: () => rm(file, { force: true }),
  };
}
