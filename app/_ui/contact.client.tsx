"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { ClinicContact } from "./page.tsx";

const Contact = createContext<ClinicContact | null>(null);

/** Lets pages that must work in the browser alone (an error) still say whom to call. */
export function ContactProvider({ clinic, children }: { clinic: ClinicContact; children: ReactNode }) {
  return <Contact value={clinic}>{children}</Contact>;
}

/** How to reach the clinic. */
export const useContact = (): ClinicContact | null => useContext(Contact);
