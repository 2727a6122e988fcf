-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('report', 'operation', 'letter', 'film', 'other');

-- CreateEnum
CREATE TYPE "PaperType" AS ENUM ('pdf', 'jpeg', 'png', 'heic');

-- CreateEnum
CREATE TYPE "PaperState" AS ENUM ('signed', 'stored', 'kept', 'refused', 'removed');

-- CreateTable
CREATE TABLE "paper" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "PaperKind" NOT NULL,
    "label" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" "PaperState" NOT NULL DEFAULT 'signed',
    "type" "PaperType",
    "pages" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "refusal" TEXT,
    "signedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "storedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_key_key" ON "paper"("key");

-- CreateIndex
CREATE INDEX "paper_requestId_state_idx" ON "paper"("requestId", "state");

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the table promises beyond types.
ALTER TABLE "paper"
  ADD CONSTRAINT "paper_size" CHECK ("size" > 0 AND "size" <= 41943040),
  ADD CONSTRAINT "paper_label" CHECK ("label" <> '' AND length("label") <= 200),
  ADD CONSTRAINT "paper_stored" CHECK ("state" NOT IN ('stored', 'kept', 'refused') OR "storedAt" IS NOT NULL),
  ADD CONSTRAINT "paper_kept" CHECK ("state" <> 'kept' OR ("type" IS NOT NULL AND "checkedAt" IS NOT NULL)),
  ADD CONSTRAINT "paper_refused" CHECK (("state" = 'refused') <= ("refusal" IS NOT NULL));
-- One file is kept once, however many windows send it.
CREATE UNIQUE INDEX "paper_once" ON "paper"("requestId", "sha256") WHERE "state" IN ('signed', 'stored', 'kept');
