-- AlterTable
ALTER TABLE "account" ADD COLUMN "regions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "review_request" ADD COLUMN "mergedIntoId" UUID;

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "firstDay" DATE NOT NULL,
    "lastDay" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "undo_step" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "undo_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinion_aside" (
    "requestId" UUID NOT NULL,
    "surgeonId" UUID NOT NULL,
    "outcome" "OpinionOutcome",
    "findings" TEXT NOT NULL,
    "patientMessage" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opinion_aside_pkey" PRIMARY KEY ("requestId","surgeonId")
);

-- CreateIndex
CREATE INDEX "review_request_mergedIntoId_idx" ON "review_request"("mergedIntoId");

-- CreateIndex
CREATE INDEX "absence_accountId_lastDay_idx" ON "absence"("accountId", "lastDay");

-- CreateIndex
CREATE INDEX "undo_step_requestId_idx" ON "undo_step"("requestId");

-- CreateIndex
CREATE INDEX "undo_step_byId_idx" ON "undo_step"("byId");

-- CreateIndex
CREATE INDEX "undo_step_at_idx" ON "undo_step"("at");

-- CreateIndex
CREATE INDEX "opinion_aside_surgeonId_idx" ON "opinion_aside"("surgeonId");

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "review_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "undo_step" ADD CONSTRAINT "undo_step_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "undo_step" ADD CONSTRAINT "undo_step_byId_fkey" FOREIGN KEY ("byId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_aside" ADD CONSTRAINT "opinion_aside_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_aside" ADD CONSTRAINT "opinion_aside_surgeonId_fkey" FOREIGN KEY ("surgeonId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "absence" ADD CONSTRAINT "absence_days" CHECK ("firstDay" <= "lastDay");
ALTER TABLE "review_request"
  ADD CONSTRAINT "review_request_merged" CHECK ("mergedIntoId" IS NULL OR ("status" = 'closed' AND "mergedIntoId" <> "id"));
