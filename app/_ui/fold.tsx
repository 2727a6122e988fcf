import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** What most people need not read, behind its name, for patients: the mark hangs before the name, however long that is. */
export function Fold({ name, urgent = false, className, children }: FoldProps) {
  return (
    <details className={className}>
      <summary
        className={classNames(
          "ml-5 w-fit list-outside cursor-pointer py-2 underline underline-offset-4",
          urgent ? "text-urgent" : "text-accent",
        )}
      >
        {name}
      </summary>
      {children}
    </details>
  );
}

type FoldProps = {
  name: ReactNode;
  /** It holds what cannot be undone. */
  urgent?: boolean;
  className?: string;
  children: ReactNode;
};
