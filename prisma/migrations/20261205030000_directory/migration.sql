-- Whom the clinic's own directory means by an account: its issuer and the subject there.
ALTER TABLE "account" ADD COLUMN "directoryId" TEXT;

CREATE UNIQUE INDEX "account_directoryId_key" ON "account"("directoryId");
