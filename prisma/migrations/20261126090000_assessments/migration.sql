-- CreateEnum
CREATE TYPE "IdentityVerdict" AS ENUM ('match', 'probable', 'mismatch', 'unknown');

-- CreateEnum
CREATE TYPE "IdentityDecision" AS ENUM ('theirs', 'not_theirs');

-- AlterTable
ALTER TABLE "study"
  ADD COLUMN "identity" "IdentityVerdict",
  ADD COLUMN "identityReasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "decision" "IdentityDecision",
  ADD COLUMN "decidedById" UUID,
  ADD COLUMN "decidedAt" TIMESTAMPTZ(3),
  ADD COLUMN "decisionReason" TEXT;

-- AlterTable
ALTER TABLE "series"
  ADD COLUMN "facts" JSONB,
  ADD COLUMN "previewKey" TEXT,
  ADD COLUMN "previewOf" UUID;

-- CreateTable
CREATE TABLE "disc_listing" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "studyInstanceUid" TEXT NOT NULL,
    "series" JSONB NOT NULL,
    "notedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disc_listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_assessment" (
    "requestId" UUID NOT NULL,
    "assessedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "receipt" JSONB NOT NULL,

    CONSTRAINT "scan_assessment_pkey" PRIMARY KEY ("requestId")
);

-- CreateIndex
CREATE UNIQUE INDEX "series_previewKey_key" ON "series"("previewKey");

-- CreateIndex
CREATE UNIQUE INDEX "disc_listing_requestId_studyInstanceUid_key" ON "disc_listing"("requestId", "studyInstanceUid");

-- CreateIndex
CREATE INDEX "study_decidedById_idx" ON "study"("decidedById");

-- AddForeignKey
ALTER TABLE "study" ADD CONSTRAINT "study_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disc_listing" ADD CONSTRAINT "disc_listing_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_assessment" ADD CONSTRAINT "scan_assessment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "study"
  ADD CONSTRAINT "study_decided" CHECK (("decision" IS NULL) = ("decidedAt" IS NULL) AND ("decision" IS NULL) = ("decisionReason" IS NULL));
