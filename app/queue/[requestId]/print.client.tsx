"use client";
import { Printer } from "lucide";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";

/** Prints the page without what can only be pressed. */
export const Print = () => (
  <Button variant="quiet" icon={<Icon of={Printer} />} onClick={() => print()}>
    Print
  </Button>
);
