-- AlterTable
ALTER TABLE "sign_in_mail" ADD COLUMN     "linkAttempts" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "staff_attempt_accountId_idx" ON "staff_attempt"("accountId");

-- CreateIndex
CREATE INDEX "review_request_ownerId_status_waitingFrom_idx" ON "review_request"("ownerId", "status", "waitingFrom");

-- CreateIndex
CREATE INDEX "message_authorId_idx" ON "message"("authorId");

-- CreateIndex
CREATE INDEX "opinion_surgeonId_idx" ON "opinion"("surgeonId");

-- AddForeignKey
ALTER TABLE "staff_attempt" ADD CONSTRAINT "staff_attempt_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "account"
  ADD CONSTRAINT "account_patient_without_password" CHECK ("role" <> 'patient' OR "passwordHash" IS NULL),
  ADD CONSTRAINT "account_enrolled" CHECK ("enrolledAt" IS NULL OR "totpSecret" IS NOT NULL);
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_unsigned" CHECK (
  "signedAt" IS NOT NULL OR ("signature" IS NULL AND "contentHash" IS NULL)
);
ALTER TABLE "message" ADD CONSTRAINT "message_body" CHECK ("body" <> '');
CREATE TRIGGER "opinion_never_emptied" BEFORE TRUNCATE ON "opinion"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
