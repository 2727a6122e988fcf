"use client";

import { useState, useSyncExternalStore } from "react";
import type { ToolName } from "#app/_viewer/tool-names.ts";

/** A finger scrolls, a mouse sets the window, until the person says otherwise. */
export function useChosenTool(): [ToolName, (tool: ToolName) => void] {
  const [chosen, choose] = useState<ToolName | null>(null);
  const touch = useSyncExternalStore(
    () => () => undefined,
    () => matchMedia("(pointer: coarse)").matches,
    () => false,
  );
  return [chosen ?? (touch ? "scroll" : "window"), choose];
}
