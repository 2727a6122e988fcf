import { vertebra } from "#lib/letters/mark.ts";
import { classNames } from "./class-names.ts";

/** The mark: two vertebrae from the side, and a point of light where the nerve passes between them. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden className={classNames("shrink-0 text-accent", className)}>
      <circle cx="25.9" cy="17.6" r="7" className="fill-light" opacity=".28" />
      <path d={vertebra} transform="translate(-1 2.5)" fill="currentColor" />
      <path d={vertebra} transform="translate(-1 25)" fill="currentColor" />
      <circle cx="25.9" cy="17.6" r="4.3" className="fill-light" />
    </svg>
  );
}
