import type { ReactNode } from "react";
import { vertebra } from "#lib/letters/mark.ts";
import { classNames } from "./class-names.ts";

type Drawing = "disc" | "done" | "images" | "lost";

/** Nothing here, and why, and what to do: a drawing, a sentence, perhaps a button. */
export function Empty({
  drawing,
  title,
  action,
  children,
}: {
  drawing: Drawing;
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-[26rem] flex-col items-center gap-2 px-4 py-12 text-center">
      <Line drawing={drawing} className="mb-2 h-28 dense:h-20" />
      <h2 className="font-heading text-heading font-semibold text-balance">{title}</h2>
      {children && <div className="text-quiet text-balance">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

/** Our line drawings: ink on paper, and in each of them one point of light. */
export function Line({ drawing, className }: { drawing: Drawing; className?: string }) {
  return (
    <svg
      viewBox="0 0 160 120"
      fill="none"
      aria-hidden
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      stroke="currentColor"
      className={classNames("text-ink", className)}
    >
      {drawings[drawing]}
    </svg>
  );
}

const drawings: Record<Drawing, ReactNode> = {
  disc: (
    <>
      <path d="M30 16h74c3 0 5 2 5 5v78c0 3-2 5-5 5H30c-3 0-5-2-5-5V21c0-3 2-5 5-5Z" className="fill-raised" />
      <path d="M34 90h34M34 96h20" opacity=".45" />
      <circle cx="88" cy="57" r="40" className="fill-raised" />
      <circle cx="88" cy="57" r="33" opacity=".3" />
      <circle cx="88" cy="57" r="12" />
      <path d="M88 29c12 0 22 7 26 18M88 85c-12 0-22-7-26-18" className="stroke-accent" />
      <circle cx="88" cy="57" r="4.5" className="fill-light" stroke="none" />
    </>
  ),
  done: (
    <>
      <path
        d="M22 70 40 32c1-2 3-3 5-3h70c2 0 4 1 5 3l18 38v24c0 4-3 7-7 7H29c-4 0-7-3-7-7V70Z"
        className="fill-raised"
      />
      <path d="M22 70h31c3 0 4 2 5 5 2 7 8 12 22 12s20-5 22-12c1-3 2-5 5-5h31" />
      <path d="m62 52 12 12 24-28" className="stroke-accent" strokeWidth="3" />
      <circle cx="103" cy="30" r="11" className="fill-light" stroke="none" opacity=".25" />
      <circle cx="103" cy="30" r="4.5" className="fill-light" stroke="none" />
    </>
  ),
  images: (
    <>
      <path d="M36 14h88c3 0 6 2 6 6v80c0 4-3 6-6 6H36c-3 0-6-2-6-6V20c0-4 3-6 6-6Z" className="fill-raised" />
      <path d="M30 60h100M80 14v92" opacity=".3" />
      <path d="M44 27h22v20H44zM94 27h22v20H94zM44 73h22v20H44zM94 73h22v20H94z" strokeDasharray="1 6" opacity=".7" />
      <circle cx="105" cy="37" r="11" className="fill-light" stroke="none" opacity=".25" />
      <circle cx="105" cy="37" r="4.5" className="fill-light" stroke="none" />
    </>
  ),
  lost: (
    <>
      <g className="fill-raised" strokeWidth="1.25">
        <path d={vertebra} transform="translate(26 14) scale(1.4)" />
        <path d={vertebra} transform="translate(14 72) rotate(-9) scale(1.4)" />
      </g>
      <path d="M66 53c14 14 32 17 47 9" strokeDasharray="1 6" opacity=".6" />
      <circle cx="128" cy="54" r="12" className="fill-light" stroke="none" opacity=".25" />
      <circle cx="128" cy="54" r="4.5" className="fill-light" stroke="none" />
    </>
  ),
};
