import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { plane, type Plane } from "#lib/imaging/geometry.ts";
import { kindOf } from "#lib/imaging/kinds.ts";

/** How a series looks at the body. An overview, on which the others were planned, has pictures of several planes. */
export type View = Plane | "overview";

/** The view of a series as one of its headers tells it; null where nothing does. */
export const viewOf = (header: DicomHeader): View | null =>
  kindOf(header) === "localizer" ? "overview" : plane(header.instance.imageOrientation);
