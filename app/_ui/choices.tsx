import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { described, FieldError, type FieldProps, frame, Hint } from "./field.tsx";

/** A tick that stands alone, as in a row of a table: drawn as in a group, so that it is seen to be free in the dark too. */
export const tick =
  "size-4 shrink-0 appearance-none rounded-[4px] border border-edge bg-raised bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:bg-(image:--tick) forced-colors:appearance-auto";

export type Choice = { value: string; text: ReactNode; hint?: ReactNode; disabled?: boolean };

type ChoicesProps = FieldProps & {
  options: readonly Choice[];
  /** For every input alike: what `register(name)` returns, `required`, … */
  input?: Omit<ComponentProps<"input">, "id" | "type" | "value">;
  /** In one row where there is room: two or three short answers. */
  inline?: boolean;
  /** Small cells of equal width: the numbers of a scale. */
  cells?: boolean;
};

/** One of a few. The first input's id is the name. */
export function Radios({ defaultValue, ...rest }: ChoicesProps & { defaultValue?: string | undefined }) {
  return <Choices {...rest} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />;
}

/** Any of a few. */
export function Checkboxes({
  defaultValue = [],
  ...rest
}: ChoicesProps & { defaultValue?: readonly string[] | undefined }) {
  return <Choices {...rest} type="checkbox" chosen={defaultValue} />;
}

/** A group of inputs under one legend, for groups that the others do not fit. */
export function FieldGroup({
  name,
  label,
  hint,
  error,
  asHeading = false,
  role,
  children,
}: FieldProps & { role?: "radiogroup"; children: ReactNode }) {
  return (
    <div className={frame(error)}>
      <fieldset className="min-w-0" {...(role ? { role } : {})} {...described(name, hint, error)}>
        <legend className={asHeading ? undefined : "font-semibold dense:font-medium"}>
          {asHeading ? <h1>{label}</h1> : label}
        </legend>
        <Hint name={name} asHeading={asHeading}>
          {hint}
        </Hint>
        <FieldError name={name}>{error}</FieldError>
        {children}
      </fieldset>
    </div>
  );
}

function Choices({
  options,
  type,
  chosen,
  input,
  inline = false,
  cells = false,
  ...group
}: ChoicesProps & { type: "radio" | "checkbox"; chosen: readonly string[] }) {
  return (
    <FieldGroup {...group} {...(type === "radio" ? { role: "radiogroup" as const } : {})}>
      <div
        className={classNames(
          group.asHeading ? "mt-6" : "mt-3 dense:mt-1.5",
          cells
            ? "grid grid-cols-6 gap-1.5 tabular-nums sm:grid-cols-11 dense:max-w-md"
            : classNames("flex gap-2 dense:gap-0.5", inline ? "flex-wrap tabular-nums dense:gap-x-4" : column),
        )}
      >
        {options.map((option, at) => (
          <Box
            key={option.value}
            {...option}
            type={type}
            cell={cells}
            id={at === 0 ? group.name : `${group.name}-${option.value}`}
            input={{
              ...input,
              name: group.name,
              ...(chosen.length > 0 ? { defaultChecked: chosen.includes(option.value) } : {}),
            }}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

const column = "flex-col dense:@2xl:grid dense:@2xl:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]";

type BoxProps = Choice & {
  id: string;
  cell: boolean;
  type: "radio" | "checkbox";
  input: Omit<ComponentProps<"input">, "type" | "value">;
};

/** The whole row is the target: 44 px and more for patients, 28 px for staff. */
function Box({ id, type, cell, value, text, hint, disabled = false, input }: BoxProps) {
  return (
    <label
      className={classNames(
        cell ? "flex-col items-center gap-1 py-2" : "items-start gap-3 px-4 py-2.5 dense:gap-2 dense:px-1",
        "flex min-h-control rounded border border-edge bg-raised transition-[background-color,border-color] has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-disabled:border-hairline has-disabled:bg-sunken has-disabled:text-quiet has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus hover:border-ink dense:min-h-7 dense:border-transparent dense:bg-transparent dense:py-1 dense:has-checked:border-transparent dense:has-checked:bg-transparent dense:has-checked:ring-0 dense:has-disabled:border-transparent dense:has-disabled:bg-transparent",
      )}
    >
      <input
        {...input}
        id={id}
        type={type}
        value={value}
        disabled={disabled}
        {...(hint ? { "aria-describedby": `${id}-about` } : {})}
        className={classNames(
          "relative mt-[0.12em] size-6 shrink-0 appearance-none border-2 border-edge bg-raised checked:border-accent focus-visible:shadow-none focus-visible:outline-none forced-colors:appearance-auto dense:mt-[0.1em] dense:size-4 dense:border",
          type === "radio"
            ? "rounded-full checked:border-[7px] dense:checked:border-[5px]"
            : "rounded-[4px] checked:bg-accent checked:bg-(image:--tick) bg-center bg-no-repeat",
        )}
      />
      <span className="min-w-0">
        <span className="block">{text}</span>
        {hint && (
          <span id={`${id}-about`} className="block text-small text-quiet">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
