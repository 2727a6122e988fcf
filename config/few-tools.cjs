// Of Cornerstone's tools the viewer has those that move and shade an image; marks are its own. The package's own list of all
// it has would bring segmentation and every kind of annotation along.
module.exports = () => `
import { eventTarget, Enums as CoreEnums } from "@cornerstonejs/core";
import { addEnabledElement, removeEnabledElement } from "./store/index.js";
import { setConfig } from "./config.js";
export { addTool } from "./store/index.js";
export * as ToolGroupManager from "./store/ToolGroupManager/index.js";
export * as Enums from "./enums/index.js";
export { default as PanTool } from "./tools/PanTool.js";
export { default as StackScrollTool } from "./tools/StackScrollTool.js";
export { default as WindowLevelTool } from "./tools/WindowLevelTool.js";
export { default as ZoomTool } from "./tools/ZoomTool.js";
let done = false;
export function init() {
  if (done) return;
  done = true;
  setConfig({});
  eventTarget.addEventListener(CoreEnums.Events.ELEMENT_ENABLED, addEnabledElement);
  eventTarget.addEventListener(CoreEnums.Events.ELEMENT_DISABLED, removeEnabledElement);
}
`;
