-- CreateEnum
CREATE TYPE "WishKind" AS ENUM ('deletion', 'amendment');

-- CreateEnum
CREATE TYPE "WishState" AS ENUM ('open', 'granted', 'refused');

-- AlterTable
ALTER TABLE "review_request"
  ADD COLUMN "clockStartedAt" TIMESTAMPTZ(3),
  ADD COLUMN "dueAt" TIMESTAMPTZ(3),
  ADD COLUMN "callBy" TIMESTAMPTZ(3),
  ADD COLUMN "contactChangedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "status_change" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "status" "RequestStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "status_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_wish" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "WishKind" NOT NULL,
    "text" TEXT NOT NULL,
    "state" "WishState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "reason" TEXT,

    CONSTRAINT "record_wish_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_request_status_urgent_dueAt_id_idx" ON "review_request"("status", "urgent", "dueAt", "id");

-- CreateIndex
CREATE INDEX "review_request_callBy_idx" ON "review_request"("callBy");

-- CreateIndex
CREATE INDEX "status_change_requestId_at_idx" ON "status_change"("requestId", "at");

-- CreateIndex
CREATE INDEX "record_wish_requestId_createdAt_idx" ON "record_wish"("requestId", "createdAt");

-- CreateIndex
CREATE INDEX "record_wish_decidedById_idx" ON "record_wish"("decidedById");

-- CreateIndex
CREATE INDEX "record_wish_state_idx" ON "record_wish"("state");

-- AddForeignKey
ALTER TABLE "status_change" ADD CONSTRAINT "status_change_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_wish" ADD CONSTRAINT "record_wish_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_wish" ADD CONSTRAINT "record_wish_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "review_request"
  ADD CONSTRAINT "review_request_clock" CHECK ("dueAt" IS NULL OR "clockStartedAt" IS NOT NULL),
  ADD CONSTRAINT "review_request_call" CHECK ("callBy" IS NULL OR "status" = 'signed');
ALTER TABLE "record_wish"
  ADD CONSTRAINT "record_wish_text" CHECK ("text" <> ''),
  ADD CONSTRAINT "record_wish_decided" CHECK (("state" = 'open') = ("decidedAt" IS NULL) AND ("state" = 'open') = ("reason" IS NULL));

-- The way of what was sent before this was noted, as far as it is known.
INSERT INTO "status_change" ("id", "requestId", "status", "at")
  SELECT gen_random_uuid(), id, 'submitted', "submittedAt" FROM "review_request" WHERE "submittedAt" IS NOT NULL;
INSERT INTO "status_change" ("id", "requestId", "status", "at")
  SELECT gen_random_uuid(), id, status, COALESCE("answeredAt", "endedAt", "waitingFrom", now())
  FROM "review_request" WHERE "submittedAt" IS NOT NULL AND status <> 'submitted';
