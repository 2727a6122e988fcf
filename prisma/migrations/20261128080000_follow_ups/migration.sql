-- CreateEnum
CREATE TYPE "FollowUpState" AS ENUM ('offered', 'reached', 'booked', 'not_interested', 'unreachable');

-- CreateEnum
CREATE TYPE "FollowUpKind" AS ENUM ('no_answer', 'reached', 'booked', 'not_interested');

-- CreateEnum
CREATE TYPE "InsuranceKind" AS ENUM ('private', 'medicare', 'medicaid', 'workers_compensation', 'other', 'none', 'not_told');

-- CreateTable
CREATE TABLE "follow_up" (
    "requestId" UUID NOT NULL,
    "state" "FollowUpState" NOT NULL DEFAULT 'offered',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "offeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3),
    "visitAt" TIMESTAMPTZ(3),
    "visitPlace" TEXT,
    "insurance" "InsuranceKind",
    "insurancePlan" TEXT,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("requestId")
);

-- CreateTable
CREATE TABLE "follow_up_step" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "FollowUpKind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_up_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "follow_up_dueAt_requestId_idx" ON "follow_up"("dueAt", "requestId");

-- CreateIndex
CREATE INDEX "follow_up_offeredAt_idx" ON "follow_up"("offeredAt");

-- CreateIndex
CREATE INDEX "follow_up_step_requestId_at_idx" ON "follow_up_step"("requestId", "at");

-- CreateIndex
CREATE INDEX "follow_up_step_byId_idx" ON "follow_up_step"("byId");

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "follow_up"("requestId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_byId_fkey" FOREIGN KEY ("byId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "follow_up"
  ADD CONSTRAINT "follow_up_visit" CHECK (("state" = 'booked') = ("visitAt" IS NOT NULL) AND ("visitAt" IS NULL) = ("visitPlace" IS NULL)),
  ADD CONSTRAINT "follow_up_due" CHECK (("state" IN ('offered', 'reached')) = ("dueAt" IS NOT NULL)),
  ADD CONSTRAINT "follow_up_tries" CHECK ("tries" BETWEEN 0 AND 3);

-- Those who were answered before this was kept, and whose request has not been closed since.
INSERT INTO "follow_up" ("requestId", "offeredAt", "dueAt")
  SELECT r.id, r."answeredAt", now() FROM "review_request" r JOIN "opinion" o ON o."requestId" = r.id
  WHERE r.status = 'reviewed' AND r."answeredAt" IS NOT NULL AND o."signedAt" IS NOT NULL AND o.outcome = 'candidate';
