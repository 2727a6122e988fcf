-- CreateEnum
CREATE TYPE "AddendumKind" AS ENUM ('addendum', 'correction');

-- AlterTable
ALTER TABLE "account" ADD COLUMN "languages" "Language"[] DEFAULT ARRAY['en']::"Language"[];

-- AlterTable
ALTER TABLE "session" ADD COLUMN "confirmedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "opinion" ADD COLUMN "license" TEXT,
ADD COLUMN "patientLanguage" "Language" NOT NULL DEFAULT 'en',
ADD COLUMN "reading" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "opinion_aside" ADD COLUMN "patientLanguage" "Language" NOT NULL DEFAULT 'en',
ADD COLUMN "reading" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "opinion_addendum" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surgeonId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "AddendumKind" NOT NULL,
    "outcome" "OpinionOutcome",
    "text" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "signature" TEXT NOT NULL,
    "license" TEXT,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "opinion_addendum_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opinion_addendum_surgeonId_idx" ON "opinion_addendum"("surgeonId");

-- CreateIndex
CREATE UNIQUE INDEX "opinion_addendum_requestId_version_key" ON "opinion_addendum"("requestId", "version");

-- AddForeignKey
ALTER TABLE "opinion_addendum" ADD CONSTRAINT "opinion_addendum_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_addendum" ADD CONSTRAINT "opinion_addendum_surgeonId_fkey" FOREIGN KEY ("surgeonId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "opinion_addendum"
  ADD CONSTRAINT "opinion_addendum_text" CHECK ("text" <> ''),
  ADD CONSTRAINT "opinion_addendum_version" CHECK ("version" >= 2),
  ADD CONSTRAINT "opinion_addendum_outcome" CHECK ("outcome" IS NULL OR "kind" = 'correction');
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_license" CHECK ("signedAt" IS NOT NULL OR "license" IS NULL);

-- What was signed after the opinion stays as it was signed, too.
CREATE TRIGGER "opinion_addendum_stays" BEFORE UPDATE OR DELETE ON "opinion_addendum"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "opinion_addendum_never_emptied" BEFORE TRUNCATE ON "opinion_addendum"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
