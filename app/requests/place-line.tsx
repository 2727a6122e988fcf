import type { ReactNode } from "react";

/** Directly above a page's heading: how far along the way it is. */
export const PlaceLine = ({ children }: { children: ReactNode }) => (
  <p className="mb-2 text-small text-quiet">{children}</p>
);
