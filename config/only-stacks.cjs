// The viewer shows stacks alone. Cornerstone's table of all kinds of viewports would bring every one of them, whole slides,
// films, cardiograms and volumes, to whoever opens a case: a megabyte to fetch and half a second to take in.
module.exports = () => `
import StackViewport from "../StackViewport.js";
import ViewportType from "../../enums/ViewportType.js";
const classes = { [ViewportType.STACK]: StackViewport };
export default classes;
export const isRegisteredViewportType = (type) => type in classes;
export function registerViewportType() {
  throw new Error("stacks are the only viewports here");
}
export function getViewportClassForInput({ type }) {
  if (!(type in classes)) throw new Error("Unknown viewport type: " + type);
  return classes[type];
}
`;
