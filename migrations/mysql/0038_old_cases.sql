-- Decided cases end: `drop-old-cases` finds them by the time in the id of their last decision.
create index moderation_cases_by_decision on moderation_cases (status, last_decision_id);
