import { cache, init as initCore } from "@cornerstonejs/core";
import { init as initLoader } from "@cornerstonejs/dicom-image-loader";
import { PanTool, StackScrollTool, WindowLevelTool, ZoomTool, addTool, init as initTools } from "@cornerstonejs/tools";
import { decoders } from "#app/_viewer/decoders.ts";
import { cacheBudget } from "#app/_viewer/load-order.ts";
import { registerPackLoader } from "#app/_viewer/pack-loader.client.ts";

let prepared = false;

/** Sets Cornerstone up, once a page: memory, decoders, tools. Where there is no WebGL, its `init` draws on the CPU. */
export function prepareCornerstone(): void {
  if (prepared) return;
  prepared = true;
  const touch = matchMedia("(pointer: coarse)").matches;
  cache.setMaxCacheSize(cacheBudget((navigator as { deviceMemory?: number }).deviceMemory, touch));
  // The decoders load while the graphics card is asked what it can do. One viewport needs one context.
  initLoader({ maxWebWorkers: decoders() });
  initCore({ rendering: { webGlContextCount: 1 } } as Parameters<typeof initCore>[0]);
  initTools();
  for (const tool of [WindowLevelTool, PanTool, ZoomTool, StackScrollTool]) addTool(tool);
  registerPackLoader();
}
