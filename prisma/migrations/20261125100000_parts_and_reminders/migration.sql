-- AlterTable
ALTER TABLE "pack" ADD COLUMN     "uploadId" TEXT,
ALTER COLUMN "sha256" DROP NOT NULL;

-- AlterTable
ALTER TABLE "review_request" ADD COLUMN     "remindedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "pack_state_signedAt_idx" ON "pack"("state", "signedAt");

-- What the table promises beyond types.
ALTER TABLE "pack" ADD CONSTRAINT "pack_signed_whole_or_in_parts" CHECK ("sha256" IS NOT NULL OR "uploadId" IS NOT NULL);
