-- CreateTable
CREATE TABLE "license" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "number" TEXT,
    "expiresOn" DATE,

    CONSTRAINT "license_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "license_accountId_state_key" ON "license"("accountId", "state");

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was on record comes along; when those licenses end was never asked.
INSERT INTO "license" ("id", "accountId", "state")
SELECT DISTINCT ON (account.id, state) gen_random_uuid(), account.id, state
FROM "account", unnest("licensedStates") AS state;

-- AlterTable
ALTER TABLE "account" DROP COLUMN "licensedStates";
