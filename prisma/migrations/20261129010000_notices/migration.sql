-- DropIndex
DROP INDEX "notice_accountId_idx";

-- AlterTable
ALTER TABLE "account" ADD COLUMN "digestOn" DATE;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN "mailed" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "readAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "notice_choice" (
    "accountId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "mail" BOOLEAN NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("accountId","topic")
);

-- CreateIndex
CREATE INDEX "notice_accountId_createdAt_idx" ON "notice"("accountId", "createdAt");

-- AddForeignKey
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is there was told by mail already.
UPDATE "notice" SET "readAt" = now();
