export const outcomeWords = { done: "Done", denied: "Denied", refused: "Refused" } as const;
