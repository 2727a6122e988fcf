import { When } from "#app/_ui/time.client.tsx";

/** Until when we keep a scan and its papers, or since when they are gone, and what stays. */
export function Keeping({ until, removedAt }: { until: string | null; removedAt: string | null }) {
  if (removedAt)
    return (
      <p className="text-quiet">
        We removed your scan and your papers on <When at={removedAt} show="date" />. We keep what you agreed to and the
        signed answer, if there is one.
      </p>
    );
  if (!until) return null;
  return (
    <p className="text-quiet">
      We keep your scan and your papers until <When at={until} show="date" />. Then we remove them. We keep what you
      agreed to and the signed answer, if there is one.
    </p>
  );
}
