import { serveSandbox } from "#lib/platform/sandboxed.ts";
import { renderPaper } from "./render-paper.ts";

/** The program that draws what strangers sent. Whatever it did not foresee ends it: a library in disorder draws no more. */
serveSandbox((...asked: Parameters<typeof renderPaper>) => renderPaper(...asked).catch(() => process.exit(1)));
