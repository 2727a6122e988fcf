/** What a series is dragged as, from the list to a place on the screen. */
export const seriesType = "application/x-foramen-series";
