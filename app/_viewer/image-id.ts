/** One frame of one instance; frames count from 1, as DICOM does. */
export type ImageName = { instanceId: string; frame: number };

/** The address by which Cornerstone knows an image. */
export const imageIdOf = (instanceId: string, frame: number): string => `pack:${instanceId}?frame=${frame}`;

/** The image that an address names; null for an address of another kind. */
export function readImageId(imageId: string): ImageName | null {
  const match = /^pack:([^?]+)\?frame=(\d+)$/.exec(imageId);
  return match?.[1] ? { instanceId: match[1], frame: Number(match[2]) } : null;
}
