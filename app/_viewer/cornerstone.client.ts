import { cache, getRenderingCapabilities, getWebWorkerManager, init as initCore } from "@cornerstonejs/core";
import { init as initLoader } from "@cornerstonejs/dicom-image-loader";
import { PanTool, StackScrollTool, WindowLevelTool, addTool, init as initTools } from "@cornerstonejs/tools";
import { cacheBudget } from "#app/_viewer/load-order.ts";
import { registerPackLoader } from "#app/_viewer/pack-loader.client.ts";
import { PinchZoomTool } from "#app/_viewer/pinch-zoom.client.ts";
import { registerReformatLoader } from "#app/_viewer/reformat-loader.client.ts";
import { decoders, neverLoaded, partMissing } from "#app/_viewer/workers.ts";

let prepared = false;

/**
 * Sets Cornerstone up, once a page: memory, decoders, tools. Where there is no WebGL, its `init` draws on the CPU; so do we
 * where a program stands in for the graphics card, as on remote desktops: five times as many images a second.
 */
export function prepareCornerstone(): void {
  if (prepared) return;
  prepared = true;
  const touch = matchMedia("(pointer: coarse)").matches;
  cache.setMaxCacheSize(cacheBudget((navigator as { deviceMemory?: number }).deviceMemory, touch));
  // The decoders load while the graphics card is asked what it can do. One viewport needs one context.
  initLoader({ maxWebWorkers: decoders() });
  const useCPURendering = getRenderingCapabilities().softwareRasterizer;
  initCore({ rendering: { webGlContextCount: 1, useCPURendering } } as Parameters<typeof initCore>[0]);
  initTools();
  for (const tool of [WindowLevelTool, PanTool, PinchZoomTool, StackScrollTool]) addTool(tool);
  registerPackLoader(decodersMissing());
  registerReformatLoader();
}

/** Rejects when a decoder's script does not come: Cornerstone would wait for its answers for ever. */
function decodersMissing(): Promise<never> {
  const workers = getWebWorkerManager().workerRegistry["dicomImageLoader"]?.nativeWorkers ?? [];
  const missing = new Promise<never>((_, reject) => {
    for (const worker of workers)
      worker.addEventListener("error", (event) => neverLoaded(event) && reject(new Error(partMissing)));
  });
  missing.catch(() => undefined);
  return missing;
}
