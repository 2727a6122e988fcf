"use client";
import type { UseFormRegister, FieldValues } from "react-hook-form";
import { Checkboxes, Radios } from "#app/_ui/choices.tsx";
import { DateField } from "#app/_ui/date-field.tsx";
import { Select, TextField } from "#app/_ui/field.tsx";
import type { QuestionField } from "#lib/intake/questions.ts";

/** The control that fits a field of a question. */
export function QuestionControl({
  field,
  asHeading,
  error,
  chosen,
  register,
}: {
  field: QuestionField;
  asHeading: boolean;
  error: string | undefined;
  chosen: unknown;
  register: UseFormRegister<FieldValues>;
}) {
  const { name, label, hint } = field;
  const common = { name, label, error, asHeading, ...(hint ? { hint } : {}) };
  switch (field.kind) {
    case "several":
      return (
        <Checkboxes {...common} options={field.options} input={register(name)} defaultValue={chosen as string[]} />
      );
    case "one":
      return (
        <Radios
          {...common}
          options={field.options}
          input={register(name)}
          defaultValue={chosen === "" ? undefined : String(chosen)}
        />
      );
    case "list":
      return (
        <Select {...common} {...register(name)} defaultValue={String(chosen)}>
          <option value="">Choose</option>
          {field.options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      );
    case "agree":
      return (
        <Checkboxes
          {...common}
          label="Before you go on"
          options={[{ value: "yes", text: label }]}
          input={register(name)}
          defaultValue={chosen === "yes" ? ["yes"] : []}
        />
      );
    case "date": {
      const parts = chosen as Record<"month" | "day" | "year", string>;
      const input = {
        month: register(`${name}.month`),
        day: register(`${name}.day`),
        year: register(`${name}.year`),
      };
      return <DateField {...common} birthday defaultValue={parts} input={input} />;
    }
    default:
      return (
        <TextField
          {...common}
          {...register(name)}
          defaultValue={String(chosen)}
          spellCheck={false}
          {...(field.autoComplete ? { autoComplete: field.autoComplete } : {})}
          {...(field.kind === "phone" ? { type: "tel", inputMode: "tel" as const, width: 22 } : {})}
          {...(field.kind === "weeks" ? { inputMode: "numeric" as const, width: 5 } : {})}
        />
      );
  }
}
