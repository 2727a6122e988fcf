-- What there is once has no id that could be taken for a row's among many.
ALTER TABLE "rest" RENAME COLUMN "id" TO "one";
