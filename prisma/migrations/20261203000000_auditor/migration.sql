-- Somebody who reads the trail and nothing else.
ALTER TYPE "Role" ADD VALUE 'auditor';
