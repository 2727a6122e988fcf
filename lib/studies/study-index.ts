import type { Reading } from "#lib/imaging/hanging.ts";

/** What the viewer needs to lay out, order and fetch the images of one request; no pixel is fetched to know it. */
export type StudyIndex = {
  requestId: string;
  /** Whether the clinic has cleared the viewer for primary diagnosis. */
  cleared: boolean;
  studies: {
    id: string;
    description: string | null;
    date: string | null;
    patient: { name: string | null; birthDate: string | null; sex: string | null };
    series: {
      id: string;
      modality: string;
      number: number | null;
      description: string | null;
      /** What it shows, for hanging it; null until it was assessed. */
      reading: Reading | null;
      /** The image of which there is a small picture at /api/previews. */
      preview: { seriesId: string; instanceId: string } | null;
      /** In the order of their geometry. */
      instances: InstanceEntry[];
    }[];
  }[];
  /** Short-lived addresses of the packs that hold the images. */
  packs: Record<string, { url: string; expiresAt: string }>;
};

export type InstanceEntry = {
  id: string;
  sopInstanceUid: string;
  packId: string;
  /** Where the entry's bytes lie within the pack, and how: 0 stored, 8 deflated. */
  dataOffset: number;
  compressedSize: number;
  size: number;
  method: 0 | 8;
  transferSyntax: string;
  number: number | null;
  frames: number;
  rows: number;
  columns: number;
  imagePosition: number[] | null;
  imageOrientation: number[] | null;
  pixelSpacing: number[] | null;
  sliceThickness: number | null;
  frameOfReferenceUid: string | null;
  windowCenter: number[];
  windowWidth: number[];
  photometric: string;
};
