-- AlterTable
ALTER TABLE "account" ADD COLUMN     "licensedStates" TEXT[] DEFAULT ARRAY[]::TEXT[];
