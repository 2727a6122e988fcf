-- A power of attorney, or what a court wrote: why somebody may ask for another person.
ALTER TYPE "PaperKind" ADD VALUE 'authority' BEFORE 'film';
