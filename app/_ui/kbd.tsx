import { Fragment } from "react";

/** Keys as they stand on the keyboard: `<Kbd keys={["Ctrl", "K"]} />`. */
export function Kbd({ keys }: { keys: string[] }) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap">
      {keys.map((key, at) => (
        <Fragment key={key}>
          {at > 0 && <span className="sr-only"> + </span>}
          <kbd className="inline-flex h-[1.5em] min-w-[1.5em] items-center justify-center rounded-[4px] border border-hairline bg-raised px-[0.35em] font-sans text-tiny text-quiet">
            {key}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
