import { type StackViewport, type Types, metaData } from "@cornerstonejs/core";
import { type Affine, affineOf } from "#app/_viewer/affine.ts";
import { orientationLetters } from "#lib/imaging/geometry.ts";
import type { Scale } from "#lib/imaging/measure.ts";
import { knownOrientation } from "#app/_viewer/image-modules.ts";
import { factsOf } from "#app/_viewer/pack-loader.client.ts";

/** How an image lies on the screen. */
export type Seen = {
  /** CSS pixels for each pixel of the image. */
  zoom: number | null;
  thickness: number | null;
  lossy: boolean;
  /** The letters of the four edges; null when the file does not say how the image lies. */
  edges: { top: string; right: string; bottom: string; left: string } | null;
  /** Where its pixels are on the screen. */
  affine: Affine | null;
  /** Millimetres of its pixels, where they are known to be those of the patient. */
  scale: Scale;
};

/** Reads where right and down lead in the patient from the screen itself, so that turning and flipping are in it. */
export function seen(view: StackViewport, element: HTMLElement, image: Types.IImage): Seen | null {
  const facts = factsOf(image.imageId);
  // The CPU does not know where the image lies before it has drawn it.
  if (!isPoint(view.canvasToWorld([0, 0]))) return null;
  const { clientWidth: wide, clientHeight: high } = element;
  const along = (from: Types.Point2, to: Types.Point2) => direction(view.canvasToWorld(from), view.canvasToWorld(to));
  const right = along([0, high / 2], [wide, high / 2]);
  const down = along([wide / 2, 0], [wide / 2, high]);
  const known = knownOrientation(facts?.orientation ?? null);
  const usable = facts?.spacing?.length === 2 && facts.spacing.every((value) => value > 0);
  return {
    affine: affineOn(view, image),
    scale: facts?.calibrated && usable ? (facts.spacing as [number, number]) : null,
    zoom: (wide * image.columnPixelSpacing) / right.length,
    thickness: facts?.thickness ?? null,
    lossy: facts?.lossy ?? false,
    edges: known && {
      right: orientationLetters(right.unit),
      left: orientationLetters(negative(right.unit)),
      bottom: orientationLetters(down.unit),
      top: orientationLetters(negative(down.unit)),
    },
  };
}

type PlaneModule = {
  imagePositionPatient: Types.Point3;
  rowCosines: Types.Point3;
  columnCosines: Types.Point3;
  rowPixelSpacing: number;
  columnPixelSpacing: number;
};

function affineOn(view: StackViewport, image: Types.IImage): Affine | null {
  const plane = metaData.get("imagePlaneModule", image.imageId) as PlaneModule | undefined;
  if (!plane) return null;
  const { imagePositionPatient: origin, rowCosines: row, columnCosines: column } = plane;
  const at = (right: number, down: number): Types.Point2 => {
    const place = ([0, 1, 2] as const).map(
      (axis) =>
        origin[axis] + row[axis] * right * plane.columnPixelSpacing + column[axis] * down * plane.rowPixelSpacing,
    );
    return view.worldToCanvas(place as Types.Point3);
  };
  return affineOf(image, at(0, 0), at(image.columns, 0), at(0, image.rows));
}

const isPoint = (point: Types.Point3 | undefined): boolean => point !== undefined;

function direction(from: Types.Point3, to: Types.Point3): { unit: Types.Point3; length: number } {
  const [x, y, z] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(x, y, z) || 1;
  return { unit: [x / length, y / length, z / length], length };
}

const negative = ([x, y, z]: Types.Point3): Types.Point3 => [-x, -y, -z];
