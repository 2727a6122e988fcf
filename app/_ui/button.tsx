import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Manner = {
  /** One primary a page; `quiet` is for what may be overlooked; `danger` for what cannot be undone. */
  variant?: "primary" | "secondary" | "quiet" | "danger";
  icon?: ReactNode;
  /** As wide as its column on a phone. */
  wide?: boolean;
};

type ButtonProps = ComponentProps<"button"> & Manner & { pending?: boolean; pendingText?: ReactNode };

/** A button. While `pending` it keeps its place and focus, says so, and does not act again. */
export function Button({
  variant = "secondary",
  icon,
  wide = false,
  pending = false,
  pendingText,
  type = "button",
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(shape(variant, wide), className)}
      {...(pending ? { "aria-disabled": true, "aria-busy": true, onClick: stop } : {})}
    >
      {pending ? <Turning /> : icon}
      <span>{pending ? (pendingText ?? children) : children}</span>
    </button>
  );
}

/** A link that looks like a button, for going somewhere; the browser itself follows it. */
export function LinkButton({
  variant = "secondary",
  icon,
  wide = false,
  className,
  children,
  ...rest
}: ComponentProps<"a"> & { href: string } & Manner) {
  return (
    <a {...rest} className={classNames(shape(variant, wide), className)}>
      {icon}
      <span>{children}</span>
    </a>
  );
}

/** A link to a file, followed by the browser itself: nothing of it is fetched into the page. */
export function FileLink({
  variant = "primary",
  icon,
  wide = false,
  children,
  href,
}: Manner & { href: string; children: ReactNode }) {
  return (
    <a href={href} className={shape(variant, wide)}>
      {icon}
      <span>{children}</span>
    </a>
  );
}

const stop = (event: MouseEvent) => event.preventDefault();

/** How a button looks. */
export const shape = (variant: NonNullable<Manner["variant"]>, wide: boolean) =>
  classNames(
    "inline-flex min-h-control items-center justify-center gap-2 rounded border px-5 py-1.5 text-center text-balance font-semibold no-underline transition-[background-color,border-color] select-none dense:gap-1.5 dense:px-3 dense:py-0.5 dense:font-medium",
    "disabled:cursor-not-allowed disabled:border-hairline disabled:bg-sunken disabled:text-quiet aria-disabled:cursor-progress",
    wide && "max-sm:flex",
    colours[variant],
  );

const colours = {
  primary:
    "border-transparent bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent active:bg-accent-strong",
  secondary: "border-edge bg-raised text-ink hover:border-ink hover:bg-sunken hover:text-ink active:bg-hairline",
  quiet:
    "border-transparent text-accent underline underline-offset-4 hover:bg-sunken hover:text-accent-strong dense:no-underline",
  danger:
    "border-transparent bg-urgent-fill text-on-fill hover:bg-urgent-fill-strong hover:text-on-fill active:bg-urgent-fill-strong",
};

function Turning() {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className="size-[1.15em] shrink-0 animate-spin">
      <circle cx="12" cy="12" r="9" stroke="currentColor" strokeWidth="3" opacity=".3" />
      <path d="M12 3a9 9 0 0 1 9 9" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
