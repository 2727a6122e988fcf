-- Who looks at which request at this moment, a row for each open page. Nothing of it is worth keeping: it may be lost.
CREATE UNLOGGED TABLE "presence" (
    "tab" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("tab")
);

-- CreateIndex
CREATE INDEX "presence_requestId_idx" ON "presence"("requestId");

-- CreateIndex
CREATE INDEX "presence_accountId_idx" ON "presence"("accountId");

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
