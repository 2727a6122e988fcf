-- CreateTable
CREATE TABLE "opinion_grant" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "comment" TEXT,
    "commentAt" TIMESTAMPTZ(3),

    CONSTRAINT "opinion_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opinion_grant_requestId_idx" ON "opinion_grant"("requestId");

-- CreateIndex
CREATE INDEX "opinion_grant_byId_idx" ON "opinion_grant"("byId");

-- CreateIndex
CREATE INDEX "opinion_grant_toId_idx" ON "opinion_grant"("toId");

-- AddForeignKey
ALTER TABLE "opinion_grant" ADD CONSTRAINT "opinion_grant_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_grant" ADD CONSTRAINT "opinion_grant_byId_fkey" FOREIGN KEY ("byId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_grant" ADD CONSTRAINT "opinion_grant_toId_fkey" FOREIGN KEY ("toId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the table promises beyond types.
ALTER TABLE "opinion_grant"
  ADD CONSTRAINT "opinion_grant_question" CHECK ("question" <> ''),
  ADD CONSTRAINT "opinion_grant_comment" CHECK (("comment" IS NULL) = ("commentAt" IS NULL) AND "comment" <> ''),
  ADD CONSTRAINT "opinion_grant_colleague" CHECK ("toId" <> "byId");
