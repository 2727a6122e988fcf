import type { Grey } from "#app/_viewer/grey-levels.client.ts";
import type { Seen } from "#app/_viewer/seen.client.ts";

/** What is seen in one viewport: its overlays are drawn from this. */
export type ViewportState = Seen &
  Grey & {
    seriesAt: number;
    /** The place of the image asked for; `shown` is its address once it is on the screen. */
    at: number;
    shown: string | null;
  };

/** Before anything is on the screen. */
export const nothingSeen: ViewportState = {
  ...{ seriesAt: 0, at: 0, shown: null, window: null, inverted: false, colour: false },
  ...{ zoom: null, thickness: null, lossy: false, edges: null, affine: null, scale: null },
};
