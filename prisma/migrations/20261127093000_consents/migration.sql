-- DropIndex
DROP INDEX "consent_requestId_text_version_key";

-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "capacity" TEXT NOT NULL DEFAULT 'self',
ADD COLUMN     "detail" JSONB,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ALTER COLUMN "typedName" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "consent_requestId_agreedAt_idx" ON "consent"("requestId", "agreedAt");

-- Texts are called by their names in lib/consents.
UPDATE "consent" SET "text" = 'review' WHERE "text" = 'consent to the review';

ALTER TABLE "consent"
  ADD CONSTRAINT "consent_hash" CHECK ("textHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "consent_signed" CHECK ("typedName" IS NOT NULL OR "text" = 'privacy-notice');
