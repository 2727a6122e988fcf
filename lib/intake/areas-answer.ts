import { z } from "zod";
import { carry, type Text } from "#lib/platform/language.ts";
import { type AreaId, areasIn, bodyAreas, isRecord, marks, type Sensation, sensations } from "./body-areas.ts";

const nowhere: Text = {
  en: "Choose where it is felt, on the figure or in the list",
  es: "Elija dónde se siente, en la figura o en la lista",
};

const ids = bodyAreas.map(({ id }) => id) as unknown as readonly [AreaId, ...AreaId[]];
const kinds = sensations.map(({ value }) => value) as unknown as readonly [Sensation, ...Sensation[]];

/**
 * Where it is felt and what, from JSON or from a plain form ("areas.calf_left_back" for the tick of the area and again
 * for each kind). Refuses no area at all, and at its own name each area without a kind.
 */
export const AreasAnswer = z.object({
  areas: z
    .preprocess(
      (given) => (isRecord(given) ? Object.fromEntries(Object.entries(given).map(([id, of]) => [id, marks(of)])) : {}),
      z.partialRecord(z.enum(ids), z.array(z.enum(kinds, { error: carry(nowhere) })), { error: carry(nowhere) }),
    )
    .superRefine((areas, context) => {
      if (Object.keys(areas).length === 0) context.addIssue({ code: "custom", message: carry(nowhere) });
      for (const { id, text } of bodyAreas)
        if (areas[id]?.length === 0) context.addIssue({ code: "custom", path: [id], message: carry(whatThere(text)) });
    })
    .transform((areas) => areasIn({ areas })),
});

const whatThere = ({ en, es }: Text): Text => ({
  en: `${en}: choose what it feels like there`,
  es: `${es}: elija qué se siente ahí`,
});
