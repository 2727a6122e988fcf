-- A challenge goes with its account.
CREATE INDEX "passkey_challenge_accountId_idx" ON "passkey_challenge"("accountId");
