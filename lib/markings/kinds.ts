/** What can be marked on an image, and of how many places each consists. A key image is the image itself. */
export const placesOf = {
  length: 2,
  angle: 3,
  cobb: 4,
  bidirectional: 4,
  ellipse: 2,
  arrow: 2,
  text: 1,
  level: 1,
  key_image: 0,
} as const;

export type MarkingKind = keyof typeof placesOf;
