"use client";
import { type ComponentProps, useState } from "react";
import { BodyMap } from "#app/_ui/body-map.client.tsx";

export type AreasControlProps = Omit<ComponentProps<typeof BodyMap>, "value" | "onChange"> & { answered: unknown };

/** The body map as a control that keeps its own answer, in the form's inputs. */
export function AreasControl({ answered, ...rest }: AreasControlProps) {
  const [areas, setAreas] = useState(answered);
  return <BodyMap {...rest} value={areas} onChange={setAreas} />;
}
