"use client";
import { TextField } from "#app/_ui/field.tsx";

/** The one-time code that signing asks for where the last is long ago. */
export const CodeField = ({
  code,
  onChange,
  error,
}: {
  code: string;
  onChange: (code: string) => void;
  error: string | undefined;
}) => (
  <TextField
    name="code"
    label="Code of your authenticator app"
    hint="Asked as you signed in some hours ago"
    width={8}
    inputMode="numeric"
    autoComplete="one-time-code"
    value={code}
    onChange={({ target }) => onChange(target.value)}
    error={error}
  />
);
