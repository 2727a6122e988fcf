import { z } from "zod";

/** How many images stand beside each other for one kind of examination (`Protocol` of lib/imaging/hanging.ts). */
export const Layout = z.object({
  protocol: z.enum(["spine_mr", "ct", "xray", "grid"]),
  panes: z.number().int().min(1).max(4),
});
