-- AlterTable
ALTER TABLE "review_request" ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "pack" ADD COLUMN     "missingAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "paper" ADD COLUMN     "missingAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "review_request_endedAt_idx" ON "review_request"("endedAt");

-- Storage lists its keys in the order of their bytes; so do the rows that are held against such a list.
ALTER TABLE "pack" ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "paper" ALTER COLUMN "key" TYPE TEXT COLLATE "C";

-- What ended before this was noted: with its answer, else when the trail says so, else it counts from now.
UPDATE "review_request" AS request SET "endedAt" = COALESCE(
  "answeredAt",
  (SELECT max(at) FROM "audit_entry" WHERE "requestId" = request.id AND outcome = 'done'
    AND act IN ('request.withdraw', 'request.decline', 'request.close')),
  now()
) WHERE status IN ('reviewed', 'declined', 'closed', 'withdrawn');
