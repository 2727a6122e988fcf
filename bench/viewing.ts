import type { BrowserContext, Page } from "@playwright/test";

/** When things were on the screen, in milliseconds from the navigation; null where they never were. */
export type Viewed = {
  preview: number | null;
  first: number | null;
  /** When the portal's viewer itself had drawn its first image, with which something can be done. */
  usable: number | null;
  last: number | null;
  /** Longest task of the main thread until the last image; 0 where none was longer than 50 ms. */
  longest: number;
};

type Watching = Viewed & { received: number };

/** How the end is told: by the first image, by the page's words that all is loaded, or by so many answers with such an address. */
export type AllHere = { words: string } | { answers: string; count: number } | "first image";

/** Opens an address in a new page and watches until all images are there, at most `patience` milliseconds. */
export async function view(
  context: BrowserContext,
  address: string,
  all: AllHere,
  patience: number,
): Promise<{ page: Page } & Viewed> {
  const page = await context.newPage();
  await page.addInitScript(watchImages, all);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => (window as unknown as { viewed: Watching }).viewed.last !== null, undefined, {
    timeout: patience,
    polling: 500,
  });
  await page.waitForTimeout(300); // the last tasks are told a little later
  const { preview, first, usable, last, longest } = await page.evaluate(
    () => (window as unknown as { viewed: Watching }).viewed,
  );
  return { page, preview, first, usable, last, longest };
}

/** In the page, the same for every viewer: a canvas that has shades of grey in it shows an image. */
function watchImages(all: AllHere): void {
  const viewed: Watching = { preview: null, first: null, usable: null, last: null, longest: 0, received: 0 };
  Object.assign(window, { viewed });
  performance.setResourceTimingBufferSize(10_000);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      if (viewed.last === null) viewed.longest = Math.max(viewed.longest, duration);
  }).observe({ type: "longtask" });
  if (typeof all === "object" && "answers" in all)
    new PerformanceObserver((list) => {
      viewed.received += list.getEntries().filter(({ name }) => name.includes(all.answers)).length;
    }).observe({ type: "resource" });
  const probe = new OffscreenCanvas(16, 16).getContext("2d", { willReadFrequently: true });
  const isDrawn = (canvas: HTMLCanvasElement): boolean => {
    if (!probe || canvas.width < 100 || canvas.height < 100) return false;
    probe.clearRect(0, 0, 16, 16);
    probe.drawImage(canvas, 0, 0, 16, 16);
    const { data } = probe.getImageData(0, 0, 16, 16);
    const greys = data.filter((_, at) => at % 4 === 0);
    return Math.max(...greys) - Math.min(...greys) > 60;
  };
  const isAll = (): boolean => {
    if (typeof all === "string") return true;
    return "words" in all ? document.documentElement.innerText.includes(all.words) : viewed.received >= all.count;
  };
  const look = (): void => {
    const now = performance.now();
    const preview = document.querySelector<HTMLImageElement>("[role=application] img[src^='/api/previews']");
    if (preview?.complete && preview.naturalWidth > 0) viewed.preview ??= now;
    if (viewed.first === null && [...document.querySelectorAll("canvas")].some(isDrawn)) viewed.first = now;
    if (document.querySelector("[data-rendered-instance]")) viewed.usable ??= now;
    if (viewed.first !== null && isAll()) viewed.last ??= now;
    const waits = viewed.first === null || (viewed.preview !== null && viewed.usable === null);
    if (viewed.last === null) setTimeout(look, waits ? 30 : 250);
  };
  look();
}

/** Scrolls the image a person is at for some seconds, as fast as it is drawn; answers how many images a second were seen. */
export const scrollRate = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const image = document.querySelector<HTMLElement>("[role=application][data-active]");
    const element = image?.querySelector<HTMLElement>("canvas")?.parentElement;
    if (!image || !element) throw new Error("no image to scroll");
    let count = 0;
    let before = "";
    new MutationObserver(() => {
      const now = image.dataset["renderedInstance"] ?? "";
      if (now !== "" && now !== before) count++;
      if (now !== "") before = now;
    }).observe(image, { attributes: true, attributeFilter: ["data-rendered-instance"] });
    const box = image.getBoundingClientRect();
    const begun = performance.now();
    for (let at = 0; performance.now() - begun < 4_000; at++) {
      const deltaY = Math.floor(at / 60) % 2 === 0 ? 100 : -100;
      const place = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
      element.dispatchEvent(new WheelEvent("wheel", { deltaY, bubbles: true, cancelable: true, ...place }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return (count * 1000) / (performance.now() - begun);
  });
