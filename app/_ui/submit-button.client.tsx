"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";

/** The button that sends the form around it; pending by itself while the form's action runs. */
export function SubmitButton({ pending = false, ...rest }: Omit<ComponentProps<typeof Button>, "type">) {
  const status = useFormStatus();
  return <Button variant="primary" {...rest} type="submit" pending={pending || status.pending} />;
}
