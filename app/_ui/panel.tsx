import { CircleCheck } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** A sheet that holds things that belong together. */
export function Panel({ title, actions, children }: { title?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="rounded border border-hairline bg-raised">
      {(title ?? actions) && (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline px-5 py-3 dense:min-h-10 dense:px-3 dense:py-1">
          <h2 className="min-w-0 dense:text-subheading">{title}</h2>
          {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
        </header>
      )}
      <div className="p-5 dense:p-3">{children}</div>
    </section>
  );
}

/** The end of a journey: it worked, under this reference. Its title is the page's only h1. */
export function Confirmation({
  title,
  label,
  reference,
}: {
  title: ReactNode;
  label?: ReactNode;
  reference?: ReactNode;
}) {
  return (
    <div className="rounded bg-accent px-6 py-8 text-on-accent">
      <Icon of={CircleCheck} className="mb-3 size-9" />
      <h1>{title}</h1>
      {reference && (
        <p className="mt-4">
          <span className="block">{label}</span>
          <strong className="font-sans text-title reference font-semibold">{reference}</strong>
        </p>
      )}
    </div>
  );
}
