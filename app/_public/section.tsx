import type { ReactNode } from "react";

/** One part of a wide public page: its heading at the left where there is room, its text beside it. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-12 gap-y-4 border-t border-hairline py-10 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <h2 className="text-title">{title}</h2>
      <div className="max-w-[46rem] lg:pt-1">{children}</div>
    </section>
  );
}
