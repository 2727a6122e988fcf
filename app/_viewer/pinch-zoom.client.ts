import { getEnabledElement } from "@cornerstonejs/core";
import { type Types as ToolTypes, ZoomTool } from "@cornerstonejs/tools";
import { pinched, type View, zoomed } from "#app/_viewer/pinch.ts";

/** Cornerstone's zoom, by touch as hands know it: it zooms several times as far as the fingers move. */
export class PinchZoomTool extends ZoomTool {
  override _pinchCallback({ detail }: ToolTypes.EventTypes.InteractionEventType): void {
    const { element, lastPointsList, currentPointsList, deltaPoints, startPoints } =
      detail as ToolTypes.EventTypes.TouchDragEventDetail;
    const viewport = getEnabledElement(element)?.viewport;
    if (!viewport) return;
    const view = viewport.getCamera() as View;
    const place = startPoints.world;
    const next =
      currentPointsList.length === 1
        ? zoomed(view, Math.exp((-5 * deltaPoints.canvas[1]) / element.clientHeight), place, place)
        : pinched(view, lastPointsList, currentPointsList);
    if (!next) return;
    viewport.setCamera(next);
    viewport.render();
  }
}
