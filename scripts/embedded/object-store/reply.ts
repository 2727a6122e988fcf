import type { Readable } from "node:stream";
import type { SignedRequest } from "./body.ts";
import type { Buckets } from "./buckets.ts";

/** What an operation answers; the server adds what every answer carries. */
export type Reply = {
  status: number;
  headers?: Record<string, string>;
  xml?: string;
  content?: Readable;
};

/** One thing that the store can do. */
export type Operation = (request: SignedRequest, buckets: Buckets) => Promise<Reply>;
