import { isFinal } from "#lib/requests/status.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/** Whether it can still be decided whose a scan is: an opinion must go on resting on the scans it was written from. */
export const isIdentityOpen = ({ status, answeredAt }: { status: RequestStatus; answeredAt: Date | null }): boolean =>
  answeredAt === null && !isFinal(status);
