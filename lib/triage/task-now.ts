export type TaskNow = "call_now" | "call" | "wish" | "follow";

type Owed = {
  /** Whether somebody has to be reached by phone today, for what was found. */
  callNow: boolean;
  /** When they are to be called for another reason. */
  callAt: Date | null;
  /** Whether they asked to have something corrected or deleted. */
  wish: boolean;
  followAt: Date | null;
};

/** What is to be done about a request whatever its status, the most urgent first; the same in a row and on its page. */
export function taskNow({ callNow, callAt, wish, followAt }: Owed, tomorrow: Date): TaskNow | null {
  if (callNow) return "call_now";
  if (callAt && callAt < tomorrow) return "call";
  if (wish) return "wish";
  return followAt && "follow";
}
