import { type MarkingKind, placesOf } from "#lib/markings/kinds.ts";

/** What dragging with the left button or one finger does to the image. */
export type DragTool = "window" | "pan" | "zoom" | "scroll";

/** What is placed on the image by clicks. The cross leads all images to one place. */
export type PlaceTool = Exclude<MarkingKind, "key_image"> | "cross";

export type ToolName = DragTool | PlaceTool;

export const isDragTool = (tool: ToolName): tool is DragTool => tool !== "cross" && !(tool in placesOf);
