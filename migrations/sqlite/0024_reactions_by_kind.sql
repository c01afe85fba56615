-- Lists of reactions of one kind read only those.
create index reactions_by_kind on reactions (subject_id, kind, id);
