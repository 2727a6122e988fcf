import type { EntryWay } from "#prisma/generated/enums.ts";

/** How a request reached us that staff typed for somebody. */
export const entryWords: Readonly<Record<EntryWay, string>> = { phone: "by phone", post: "by post" };
