-- Whether the portal rests: it shows what is there and changes nothing, on every server alike.
CREATE TABLE "rest" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3),
    "backAt" TIMESTAMPTZ(3),

    CONSTRAINT "rest_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rest_is_one" CHECK ("id" = 1),
    CONSTRAINT "rest_back" CHECK ("backAt" IS NULL OR "since" IS NOT NULL)
);
INSERT INTO "rest" DEFAULT VALUES;

-- Everybody is told; administrators alone begin and end it, and the row stays.
CALL guard('rest');
REVOKE INSERT, UPDATE, DELETE ON rest FROM foramen_actor;
GRANT UPDATE ("since", "backAt") ON rest TO foramen_administrator;
CREATE POLICY told ON rest FOR SELECT TO foramen_actor USING (true);
CREATE POLICY of_administrator ON rest FOR UPDATE TO foramen_administrator USING (true) WITH CHECK (true);
