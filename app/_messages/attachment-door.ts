import type { PaperDoors } from "#app/_papers/paper-doors.ts";
import { answerOf } from "#lib/upload/patience.ts";

/** Where a file asks for a place beside a message: the portal's side, by fetch. */
export const attachmentDoor =
  (requestId: string, messageId: string): PaperDoors["sign"] =>
  async ({ label, size, sha256 }, signal) => {
    const res = await fetch(`/api/attachments/${requestId}/sign`, {
      method: "POST",
      cache: "no-store",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ messageId, label, size, sha256 }),
      ...(signal && { signal }),
    });
    return (await answerOf(res)) as Awaited<ReturnType<PaperDoors["sign"]>>;
  };
