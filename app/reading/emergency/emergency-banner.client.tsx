"use client";
import { useEffect } from "react";
import { EndButton } from "#app/_emergencies/end-button.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { end } from "./actions.ts";

/** Over the whole case while it is open in an emergency; when the time is over, its images leave the screen too. */
export function EmergencyBanner({ emergency: { id, until } }: { emergency: { id: string; until: string } }) {
  useEffect(() => {
    const timer = setTimeout(() => location.replace("/reading/emergency"), Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return (
    <section
      aria-label="Emergency access"
      className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-urgent bg-urgent-soft px-3 py-1.5"
    >
      <p className="min-w-0 flex-1 basis-64">
        <strong className="text-urgent">
          Emergency access until <When at={until} show="exact" />.
        </strong>{" "}
        This case is not yours: you only read. What you open is recorded, and the administrators know.
      </p>
      <EndButton emergencyId={id} door={end} />
    </section>
  );
}
