import type { FrameGroup, Vector } from "#lib/imaging/dicom.ts";
import type { Placed } from "#lib/imaging/geometry.ts";
import { imageFlavour } from "#lib/imaging/image-type.ts";
import type { Classed, Kind } from "#lib/imaging/kinds.ts";
import { kindOf } from "#lib/imaging/kinds.ts";

/**
 * What sorting an image into stacks needs to know; `DicomHeader` has this shape, and a row's attributes can be given it.
 * What stands as optional is used where it is known.
 */
export type Imaged = Classed &
  Placed & {
    instance: {
      columns: number;
      pixelSpacing: readonly [number, number] | null;
      echoTime: number | null;
      spacingBetweenSlices?: number | null;
      acquisitionNumber?: number | null;
      framePositions?: readonly Vector[] | null;
      echoNumber?: number | null;
      /** (0018,9087), s/mm². */
      bValue?: number | null;
      temporalPosition?: number | null;
      /** One for each frame of an enhanced object. */
      frameGroups?: readonly FrameGroup[] | null;
    };
  };

/** One picture: an instance, or a frame of it, counted from 1 as DICOM does. */
export type Frame<T> = Placed & {
  of: T;
  frame: number;
  kind: Kind;
  flavour: string;
  imageType: readonly string[];
  echoTime: number | null;
  bValue: number | null;
  temporalPosition: number | null;
};

/** More frames than these in one object are not told apart: no scanner makes them, and a header may claim anything. */
const mostFrames = 20_000;

/** The pictures of instances one by one. Frames of which no place is told lie nowhere, and keep their order. */
export function framesOf<T extends Imaged>(instances: readonly T[]): Frame<T>[] {
  return instances.flatMap((of) => {
    const { frames, framePositions, frameGroups } = of.instance;
    const kind = kindOf(of);
    if (frames < 2 || frames > mostFrames) return [frameOf(of, kind, 1)];
    const told = frameGroups ?? framePositions?.map((position) => ({ position })) ?? [];
    return Array.from({ length: frames }, (_, at) =>
      frameOf(of, kind, at + 1, told.length === frames ? told[at] : nowhere),
    );
  });
}

const nowhere = { position: null, orientation: null };

function frameOf<T extends Imaged>(of: T, kind: Kind, frame: number, group?: Partial<FrameGroup>): Frame<T> {
  const { instance } = of;
  const imageType = group?.imageType?.length ? group.imageType : instance.imageType;
  return {
    of,
    frame,
    kind,
    sopInstanceUid: of.sopInstanceUid,
    ...(of.sha256 === undefined ? {} : { sha256: of.sha256 }),
    instance: {
      number: instance.number,
      imagePosition: group?.position === undefined ? instance.imagePosition : group.position,
      imageOrientation: group?.orientation === undefined ? instance.imageOrientation : group.orientation,
    },
    imageType,
    flavour: imageFlavour(imageType),
    echoTime: group?.echoTime ?? instance.echoTime,
    bValue: group?.bValue ?? instance.bValue ?? null,
    temporalPosition: group?.temporalPosition ?? instance.temporalPosition ?? null,
  };
}
