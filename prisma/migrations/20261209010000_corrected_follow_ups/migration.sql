-- An answer that said "may be a candidate" and says so no more: nobody is called about a visit.
ALTER TYPE "FollowUpState" ADD VALUE 'corrected';
