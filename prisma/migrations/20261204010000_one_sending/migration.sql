-- Both mails of a change leave together.
ALTER TABLE "email_change" DROP COLUMN "newSentAt";
ALTER TABLE "email_change" RENAME COLUMN "oldSentAt" TO "sentAt";
