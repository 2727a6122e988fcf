import type { ToolName } from "#app/_viewer/tool-names.ts";
import { ctPresets } from "#lib/imaging/windowing.ts";

/** What a key asks of the viewer. */
export type Command =
  | { do: "scroll"; by: number }
  | { do: "first" | "last" | "invert" | "fullRange" | "fileWindow" | "fit" | "reset" }
  | { do: "series"; by: number }
  | { do: "open"; at: number }
  | { do: "pane" | "panes"; by: number }
  | { do: "opinion" }
  | { do: "keyImage" | "delete" | "cancel" | "undo" | "redo" | "fullScreen" | "overlays" }
  | { do: "tool"; tool: ToolName }
  | { do: "preset"; key: string }
  | { do: "zoom"; by: number }
  | { do: "turn"; by: number }
  | { do: "flip"; across: "flipHorizontal" | "flipVertical" };

/** What a key event says of its key. */
export type Key = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

const plain: Readonly<Record<string, Command>> = {
  ArrowUp: { do: "scroll", by: -1 },
  ArrowDown: { do: "scroll", by: 1 },
  Home: { do: "first" },
  End: { do: "last" },
  PageUp: { do: "series", by: -1 },
  PageDown: { do: "series", by: 1 },
  ArrowLeft: { do: "pane", by: -1 },
  ArrowRight: { do: "pane", by: 1 },
  ",": { do: "panes", by: -1 },
  ".": { do: "panes", by: 1 },
  d: { do: "tool", tool: "length" },
  a: { do: "tool", tool: "angle" },
  e: { do: "tool", tool: "ellipse" },
  t: { do: "tool", tool: "text" },
  q: { do: "tool", tool: "arrow" },
  k: { do: "keyImage" },
  o: { do: "opinion" },
  Backspace: { do: "delete" },
  Delete: { do: "delete" },
  Escape: { do: "cancel" },
  w: { do: "tool", tool: "window" },
  z: { do: "tool", tool: "zoom" },
  i: { do: "invert" },
  r: { do: "turn", by: 90 },
  l: { do: "turn", by: -90 },
  h: { do: "flip", across: "flipHorizontal" },
  v: { do: "flip", across: "flipVertical" },
  "0": { do: "fullRange" },
  "`": { do: "fileWindow" },
  "-": { do: "zoom", by: 1 / 1.25 },
  "+": { do: "zoom", by: 1.25 },
  "=": { do: "fit" },
  " ": { do: "reset" },
  ...Object.fromEntries(ctPresets.map(({ key }) => [key, { do: "preset", key } as const])),
};

const withShift: Readonly<Record<string, Command>> = {
  ArrowUp: { do: "scroll", by: -10 },
  ArrowDown: { do: "scroll", by: 10 },
  a: { do: "tool", tool: "cobb" },
  b: { do: "tool", tool: "bidirectional" },
  x: { do: "tool", tool: "cross" },
  l: { do: "tool", tool: "level" },
  f: { do: "fullScreen" },
  o: { do: "overlays" },
  // Some keyboards need Shift for these.
  "+": { do: "zoom", by: 1.25 },
  "=": { do: "fit" },
  "`": { do: "fileWindow" },
  "~": { do: "fileWindow" },
};

/** The command of a key (CONVENTIONS §1); null for all keys that belong to the browser or the page. */
export function commandFor({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): Command | null {
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (altKey) return null;
  if (ctrlKey || metaKey) return withControl[shiftKey ? `Shift+${name}` : name] ?? null;
  return (shiftKey ? withShift[name] : plain[name]) ?? null;
}

const withControl: Readonly<Record<string, Command>> = {
  z: { do: "undo" },
  y: { do: "redo" },
  "Shift+z": { do: "redo" },
};

/** Whether a key pressed on an element is the viewer's: not a field's, a menu's, or the press of a button. */
export function isOwnKey(key: string, target: Element): boolean {
  if (target.closest("textarea, select, [contenteditable], [role=menu]")) return false;
  const field = target.closest("input");
  if (field) return field.type === "range" && !/^(Arrow|Home|End|Page)/.test(key);
  return !(target.closest("button") && (key === " " || key === "Enter"));
}
