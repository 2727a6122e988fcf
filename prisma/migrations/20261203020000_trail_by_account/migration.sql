-- Of an index on what is there, PostgreSQL proves only from the very same expression that it may be used.
DROP INDEX "audit_entry_account";
CREATE INDEX "audit_entry_account" ON "audit_entry"(("detail" ->> 'accountId'), "at")
  WHERE ("detail" ->> 'accountId') IS NOT NULL;
