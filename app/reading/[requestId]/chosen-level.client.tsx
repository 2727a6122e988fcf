"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type Chosen = { level: string | null; choose: (level: string) => void };

const Context = createContext<Chosen>({ level: null, choose: () => undefined });

/** The level that is looked at and written about, such as "L4/5": chosen on the images or in the opinion. */
export function ChosenLevel({ children }: { children: ReactNode }) {
  const [level, choose] = useState<string | null>(null);
  const chosen = useMemo(() => ({ level, choose }), [level]);
  return <Context value={chosen}>{children}</Context>;
}

export const useChosenLevel = (): Chosen => useContext(Context);
