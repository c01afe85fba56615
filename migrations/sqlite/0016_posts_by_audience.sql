-- Feeds look for the newest post of each of many authors that is meant for the reader: the index alone answers.
create index posts_by_audience on posts (author_id, id, visibility);
drop index posts_by_author;
