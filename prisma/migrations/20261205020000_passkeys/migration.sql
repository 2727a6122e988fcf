-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "accountId" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credentialId_key" ON "passkey"("credentialId");

-- CreateIndex
CREATE INDEX "passkey_accountId_idx" ON "passkey"("accountId");

-- CreateIndex
CREATE INDEX "passkey_challenge_expiresAt_idx" ON "passkey_challenge"("expiresAt");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Behind the second wall: whoever signs in is nobody yet; administrators reset how others do.
CALL guard('passkey', 'foramen_nobody, foramen_administrator', 'true');
CALL guard('passkey_challenge', 'foramen_nobody, foramen_administrator', 'true');
CREATE POLICY of_person ON "passkey" TO foramen_surgeon, foramen_auditor
  USING ("accountId" = (SELECT acting())) WITH CHECK ("accountId" = (SELECT acting()));
CREATE POLICY of_person ON "passkey_challenge" TO foramen_surgeon, foramen_auditor
  USING ("accountId" = (SELECT acting())) WITH CHECK ("accountId" = (SELECT acting()));
