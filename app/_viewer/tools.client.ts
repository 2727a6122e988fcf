import type { Types } from "@cornerstonejs/core";
import { Enums, PanTool, StackScrollTool, ToolGroupManager, WindowLevelTool } from "@cornerstonejs/tools";
import { PinchZoomTool } from "#app/_viewer/pinch-zoom.client.ts";
import { type DragTool, type ToolName, isDragTool } from "#app/_viewer/tool-names.ts";

const names: Record<DragTool, string> = {
  window: String(WindowLevelTool.toolName),
  pan: String(PanTool.toolName),
  zoom: String(PinchZoomTool.toolName),
  scroll: String(StackScrollTool.toolName),
};

const { MouseBindings, KeyboardBindings } = Enums;

/** What always works, whatever the left button does (CONVENTIONS §1). */
const standing = {
  window: [],
  pan: [
    { mouseButton: MouseBindings.Auxiliary },
    { mouseButton: MouseBindings.Primary, modifierKey: KeyboardBindings.Ctrl },
    { mouseButton: MouseBindings.Primary, modifierKey: KeyboardBindings.Meta },
  ],
  zoom: [
    { mouseButton: MouseBindings.Secondary },
    { mouseButton: MouseBindings.Primary, modifierKey: KeyboardBindings.Shift },
    { numTouchPoints: 2 },
  ],
  scroll: [{ mouseButton: MouseBindings.Wheel }, { numTouchPoints: 3 }],
};

const primary = { mouseButton: MouseBindings.Primary };

/** Gives a viewport its mouse and touch; `activate` says what the left button and one finger do. */
export function bindTools(viewport: Types.IViewport, first: ToolName) {
  const groupId = `tools-${viewport.id}`;
  const group = ToolGroupManager.createToolGroup(groupId);
  if (!group) throw new Error("these tools are bound already");
  let active: ToolName = first;
  for (const tool of Object.keys(names) as DragTool[]) {
    group.addTool(names[tool]);
    group.setToolActive(names[tool], { bindings: tool === first ? [primary, ...standing[tool]] : standing[tool] });
  }
  group.addViewport(viewport.id, viewport.renderingEngineId);
  return {
    activate(tool: ToolName): void {
      if (tool === active) return;
      if (isDragTool(active)) group.setToolPassive(names[active], { removeAllBindings: [primary] });
      active = tool;
      if (isDragTool(tool)) group.setToolActive(names[tool], { bindings: [primary] });
    },
    close: () => ToolGroupManager.destroyToolGroup(groupId),
  };
}
