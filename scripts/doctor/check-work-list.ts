import { stat } from "node:fs/promises";
import { join } from "node:path";
import { backupKey } from "../backup/key-file.ts";
import { workListsIn } from "../work-list/file.ts";
import { advice, bad, type Finding, good } from "./finding.ts";

/** Older than a day and what a timer may be late. */
const longest = 26 * 60 * 60_000;

/** Whether there is a list of today for the day on which everything is down. */
export async function checkWorkList(env: Record<string, string | undefined>): Promise<Finding[]> {
  const about = "Work list";
  const { WORK_LIST_DIR: folder, WORK_LIST_KEY_FILE: keyFile } = env;
  const todo = "npm run work-list, every morning by a timer: docs/production.md";
  if (!folder || !keyFile)
    return [
      advice(
        about,
        "none is written: when everything is down, nobody knows whom to call",
        `WORK_LIST_DIR=… and WORK_LIST_KEY_FILE=… in .env, then ${todo}`,
      ),
    ];
  try {
    backupKey(keyFile);
    const newest = (await workListsIn(folder)).at(-1);
    const age = newest === undefined ? Infinity : Date.now() - (await stat(join(folder, newest))).mtimeMs;
    if (age < longest) return [good(about, "one of the last day is there")];
    return [bad(about, "the newest is older than a day, or there is none", todo)];
  } catch {
    return [bad(about, "its folder or its key cannot be read", "look at WORK_LIST_DIR and WORK_LIST_KEY_FILE in .env")];
  }
}
