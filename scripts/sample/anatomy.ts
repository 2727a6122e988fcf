import { posteriorElements } from "./arch.ts";
import { spinalCanal } from "./canal.ts";
import { frontColumn, type Wear } from "./column.ts";
import { fragmentCentre, type Herniation } from "./herniation.ts";
import { valueNoise } from "./noise.ts";
import { depthUnderSkin, softTissue } from "./soft-tissue.ts";
import { type DiscName, type Level, lumbarSpine } from "./spine.ts";
import { type Mixture, NOTHING, tissue } from "./tissue.ts";

/** A point of the patient in DICOM's coordinates (mm): x to the left, y to the back, z to the head. */
export type Lps = readonly [x: number, y: number, z: number];

/** A disc: its middle (LPS, mm) and how its plane leans (radians about x; negative = front edge lower). */
export interface DiscPlace {
  name: DiscName;
  centre: Lps;
  tilt: number;
}

/** A lower back: what is at any point, and where its landmarks are. The middle of L3 is at 0, 0, 0. */
export interface Anatomy {
  tissueAt: (x: number, y: number, z: number) => Mixture;
  discs: readonly DiscPlace[];
  vertebrae: readonly { name: Level; centre: Lps }[];
  /** The middle of the extruded disc material. */
  herniation: Lps;
}

/** Builds a lower back with one herniated disc; the seed varies texture and marbling, not the landmarks. */
export function lumbarAnatomy({ seed, herniation }: { seed: number; herniation: Herniation }): Anatomy {
  const spine = lumbarSpine(herniation.level);
  const noise = valueNoise(seed);
  const column = frontColumn(spine, { ...age, [herniation.level]: 0.93 }, noise);
  const arch = posteriorElements(spine, noise);
  const canal = spinalCanal(spine, herniation, noise);
  const around = softTissue(spine, noise);

  return {
    tissueAt(x, y, z) {
      const underSkin = depthUnderSkin(x, y, z);
      if (underSkin < 0) return tissue.air;
      const s = spine.along(y, z);
      const v = spine.behind(y, z);
      if (x > -54 && x < 54 && v > -30 && v < 76) {
        const front = column(x, v, s);
        if (front !== NOTHING) return front;
        const bone = arch(x, v, s);
        if (bone !== NOTHING) return bone;
        const nerves = canal(x, v, s);
        if (nerves !== NOTHING) return nerves;
      }
      return around(x, y, z, v, s, underSkin);
    },
    discs: discNames.map((name) => {
      const { y, z, tilt } = spine.stationAt(spine.discAt(name));
      return { name, centre: [0, y, z], tilt };
    }),
    vertebrae: spine.vertebrae.map(({ name, s }) => {
      const { y, z } = spine.stationAt(s);
      return { name, centre: [0, y, z] };
    }),
    herniation: place(),
  };

  function place(): Lps {
    const { x, p, s } = fragmentCentre(spine, herniation);
    const { y, z, tilt } = spine.stationAt(s);
    const v = p + spine.column("depth")(s) / 2;
    return [x, y + v * Math.cos(tilt), z - v * Math.sin(tilt)];
  }
}

const discNames: readonly DiscName[] = ["L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1"];

/** Discs of a person in middle age. */
const age: Wear = { "L1/L2": 0.12, "L2/L3": 0.08, "L3/L4": 0.22, "L4/L5": 0.4, "L5/S1": 0.5 };
