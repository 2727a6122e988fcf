/** How far the images of a series have come. */
export type SeriesProgress = {
  count: number;
  loaded: number;
  failed: number;
  /** Whether its thumbnail can be drawn. */
  cover: boolean;
};

/** Counts the images of a series that are there and those that cannot be. */
export function countImages(
  imageIds: readonly string[],
  cover: string,
  loaded: ReadonlySet<string>,
  failed: ReadonlyMap<string, unknown>,
): SeriesProgress {
  const count = (has: (id: string) => boolean) => imageIds.reduce((sum, id) => (has(id) ? sum + 1 : sum), 0);
  return {
    count: imageIds.length,
    loaded: count((id) => loaded.has(id)),
    failed: count((id) => failed.has(id)),
    cover: loaded.has(cover),
  };
}

/** The progress of a series of which nothing has been asked for. */
export const notStarted = ({ instances }: { instances: readonly { frames: number }[] }): SeriesProgress => ({
  count: instances.reduce((sum, { frames }) => sum + Math.max(frames, 1), 0),
  loaded: 0,
  failed: 0,
  cover: false,
});
