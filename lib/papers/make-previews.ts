import { createSandbox, SandboxFailure } from "#lib/platform/sandbox.ts";
import type { PaperType } from "./paper.ts";
import type { Picture } from "./render-picture.ts";
import type { PaperToRender, Rendered, RenderedPage } from "./rendered.ts";
import { samplePdf } from "./specimen.ts";

/**
 * Pictures of a paper's pages, by their number from 1, and how many pages there are in all, where that is known.
 * `hostile` is a paper of which not one page can be drawn without ending whoever draws it.
 */
export type Previews = {
  outcome: "drawn" | "locked" | "damaged" | "hostile";
  pages: number | null;
  pictures: ReadonlyMap<number, Picture>;
};

/** A page may take this long, and a process this much memory; both are ended beyond it. */
const bounds = { hands: 1, silence: 20_000, megabytes: 512 };
/** After so many milliseconds no page is begun any more, and after so many ended processes none is started. */
const patience = { paper: 60_000, ended: 3 };

const renderer = createSandbox<PaperToRender, RenderedPage, Rendered>("lib/papers/renderer.ts", bounds);

/**
 * Draws the first pages of a paper in a process that can be ended. A page that hangs, grows or crashes it is left out,
 * and the others are drawn.
 */
export async function makePreviews(type: PaperType, bytes: Uint8Array): Promise<Previews> {
  const until = Date.now() + patience.paper;
  const pictures = new Map<number, Picture>();
  let pages: number | null = null;
  let from = 1;
  const hear = (told: RenderedPage): void => {
    from = told.page + 1;
    pages = told.pages;
    if (told.picture) pictures.set(told.page, told.picture);
  };
  let rendered: Rendered | null = null;
  let ended = 0;
  while (rendered === null && ended < patience.ended && Date.now() < until)
    try {
      rendered = await renderer.ask({ type, bytes, from, until }, hear);
    } catch (failure) {
      if (!(failure instanceof SandboxFailure)) throw failure;
      ended++;
      from++; // the page that broke it
      if (type !== "pdf") break;
    }
  if (pictures.size > 0) return { outcome: "drawn", pages, pictures };
  if (ended > 0) await proveSound();
  else if (rendered === "late") throw new Error("no time was left to draw a paper");
  const outcome = ended > 0 ? "hostile" : rendered === "locked" ? "locked" : "damaged";
  return { outcome, pages, pictures };
}

/** Before a paper is blamed: where not even one of our own can be drawn, the fault is here, and the job is tried again. */
async function proveSound(): Promise<void> {
  await renderer.ask({ type: "pdf", bytes: samplePdf(1), from: 1, until: Number.MAX_SAFE_INTEGER });
}
