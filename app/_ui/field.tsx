import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** What every field has. The control's id is its name, so an error summary can lead to it. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** The page asks only this: the label is its h1. */
  asHeading?: boolean;
};

type Native<Tag extends "input" | "textarea" | "select"> = Omit<ComponentProps<Tag>, "name" | "id">;

/** Label, hint and error around one control of your own, which takes `controlProps(…)`. */
export function Field({ name, label, hint, error, asHeading = false, children }: FieldProps & { children: ReactNode }) {
  const text = (
    <label
      htmlFor={name}
      className={classNames("block w-fit", asHeading ? "text-balance" : "font-semibold dense:font-medium")}
    >
      {label}
    </label>
  );
  return (
    <div className={frame(error)}>
      {asHeading ? <h1>{text}</h1> : text}
      <Hint name={name} asHeading={asHeading}>
        {hint}
      </Hint>
      <FieldError name={name}>{error}</FieldError>
      <div className={asHeading ? "mt-6" : "mt-2 dense:mt-1"}>{children}</div>
    </div>
  );
}

/** One line of text. `width` is what is expected in it, in characters; `unit` what a number counts. */
export function TextField({
  name,
  label,
  hint,
  error,
  asHeading,
  width,
  unit,
  className,
  ...input
}: FieldProps & Native<"input"> & { width?: number; unit?: string | undefined }) {
  return (
    <Field {...{ name, label, hint, error }} {...(asHeading ? { asHeading } : {})}>
      <input
        type="text"
        {...input}
        {...controlProps({ name, hint, error })}
        className={classNames(control, "w-full", className)}
        {...(width ? { style: { maxWidth: `${width + 3}ch` } } : {})}
      />
      {unit && (
        <span aria-hidden className="ml-3">
          {unit}
        </span>
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  error,
  asHeading,
  className,
  ...input
}: FieldProps & Native<"textarea">) {
  return (
    <Field {...{ name, label, hint, error }} {...(asHeading ? { asHeading } : {})}>
      <textarea
        rows={5}
        {...input}
        {...controlProps({ name, hint, error })}
        className={classNames(control, "block w-full py-2 dense:py-1", className)}
      />
    </Field>
  );
}

/** The browser's own list; its options are children. */
export function Select({ name, label, hint, error, asHeading, className, ...input }: FieldProps & Native<"select">) {
  return (
    <Field {...{ name, label, hint, error }} {...(asHeading ? { asHeading } : {})}>
      <span className="relative inline-block max-w-full">
        <select
          {...input}
          {...controlProps({ name, hint, error })}
          className={classNames(control, "max-w-full appearance-none truncate pr-10 dense:pr-7", className)}
        />
        <svg
          viewBox="0 0 24 24"
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-3 size-[1.15em] -translate-y-1/2 text-quiet dense:right-2"
        >
          <path
            d="m6 9 6 6 6-6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.75"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </span>
    </Field>
  );
}

/** Names the control and ties its hint and error to it. */
export const controlProps = ({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">) => ({
  id: name,
  name,
  ...described(name, hint, error),
});

/** `aria-describedby` and `aria-invalid` for a control or a group. */
export function described(name: string, hint: ReactNode, error: string | undefined) {
  const by = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return { ...(by ? { "aria-describedby": by } : {}), ...(error ? { "aria-invalid": true as const } : {}) };
}

/** One short sentence without a full stop; two have both. Under a heading it stands further off. */
export function Hint({
  name,
  asHeading = false,
  children,
}: {
  name: string;
  asHeading?: boolean;
  children: ReactNode;
}) {
  if (!children) return null;
  return (
    <div
      id={`${name}-hint`}
      className={classNames("measure text-pretty text-quiet", asHeading ? "mt-2" : "mt-1 dense:mt-0 dense:text-small")}
    >
      {children}
    </div>
  );
}

/** What is wrong and how to put it right, at the field. */
export function FieldError({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p
      id={`${name}-error`}
      className="mt-1 flex gap-2 font-semibold text-urgent dense:mt-0.5 dense:gap-1.5 dense:text-small"
    >
      <svg viewBox="0 0 24 24" aria-hidden className="mt-[0.28em] size-[1em] shrink-0">
        <path
          d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9zM12 7v6M12 16.5v.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.25"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="min-w-0">{children}</span>
    </p>
  );
}

/** The bar at the left that finds the problem for the eye. */
export const frame = (error: string | undefined) =>
  classNames("min-w-0", error && "border-l-4 border-urgent pl-4 dense:border-l-2 dense:pl-2.5");

/** How every box for typing looks. */
export const control =
  "min-h-control rounded border border-edge bg-raised px-3 text-ink hover:border-ink aria-invalid:border-2 aria-invalid:border-urgent disabled:border-hairline disabled:bg-sunken disabled:text-quiet dense:px-2";
