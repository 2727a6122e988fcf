import { createHash } from "node:crypto";
import { lumbarAnatomy, type Lps } from "./anatomy.ts";
import type { Herniation } from "./herniation.ts";
import { imageDataset, mrImageStorage, type SamplePatient, type Study } from "./mr-image.ts";
import { valueNoise } from "./noise.ts";
import { lumbarProtocol, type SeriesPlan } from "./protocol.ts";
import { type Plane, renderSlice } from "./render.ts";
import { uidFrom } from "#lib/studies/uid.ts";
import { type Dataset, part10 } from "#lib/imaging/write-dicom.ts";

export interface PhantomOptions {
  /** Same seed, same bytes. */
  seed?: number;
  herniation?: Herniation;
  patient?: Partial<SamplePatient>;
  /** Day of the examination, YYYYMMDD. */
  studyDate?: string;
  /** A small matrix and few slices, for quick tests. */
  small?: boolean;
}

export interface PhantomInstance {
  sopInstanceUid: string;
  sopClassUid: string;
  number: number;
  plane: Plane;
  pixels: Uint16Array;
  dataset: Dataset;
}

export interface PhantomSeries {
  uid: string;
  number: number;
  description: string;
  localizer: boolean;
  instances: readonly PhantomInstance[];
}

export interface Phantom {
  study: Study;
  /** Middle of the extruded disc material (LPS, mm). */
  herniation: Lps;
  series: readonly PhantomSeries[];
}

/** A synthetic MRI of the lower back with one herniated disc, as series of DICOM instances; deterministic by its options. */
export function lumbarPhantom(options: PhantomOptions = {}): Phantom {
  const { seed = 1, small = false } = options;
  const herniation = options.herniation ?? { level: "L4/L5", side: "left" };
  const study = describeStudy(seed, { ...options, herniation });
  const { anatomy, plans, pixels } = drawnOnce(seed, herniation, small);
  return {
    study,
    herniation: anatomy.herniation,
    series: plans.map((plan) => {
      const uid = uidFrom(study.uid, "series", plan.number);
      const instances = plan.planes.map((plane, i) =>
        instance(study, plan, uid, plane, i, pixels.get(`${plan.number}/${i}`) ?? new Uint16Array()),
      );
      return { uid, number: plan.number, description: plan.description, localizer: plan.localizer, instances };
    }),
  };
}

let last: { of: string; drawing: ReturnType<typeof drawn> } | null = null;

/** Drawing takes long and does not ask whom it shows, so the last one is kept for the next person. */
function drawnOnce(...wish: Parameters<typeof drawn>): ReturnType<typeof drawn> {
  const of = JSON.stringify(wish);
  if (last?.of !== of) last = { of, drawing: drawn(...wish) };
  return last.drawing;
}

function drawn(seed: number, herniation: Herniation, small: boolean) {
  const anatomy = lumbarAnatomy({ seed, herniation });
  const texture = valueNoise(seed + 1);
  const plans = lumbarProtocol(anatomy, small);
  const pixels = new Map<string, Uint16Array>();
  // Series that share their slices share the costly look at the anatomy.
  for (const planes of new Set(plans.map((plan) => plan.planes))) {
    const sharing = plans.filter((plan) => plan.planes === planes);
    const contrasts = sharing.map(({ contrast }) => contrast);
    planes.forEach((plane, i) => {
      const noiseSeed = seed * 7919 + (sharing[0]?.number ?? 0) * 1009 + i;
      const images = renderSlice(anatomy, texture, plane, contrasts, noiseSeed);
      sharing.forEach(({ number }, n) => pixels.set(`${number}/${i}`, images[n] ?? new Uint16Array()));
    });
  }
  return { anatomy, plans, pixels };
}

/** The bytes of an instance's file. */
export function instanceFile({ sopClassUid, sopInstanceUid, dataset }: PhantomInstance): Uint8Array {
  return part10(sopClassUid, sopInstanceUid, dataset);
}

function instance(
  study: Study,
  plan: SeriesPlan,
  seriesUid: string,
  plane: Plane,
  index: number,
  pixels: Uint16Array,
): PhantomInstance {
  const sopInstanceUid = uidFrom(seriesUid, index);
  return {
    sopInstanceUid,
    sopClassUid: mrImageStorage,
    number: index + 1,
    plane,
    pixels,
    dataset: imageDataset({ study, plan, seriesUid, sopInstanceUid, plane, number: index + 1, pixels }),
  };
}

function describeStudy(seed: number, options: PhantomOptions): Study {
  const { patient, studyDate = "20260302", small = false } = options;
  // Other options make another study: two files with one UID and different bytes would be a lie.
  const recipe = createHash("sha256")
    .update(JSON.stringify([options.herniation, patient, studyDate, small]))
    .digest("hex");
  const uid = uidFrom("foramen sample", seed, recipe);
  return {
    uid,
    frameOfReferenceUid: uidFrom(uid, "frame of reference"),
    date: studyDate,
    patient: { name: "Sample^Pat", id: "SAMPLE-0001", birthDate: "19680412", sex: "O", ...patient },
  };
}
