"use client";
import { useSyncExternalStore } from "react";

const phone = "(width < 48rem)";

/** Whether the window is as narrow as a phone's; false in what the server sends. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = matchMedia(phone);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(phone).matches,
    () => false,
  );
