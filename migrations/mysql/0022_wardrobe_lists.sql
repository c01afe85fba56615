-- Favourites are few: a list of them reads only those.
create index items_by_favourite on items (owner_id, favourite, id);
