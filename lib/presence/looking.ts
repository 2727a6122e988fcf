/** Milliseconds: a page says so often that somebody looks at it; who has not said so for a while is gone. */
export const looking = { beat: 15_000, gone: 40_000 } as const;

/** Who looks at one request. */
export type Lookers = { requestId: string; names: string[] };
