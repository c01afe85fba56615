/**
 * The id of the row that `:viewerId` means by `:id`: the row's own id, or the one that its maker gave it, if the viewer
 * is the maker or the other party.
 */
export const named = (table: string, maker: string, other: string): string => `coalesce(
  (select n.id from ${table} n where n.id = :id),
  (select n.id from ${table} n where n.${maker} = :viewerId and n.client_id = :id),
  (select n.id from ${table} n where n.${other} = :viewerId and n.client_id = :id limit 1))`;
