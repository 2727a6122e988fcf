import Link from "next/link";
import type { ReactNode } from "react";
import { StepUpDialog } from "#app/_step-up/step-up-dialog.client.tsx";
import { classNames } from "./class-names.ts";
import { Mark } from "./mark.tsx";

type FrameProps = {
  /** The name of the room: "Queue", "Reading", "Accounts". */
  room: ReactNode;
  /** Where the mark leads. */
  home: { href: string; text: string };
  /** `NavLink`s. */
  nav?: ReactNode;
  /** In the bar, before the person: search, live notes, tools. */
  bar?: ReactNode;
  /** Who is signed in, with the way out. */
  person?: ReactNode;
  children: ReactNode;
};

/** The staff's room: full width under one slim bar. */
export function StaffPage(props: FrameProps) {
  return (
    <div data-room="staff" className="flex min-h-dvh flex-col">
      <TopBar {...props} className="top-0 z-20 min-h-12 sm:sticky sm:h-12" navLabel="Rooms" />
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">
        {props.children}
      </main>
      <StepUpDialog />
    </div>
  );
}

type ReadingPageProps = FrameProps & {
  /** At the right, 380 px: the opinion. It gives the width back when absent. */
  aside?: ReactNode;
  asideName?: string;
};

/** The reading room: near-black, images edge to edge, one slim bar; only the aside scrolls. */
export function ReadingPage({ aside, asideName = "Opinion", ...props }: ReadingPageProps) {
  return (
    <div data-room="reading" className="flex min-h-dvh flex-col lg:h-dvh lg:overflow-hidden">
      <TopBar {...props} className="min-h-10 sm:h-10" navLabel="Rooms" />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <main id="main" tabIndex={-1} className="relative min-h-[60dvh] min-w-0 flex-1 lg:min-h-0">
          {props.children}
        </main>
        {aside && (
          <aside
            aria-label={asideName}
            className="shrink-0 border-hairline bg-raised max-lg:border-t lg:w-[380px] lg:overflow-y-auto lg:border-l"
          >
            {aside}
          </aside>
        )}
      </div>
      <StepUpDialog />
    </div>
  );
}

function TopBar({
  room,
  home,
  nav,
  bar,
  person,
  className,
  navLabel,
}: Omit<FrameProps, "children"> & { className: string; navLabel: string }) {
  return (
    <header
      className={classNames(
        "flex shrink-0 items-center gap-x-4 border-b border-hairline bg-paper px-3 max-sm:flex-wrap print:hidden",
        className,
      )}
    >
      <div className="flex min-w-0 items-center gap-2">
        <Link href={home.href} aria-label={home.text} prefetch={false} className="shrink-0 rounded">
          <Mark className="size-6" />
        </Link>
        <span className="truncate font-semibold">{room}</span>
      </div>
      {nav && (
        <nav
          aria-label={navLabel}
          className="flex min-w-0 items-center gap-0.5 overflow-x-auto max-sm:order-last max-sm:w-full max-sm:flex-wrap max-sm:pb-1"
        >
          {nav}
        </nav>
      )}
      <div className="ml-auto flex min-w-0 items-center gap-3 max-sm:shrink-0">
        {bar}
        {person}
      </div>
    </header>
  );
}

/** A link in the bar; `count` says how much waits there. */
export function NavLink({
  href,
  current = false,
  count,
  children,
}: {
  href: string;
  current?: boolean;
  count?: number | string;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      {...(current ? { "aria-current": "page" as const } : {})}
      className="focus-inset flex h-8 items-center gap-1.5 rounded px-2 whitespace-nowrap text-quiet no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
    >
      {children}
      {count !== undefined && (
        <span className="text-small text-quiet tabular-nums">{count.toLocaleString("en-US")}</span>
      )}
    </Link>
  );
}
