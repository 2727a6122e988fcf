/** Workers that decode: half the cores, because the others draw, inflate and fetch. */
export const decoders = (): number => Math.max(1, Math.min(4, Math.floor(navigator.hardwareConcurrency / 2)));

/** Said in place of an image when a worker never came. */
export const partMissing = "A part of the image viewer could not be loaded: load this page again";

/** Whether an error of a worker means that its script is not there; an error within it has a message and a place. */
export const neverLoaded = (event: Event): boolean => !(event instanceof ErrorEvent);
