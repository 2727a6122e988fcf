import type { Command } from "#app/_viewer/keys.ts";
import type { Viewport } from "#app/_viewer/viewport.client.ts";
import { ctPresets } from "#lib/imaging/windowing.ts";

/** Carries a command out, whether it came from a key or a button. */
export function obey(command: Command, viewport: Viewport, seriesCount: number, modality: string): void {
  const { seriesAt } = viewport.state.get();
  switch (command.do) {
    case "scroll":
      viewport.scrollBy(command.by);
      return;
    case "first":
      viewport.scrollTo(0);
      return;
    case "last":
      viewport.scrollTo(Number.MAX_SAFE_INTEGER);
      return;
    case "series": {
      const next = Math.min(Math.max(seriesAt + command.by, 0), seriesCount - 1);
      if (next !== seriesAt) viewport.show(next);
      return;
    }
    case "open":
      if (command.at !== seriesAt) viewport.show(command.at);
      return;
    case "tool":
      viewport.setTool(command.tool);
      return;
    case "preset": {
      const preset = ctPresets.find(({ key }) => key === command.key);
      if (preset && modality === "CT") viewport.setWindow(preset);
      return;
    }
    case "invert":
      viewport.invert();
      return;
    case "fullRange":
      viewport.setFullRange();
      return;
    case "fileWindow":
      viewport.setFileWindow();
      return;
    case "zoom":
      viewport.zoomBy(command.by);
      return;
    case "turn":
      viewport.turn(command.by);
      return;
    case "flip":
      viewport.flip(command.across);
      return;
    case "fit":
      viewport.fit();
      return;
    case "reset":
      viewport.reset();
      return;
  }
}
