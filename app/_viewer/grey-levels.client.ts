import { type StackViewport, type Types, getShouldUseCPURendering } from "@cornerstonejs/core";
import type { ListedSeries } from "#app/_viewer/listing.ts";
import { type Window, bounds, windowOf } from "#lib/imaging/windowing.ts";

/** The window in use, and whether black and white are exchanged against what the file says. */
export type Grey = { window: Window | null; inverted: boolean; colour: boolean };

/**
 * The window of a viewport. Each file's own counts until the person sets one, which then holds for the series,
 * also when it is left and opened again.
 */
export function createGreyLevels(view: StackViewport, drawn: () => Types.IImage | null) {
  const chosen = new Map<ListedSeries, { window: Window | null; inverted: boolean }>();

  // On the CPU Cornerstone keeps no account of who set the window.
  const cpu = getShouldUseCPURendering();
  let ofPerson: Types.VOIRange | null = null;
  let following = false;

  /** Cornerstone holds a window once set for all images that follow; this lets each file's own count again. */
  function release(): void {
    ofPerson = null;
    (view as unknown as { voiUpdatedWithSetProperties: boolean }).voiUpdatedWithSetProperties = false;
  }

  function setBounds(voiRange: Types.VOIRange): void {
    if (!drawn()) return;
    view.setProperties({ voiRange });
    view.render();
  }

  function setInvert(inverted: boolean): void {
    if (!drawn()) return;
    view.setProperties({ invert: inverted });
    view.render();
  }

  function setFile(): void {
    const image = drawn();
    if (!image) return;
    release();
    following = true;
    setBounds(range({ center: Number(image.windowCenter), width: Number(image.windowWidth) }));
    following = false;
    release();
  }

  const isSet = () => (cpu ? ofPerson !== null : !view.getProperties().isComputedVOI);

  const range = (window: Window) => bounds(window, view.getProperties().VOILUTFunction);

  return {
    release,
    set: (window: Window) => setBounds(range(window)),

    setFile,

    /** The file's window has changed, and counts unless the person has set another. */
    refresh(): void {
      if (!isSet()) setFile();
    },

    /** Another image is on the screen. On the CPU it still has the last window, and Cornerstone calls it by the file's. */
    follow(): void {
      if (!cpu) return;
      if (!ofPerson) setFile();
      else setBounds(ofPerson);
    },

    modified(): void {
      ofPerson = following ? null : (view.getProperties().voiRange ?? null);
    },

    setFull(): void {
      const image = drawn();
      if (image) setBounds({ lower: image.minPixelValue, upper: image.maxPixelValue });
    },

    invert: () => setInvert(!view.getProperties().invert),
    uninvert: () => setInvert(drawn()?.invert === true),

    /** What the person has set for a series. Ask before the series is opened, which overwrites it. */
    chosenFor: (series: ListedSeries) => chosen.get(series),

    restore(held: { window: Window | null; inverted: boolean } | undefined): void {
      if (held?.inverted) setInvert(!view.getProperties().invert);
      if (held?.window) setBounds(range(held.window));
    },

    /** What is in use now; remembered for the series. */
    read(series: ListedSeries): Grey | null {
      const image = drawn();
      if (!image) return null;
      const { voiRange, VOILUTFunction, invert = false } = view.getProperties();
      const window = voiRange ? windowOf(voiRange.lower, voiRange.upper, VOILUTFunction) : null;
      const inverted = invert !== image.invert;
      chosen.set(series, { window: isSet() ? window : null, inverted });
      return { window, inverted, colour: image.color };
    },
  };
}
