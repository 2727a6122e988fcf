-- AlterTable
ALTER TABLE "account" ADD COLUMN "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "session" ADD COLUMN "browser" TEXT,
ADD COLUMN "place" TEXT,
ADD COLUMN "tokenHash" TEXT;

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_notice" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "email" CITEXT,
    "aboutId" UUID,
    "byId" UUID,
    "detail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "account_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_browser" (
    "accountId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_browser_pkey" PRIMARY KEY ("accountId","hash")
);

-- CreateTable
CREATE TABLE "email_change" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "startedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "oldSentAt" TIMESTAMPTZ(3),
    "newSentAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "email_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_tokenHash_key" ON "session"("tokenHash");

-- CreateIndex
CREATE INDEX "invitation_accountId_idx" ON "invitation"("accountId");

-- CreateIndex
CREATE INDEX "account_notice_accountId_createdAt_idx" ON "account_notice"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "known_browser_lastSeenAt_idx" ON "known_browser"("lastSeenAt");

-- CreateIndex
CREATE INDEX "email_change_accountId_idx" ON "email_change"("accountId");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_notice" ADD CONSTRAINT "account_notice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_change" ADD CONSTRAINT "email_change_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tables promise beyond types: an account that went into another is closed and has no address any more.
ALTER TABLE "account" ADD CONSTRAINT "account_merged" CHECK (
    "mergedIntoId" IS NULL OR ("role" = 'patient' AND "email" IS NULL AND "disabledAt" IS NOT NULL AND "mergedIntoId" <> "id"));

-- From now on a cookie holds a token and no id: whoever was signed in signs in once more.
UPDATE "session" SET "endedAt" = now() WHERE "endedAt" IS NULL AND "bearerHash" IS NULL;
