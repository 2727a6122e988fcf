import { z } from "zod";

/** As much as one field of it may hold. */
export const deviceText = z.string().max(20_000);

/** What a browser brings back from a device that holds passkeys; the library that reads it looks closer. */
export const deviceAnswer = <Shape extends z.ZodRawShape>(response: Shape) =>
  z.object({
    id: deviceText,
    rawId: deviceText,
    type: z.literal("public-key"),
    clientExtensionResults: z.object({}).default({}),
    response: z.object({ clientDataJSON: deviceText, ...response }),
  });
