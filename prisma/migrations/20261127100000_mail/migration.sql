-- CreateEnum
CREATE TYPE "Language" AS ENUM ('en', 'es');

-- CreateEnum
CREATE TYPE "MailFailure" AS ENUM ('unknown_address', 'mailbox_full', 'unreachable', 'refused');

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "language" "Language" NOT NULL DEFAULT 'en',
ADD COLUMN     "mailBounced" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mailFailedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mailFailure" "MailFailure",
ADD COLUMN     "remindersOffAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sign_in_mail" ADD COLUMN     "language" "Language" NOT NULL DEFAULT 'en';

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "step" INTEGER,
    "requestId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_requestId_kind_createdAt_idx" ON "notice"("requestId", "kind", "createdAt");

-- CreateIndex
CREATE INDEX "notice_accountId_idx" ON "notice"("accountId");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- That mail did not reach somebody is known of the address, not of the person: another address begins anew.
ALTER TABLE "account" ADD CONSTRAINT "account_mail_failure" CHECK (
  ("mailFailedAt" IS NULL) = ("mailFailure" IS NULL) AND (NOT "mailBounced" OR "mailFailedAt" IS NOT NULL)
);
CREATE FUNCTION forget_mail_failure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."mailFailedAt" := NULL;
  NEW."mailFailure" := NULL;
  NEW."mailBounced" := false;
  RETURN NEW;
END $$;
CREATE TRIGGER "account_address_changed" BEFORE UPDATE OF "email" ON "account"
  FOR EACH ROW WHEN (NEW."email" IS DISTINCT FROM OLD."email") EXECUTE FUNCTION forget_mail_failure();

-- Mails that were on their way when this was installed.
DO $$ BEGIN
  IF to_regclass('pgboss.job') IS NOT NULL THEN
    INSERT INTO "notice" ("id", "kind", "requestId", "reference", "accountId")
    SELECT gen_random_uuid(), kind, "requestId", "reference", "accountId" FROM (
      SELECT job.data->>'notice' AS kind, request.id AS "requestId", "reference",
        CASE job.data->>'notice' WHEN 'assigned' THEN "surgeonId" WHEN 'answered_by_patient' THEN "ownerId"
          ELSE "patientId" END AS "accountId"
      FROM pgboss.job AS job JOIN "review_request" AS request ON request.id = (job.data->>'requestId')::uuid
      WHERE job.name = 'send-notice' AND job.state IN ('created', 'retry', 'active')
    ) AS waiting WHERE "accountId" IS NOT NULL;
  END IF;
END $$;
