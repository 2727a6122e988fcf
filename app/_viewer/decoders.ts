/** Workers that decode: half the cores, because the others draw, inflate and fetch. */
export const decoders = (): number => Math.max(1, Math.min(4, Math.floor(navigator.hardwareConcurrency / 2)));
