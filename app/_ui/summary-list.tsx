import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** Rows of term and value: answers to check, or facts about one thing. Holds `SummaryRow`s. */
export function SummaryList({ children }: { children: ReactNode }) {
  return <dl className="border-t border-hairline dense:border-t-0">{children}</dl>;
}

type Change = { href: string; text: string; /** Read after the text: "Change | your birth date". */ hidden: string };

/** One row. `change` leads to where the value can be changed. */
export function SummaryRow({
  term,
  heard = false,
  change,
  children,
}: {
  term: ReactNode;
  /** Stands above as a heading already: the term is heard, and not shown a second time. */
  heard?: boolean;
  change?: Change | undefined;
  children: ReactNode;
}) {
  return (
    <div className="grid gap-x-4 border-b border-hairline py-3 sm:grid-cols-[30%_minmax(0,1fr)_auto] dense:grid-cols-[32%_minmax(0,1fr)_auto] dense:border-b-0 dense:py-1">
      <dt className={heard ? "sr-only" : "font-semibold dense:font-normal dense:text-quiet"}>{term}</dt>
      <dd className={classNames("min-w-0 wrap-anywhere", heard && "sm:col-span-2")}>{children}</dd>
      {change && (
        <dd className="max-sm:mt-1 sm:text-right">
          <a href={change.href} className="inline-block py-2 sm:-my-2 dense:my-0 dense:py-0">
            {change.text}
            <span className="sr-only"> {change.hidden}</span>
          </a>
        </dd>
      )}
    </div>
  );
}
