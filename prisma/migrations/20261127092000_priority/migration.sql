-- AlterTable
ALTER TABLE "review_request" ADD COLUMN     "priorityReasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "raised" BOOLEAN NOT NULL DEFAULT false;

-- DropIndex
DROP INDEX "review_request_status_urgent_waitingFrom_id_idx";

-- CreateIndex
CREATE INDEX "review_request_status_urgent_raised_waitingFrom_id_idx" ON "review_request"("status", "urgent", "raised", "waitingFrom", "id");
