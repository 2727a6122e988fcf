-- CreateTable
CREATE TABLE "upload_pass" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "redeemedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pass_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "session" ALTER COLUMN "accountId" DROP NOT NULL,
ADD COLUMN     "bearerHash" TEXT,
ADD COLUMN     "passId" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "upload_pass_codeHash_key" ON "upload_pass"("codeHash");

-- CreateIndex
CREATE INDEX "upload_pass_requestId_createdAt_idx" ON "upload_pass"("requestId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "session_passId_key" ON "session"("passId");

-- CreateIndex
CREATE UNIQUE INDEX "session_bearerHash_key" ON "session"("bearerHash");

-- AddForeignKey
ALTER TABLE "upload_pass" ADD CONSTRAINT "upload_pass_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_passId_fkey" FOREIGN KEY ("passId") REFERENCES "upload_pass"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A session is a person's or a pass's, never both and never nobody's; a program has no session of a person.
ALTER TABLE "session"
  ADD CONSTRAINT "session_of_one" CHECK (num_nonnulls("accountId", "passId") = 1),
  ADD CONSTRAINT "session_bearer" CHECK ("bearerHash" IS NULL OR "passId" IS NOT NULL);
