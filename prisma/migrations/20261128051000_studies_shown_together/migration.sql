-- AlterTable
ALTER TABLE "study" ADD COLUMN     "partOfId" UUID;

-- AlterTable
ALTER TABLE "series" ADD COLUMN     "partOfId" UUID;

-- CreateIndex
CREATE INDEX "study_partOfId_idx" ON "study"("partOfId");

-- CreateIndex
CREATE INDEX "series_partOfId_idx" ON "series"("partOfId");

-- AddForeignKey
ALTER TABLE "study" ADD CONSTRAINT "study_partOfId_fkey" FOREIGN KEY ("partOfId") REFERENCES "study"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_partOfId_fkey" FOREIGN KEY ("partOfId") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
