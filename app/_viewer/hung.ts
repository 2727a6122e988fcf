import { type Hanging, hang, type Slot } from "#lib/imaging/hanging.ts";
import { type ListedSeries, firstToOpen, hangable } from "#app/_viewer/listing.ts";

/** As many places as fit on the screen at most. */
export const mostPanes = 4;

/** How a request opens: by the rules of hanging, with what else it has behind; outside the reading room one series. */
export function hung(listed: readonly ListedSeries[], byRules: boolean): Hanging {
  if (!byRules || listed.length === 0) return { protocol: "grid", slots: [plain(firstToOpen(listed))] };
  const { protocol, slots } = hang(listed.filter(({ cutOf }) => !cutOf).map(hangable));
  const used = new Set(slots.map(({ seriesAt }) => seriesAt));
  const rest = listed.flatMap(({ series, cutOf }, at) =>
    used.has(at) || cutOf || series.reading?.readable === false ? [] : [plain(at)],
  );
  const placed = protocol === "ct" ? withReformat(slots, listed) : slots;
  return { protocol, slots: placed.length > 0 ? [...placed, ...rest] : [plain(firstToOpen(listed))] };
}

/** So many places are opened unless the person likes it otherwise: those of the rules. */
export const usualPanes = (listed: readonly ListedSeries[], { protocol, slots }: Hanging): number => {
  const ruled = listed.length === 0 ? 1 : slots.filter(({ name }) => name !== "").length;
  return Math.min(Math.max(protocol === "grid" ? slots.length : ruled, 1), mostPanes);
};

/** A CT without a sagittal series gets one that is cut out of its bone images. */
function withReformat(slots: readonly Slot[], listed: readonly ListedSeries[]): Slot[] {
  const [bone, soft, ...rest] = slots;
  if (!bone || !soft || rest.some(({ prior }) => !prior)) return [...slots];
  const from = bone.seriesAt === null ? undefined : listed[bone.seriesAt];
  const seriesAt = listed.findIndex(({ cutOf }) => cutOf?.from === from && cutOf?.cut === "sagittal");
  return seriesAt < 0 ? [...slots] : [bone, soft, { ...bone, name: "Sagittal", seriesAt }, ...rest];
}

const plain = (seriesAt: number): Slot => ({ name: "", seriesAt, why: null, preset: null, prior: false });
