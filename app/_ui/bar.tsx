import { classNames } from "./class-names.ts";

/** How far something is that goes on by itself; its label says of what. Looks the same in every browser. */
export function Bar({ value, max, label, className }: BarProps) {
  return (
    <progress
      value={Math.min(value, max)}
      max={Math.max(1, max)}
      aria-label={label}
      className={classNames(
        "h-2.5 appearance-none overflow-hidden rounded-full border border-edge bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent",
        className,
      )}
    />
  );
}

type BarProps = { value: number; max: number; label: string; className?: string };
