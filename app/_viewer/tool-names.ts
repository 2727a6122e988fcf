/** What the left button or one finger does. */
export type ToolName = "window" | "pan" | "zoom" | "scroll";
