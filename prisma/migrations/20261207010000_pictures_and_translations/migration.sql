-- AlterTable
ALTER TABLE "review_request"
  ADD COLUMN "mrn" TEXT,
  ADD COLUMN "filedAt" TIMESTAMPTZ(3),
  ADD COLUMN "chartById" UUID,
  ADD COLUMN "chartAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "shared_image" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "markingId" UUID NOT NULL,
    "sopInstanceUid" TEXT NOT NULL,
    "frame" INTEGER NOT NULL,
    "level" TEXT,
    "key" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "failedAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shared_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "translation" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "signed" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "language" "Language" NOT NULL,
    "text" TEXT NOT NULL,
    "translator" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedById" UUID,
    "checkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "translation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_request_mrn_idx" ON "review_request"("mrn");

-- CreateIndex
CREATE INDEX "review_request_chartById_idx" ON "review_request"("chartById");

-- CreateIndex
CREATE UNIQUE INDEX "shared_image_key_key" ON "shared_image"("key");

-- CreateIndex
CREATE UNIQUE INDEX "shared_image_requestId_markingId_key" ON "shared_image"("requestId", "markingId");

-- CreateIndex
CREATE INDEX "translation_byId_idx" ON "translation"("byId");

-- CreateIndex
CREATE INDEX "translation_checkedById_idx" ON "translation"("checkedById");

-- CreateIndex
CREATE UNIQUE INDEX "translation_requestId_signed_language_version_key" ON "translation"("requestId", "signed", "language", "version");

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_chartById_fkey" FOREIGN KEY ("chartById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_image" ADD CONSTRAINT "shared_image_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "translation" ADD CONSTRAINT "translation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "translation" ADD CONSTRAINT "translation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "translation" ADD CONSTRAINT "translation_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was translated stays as it was written; all that is added is that the surgeon had a second look.
CREATE FUNCTION refuse_translation_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."requestId", OLD.signed, OLD.version, OLD.language, OLD.text, OLD.translator, OLD."byId", OLD.at)
    IS DISTINCT FROM
    (NEW."requestId", NEW.signed, NEW.version, NEW.language, NEW.text, NEW.translator, NEW."byId", NEW.at)
    OR OLD."checkedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a translation is never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "translation_stays" BEFORE UPDATE ON "translation" FOR EACH ROW EXECUTE FUNCTION refuse_translation_change();
ALTER TABLE "translation" ADD CONSTRAINT "translation_checked" CHECK (("checkedAt" IS NULL) = ("checkedById" IS NULL));
ALTER TABLE "shared_image"
  ADD CONSTRAINT "shared_image_drawn" CHECK (("key" IS NULL) = ("width" IS NULL) AND ("key" IS NULL) = ("height" IS NULL));
