import type { Command } from "#app/_viewer/keys.ts";
import type { Viewport } from "#app/_viewer/viewport.client.ts";
import { ctPreset } from "#lib/imaging/windowing.ts";

/** Carries a command for one viewport out, whether it came from a key or a button; false for those of the whole viewer. */
export function obey(command: Command, viewport: Viewport, seriesCount: number, modality: string): boolean {
  const { seriesAt } = viewport.state.get();
  switch (command.do) {
    case "scroll":
      viewport.scrollBy(command.by);
      return true;
    case "first":
      viewport.scrollTo(0);
      return true;
    case "last":
      viewport.scrollTo(Number.MAX_SAFE_INTEGER);
      return true;
    case "series": {
      const next = Math.min(Math.max(seriesAt + command.by, 0), seriesCount - 1);
      if (next !== seriesAt) viewport.show(next);
      return true;
    }
    case "open":
      if (command.at !== seriesAt) viewport.show(command.at);
      return true;
    case "preset": {
      const preset = ctPreset(command.key);
      if (preset && modality === "CT") viewport.setWindow(preset);
      return true;
    }
    case "invert":
      viewport.invert();
      return true;
    case "fullRange":
      viewport.setFullRange();
      return true;
    case "fileWindow":
      viewport.setFileWindow();
      return true;
    case "zoom":
      viewport.zoomBy(command.by);
      return true;
    case "turn":
      viewport.turn(command.by);
      return true;
    case "flip":
      viewport.flip(command.across);
      return true;
    case "fit":
      viewport.fit();
      return true;
    case "reset":
      viewport.reset();
      return true;
    default:
      return false;
  }
}
