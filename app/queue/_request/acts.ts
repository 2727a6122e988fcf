/** What can be done in the staff's rooms by a key. The list of keys, the palette and the keys themselves read this. */
export type Act = {
  /** "j", "J" with Shift, "Shift+ArrowDown", "Mod+k" for Ctrl or ⌘, "g q" for one after the other. */
  keys: readonly string[];
  does: string;
  /** Moves about: nothing to look for by its name. */
  moves?: true;
};

export const acts = {
  next: { keys: ["j", "ArrowDown"], does: "Next request", moves: true },
  previous: { keys: ["k", "ArrowUp"], does: "Previous request", moves: true },
  first: { keys: ["Home"], does: "First request", moves: true },
  last: { keys: ["End"], does: "Last request", moves: true },
  nextPage: { keys: ["]"], does: "Next page", moves: true },
  previousPage: { keys: ["["], does: "Previous page", moves: true },
  cellAfter: { keys: ["ArrowRight"], does: "Next cell of the row", moves: true },
  cellBefore: { keys: ["ArrowLeft"], does: "Cell before", moves: true },
  open: { keys: ["o"], does: "Open the request, as Enter does", moves: true },
  peek: { keys: [" ", "p"], does: "Preview beside the list; again to close it", moves: true },
  select: { keys: ["x"], does: "Select the request, or not", moves: true },
  extendDown: { keys: ["J", "Shift+ArrowDown"], does: "Select the next one too", moves: true },
  extendUp: { keys: ["K", "Shift+ArrowUp"], does: "Select the one before too", moves: true },
  selectAll: { keys: ["Mod+a"], does: "Select all on this page" },
  back: { keys: ["Escape"], does: "Back: select nothing, close the preview, go to the list", moves: true },
  claim: { keys: ["c"], does: "Claim, or take over from a colleague" },
  release: { keys: ["C"], does: "Release" },
  assign: { keys: ["a", "i"], does: "Assign a surgeon, or give to another" },
  claimAndAssign: { keys: ["1"], does: "Claim and assign a surgeon" },
  merge: { keys: ["2"], does: "Merge with another request of the same person" },
  decline: { keys: ["3"], does: "Decline with a letter" },
  ask: { keys: ["r", "h"], does: "Ask the patient for more, and wait" },
  note: { keys: ["n"], does: "Note for staff" },
  urgency: { keys: ["u"], does: "Say how urgent it is" },
  markRead: { keys: ["e"], does: "Mark messages as read" },
  logCall: { keys: ["l"], does: "Log a call" },
  decideIdentity: { keys: ["d"], does: "Decide whose the scan is" },
  handOver: { keys: ["H"], does: "Hand over all my open requests" },
  undo: { keys: ["Mod+z"], does: "Undo, within 10 seconds" },
  search: { keys: ["/"], does: "Search" },
  filter: { keys: ["f"], does: "Filter" },
  goQueue: { keys: ["g q"], does: "Go to the queue" },
  goMine: { keys: ["g m"], does: "Go to my requests" },
  goUrgent: { keys: ["g u"], does: "Go to what is urgent" },
  newRequest: { keys: ["g n"], does: "New request by phone or post" },
  notices: { keys: ["g b"], does: "Go to my notices" },
  palette: { keys: ["Mod+k"], does: "Look for an action, a list or a request", moves: true },
  keys: { keys: ["?"], does: "Show the keys of this page" },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof acts;

/** A key as it stands on the keyboard, in the order in which it is pressed: "Shift J", "Ctrl K", "G then Q". */
export function keyWords(key: string): string {
  const [first = "", second] = key === " " ? [key] : key.split(" ");
  if (second !== undefined) return `${keyWords(first)} then ${keyWords(second)}`;
  const named = names[first];
  if (named) return named;
  const [held, rest] = first.length > 1 ? first.split("+", 2) : [first];
  if (rest !== undefined) return `${held === "Mod" ? "Ctrl" : (held ?? "")} ${keyWords(rest)}`;
  return /^[A-Z]$/.test(first) ? `Shift ${first}` : first.length === 1 ? first.toUpperCase() : first;
}

const names: Readonly<Record<string, string>> = {
  " ": "Space",
  ArrowDown: "↓",
  ArrowUp: "↑",
  Escape: "Esc",
};

/** What was pressed, as the keys of acts are written. */
export function keyPressed(event: { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): string {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  const shift = shiftKey && key.length > 1 ? "Shift+" : "";
  if (ctrlKey || metaKey) return `Mod+${shiftKey ? "Shift+" : ""}${key.toLowerCase()}`;
  return `${shift}${key}`;
}
