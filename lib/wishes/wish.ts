import { z } from "zod";
import { messageText } from "#lib/messages/text.ts";
import { carry, type Text } from "#lib/platform/language.ts";

/**
 * What a person may ask to be done with what they sent: to delete it, or to correct it (45 CFR 164.526). Staff decide
 * with a reason, which the person reads. To be approved by the clinic and its counsel.
 */
export const wishKinds = ["amendment", "deletion"] as const;

const missing: Text = {
  en: "Write what we should correct or delete",
  es: "Escriba qué debemos corregir o borrar",
};

/** What the person fills in, as page and command both check it. */
export const Wish = z.object({
  requestId: z.uuid(),
  kind: z.enum(wishKinds, {
    error: carry({ en: "Choose what we should do", es: "Elija qué debemos hacer" }),
  }),
  text: messageText(missing, 2_000),
});

/** What staff decide. */
export const WishDecision = z.object({
  requestId: z.uuid(),
  wishId: z.uuid(),
  decision: z.enum(["granted", "refused"], { error: "Choose what you decide" }),
  reason: messageText("Write the reason: the patient reads it", 2_000),
});
