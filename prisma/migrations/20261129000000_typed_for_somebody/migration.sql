-- CreateEnum
CREATE TYPE "EntryWay" AS ENUM ('phone', 'post');

-- CreateEnum
CREATE TYPE "DiscEnd" AS ENUM ('returned', 'destroyed');

-- AlterTable
ALTER TABLE "account" ALTER COLUMN "email" DROP NOT NULL;

-- AlterTable
ALTER TABLE "review_request" ADD COLUMN "enteredById" UUID,
ADD COLUMN "enteredVia" "EntryWay",
ADD COLUMN "letterPostedAt" TIMESTAMPTZ(3),
ADD COLUMN "postalAddress" TEXT;

-- AlterTable
ALTER TABLE "consent" ADD COLUMN "receivedOn" DATE,
ADD COLUMN "recordedById" UUID;

-- CreateTable
CREATE TABLE "disc" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "receivedOn" DATE NOT NULL,
    "receivedById" UUID NOT NULL,
    "end" "DiscEnd",
    "endedOn" DATE,
    "endedById" UUID,
    "notedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endNotedAt" TIMESTAMPTZ(3),

    CONSTRAINT "disc_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_request_enteredById_status_idx" ON "review_request"("enteredById", "status");

-- CreateIndex
CREATE INDEX "consent_recordedById_idx" ON "consent"("recordedById");

-- CreateIndex
CREATE INDEX "disc_requestId_notedAt_idx" ON "disc"("requestId", "notedAt");

-- CreateIndex
CREATE INDEX "disc_receivedById_idx" ON "disc"("receivedById");

-- CreateIndex
CREATE INDEX "disc_endedById_idx" ON "disc"("endedById");

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disc" ADD CONSTRAINT "disc_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disc" ADD CONSTRAINT "disc_receivedById_fkey" FOREIGN KEY ("receivedById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disc" ADD CONSTRAINT "disc_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the tables promise beyond types: staff can always be written to, a request that we typed says how it reached us, a
-- paper says when it came and who wrote it down, and a disc is gone on a day and by somebody's hand, or it is here.
ALTER TABLE "account" ADD CONSTRAINT "account_staff_email" CHECK ("role" = 'patient' OR "email" IS NOT NULL);
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_entered" CHECK (num_nonnulls("enteredById", "enteredVia") IN (0, 2));
ALTER TABLE "consent" ADD CONSTRAINT "consent_paper" CHECK (num_nonnulls("receivedOn", "recordedById") IN (0, 2));
ALTER TABLE "disc" ADD CONSTRAINT "disc_label" CHECK ("label" <> '');
ALTER TABLE "disc" ADD CONSTRAINT "disc_ended" CHECK (num_nonnulls("end", "endedOn", "endedById", "endNotedAt") IN (0, 4) AND "endedOn" >= "receivedOn");
-- Those that we type and have not sent on yet.
CREATE INDEX "review_request_being_entered" ON "review_request"("createdAt") WHERE "enteredById" IS NOT NULL AND "status" = 'draft';
