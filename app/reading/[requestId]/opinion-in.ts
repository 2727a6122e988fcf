/** An opinion has parts within parts, so it travels as one field; what cannot be read is told by the command. */
export function opinionIn({ opinion, shared, ...others }: Record<string, unknown>): Record<string, unknown> {
  const rest = {
    ...others,
    shared: (typeof shared === "string" ? shared : "").split(" ").filter(Boolean),
  };
  try {
    const content: unknown = JSON.parse(String(opinion));
    return typeof content === "object" && content !== null ? { ...content, ...rest } : rest;
  } catch {
    return rest;
  }
}
