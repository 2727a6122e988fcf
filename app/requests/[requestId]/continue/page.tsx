import { redirect } from "next/navigation";
import { show } from "#app/_server/show.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { firstOpen } from "#lib/intake/journey.ts";

/** Leads to the place where the person stopped. */
export default async function ContinuePage({ params }: { params: Promise<{ requestId: string }> }): Promise<never> {
  const { requestId } = await params;
  const request = await show(followRequest, { requestId });
  if (request.status !== "draft") redirect(`/requests/${requestId}`);
  const open = firstOpen(request.answers);
  if (open) redirect(`/requests/${requestId}/questions/${open.slug}`);
  const { counts, unsent } = request.scan;
  const whole = counts.images + counts.checking > 0 && unsent === 0;
  redirect(`/requests/${requestId}/${whole ? "check" : "scans"}`);
}
