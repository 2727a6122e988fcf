import type { ComponentProps } from "react";
import { FieldGroup } from "./choices.tsx";
import { classNames } from "./class-names.ts";
import { control, type FieldProps } from "./field.tsx";
import { Say } from "./language.client.tsx";
import { dateParts } from "./words.ts";

export type DatePart = "month" | "day" | "year";

type DateFieldProps = FieldProps & {
  defaultValue?: Partial<Record<DatePart, string>>;
  /** For each box: what `register("born.month")` returns, and the like. */
  input?: Partial<Record<DatePart, Omit<ComponentProps<"input">, "id" | "name">>>;
  /** It is the birth date of the person who types: the browser may fill it in. */
  birthday?: boolean;
};

/** A date people know by heart: three boxes in US order, `name.month`, `name.day`, `name.year`; no jumping between. */
export function DateField({ defaultValue, input, birthday = false, ...group }: DateFieldProps) {
  const { name, error } = group;
  return (
    <FieldGroup {...group}>
      <div className="mt-3 flex flex-wrap gap-4 dense:mt-1 dense:gap-2">
        {order.map((part) => (
          <div key={part}>
            <label htmlFor={`${name}.${part}`} className="block text-small">
              <Say words={dateParts[part]} />
            </label>
            <input
              type="text"
              autoComplete={birthday ? `bday-${part}` : "off"}
              {...(part === "month" ? {} : { inputMode: "numeric" as const })}
              {...(defaultValue?.[part] === undefined ? {} : { defaultValue: defaultValue[part] })}
              {...input?.[part]}
              id={`${name}.${part}`}
              name={`${name}.${part}`}
              {...(error ? { "aria-invalid": true as const } : {})}
              className={classNames(control, "mt-1", widths[part])}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

const order = ["month", "day", "year"] as const;

const widths: Record<DatePart, string> = { month: "w-[6ch]", day: "w-[6ch]", year: "w-[8.5ch]" };
