"use client";
import { useSyncExternalStore } from "react";

/** Whether a script runs here: false in what the server sends, so that nothing is offered that cannot act. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
