/**
 * After `select`: MySQL joins in the order that is written, however its statistics tempt it; to SQLite it is a
 * comment.
 */
export const joinInOrder = '/*+ join_fixed_order() */';

/**
 * After the `select` of a page: as above, and each row by an index, never by a hash of a whole table that happens
 * to be small. So the rows come in the order of the first table, and the limit ends the work.
 */
export const rowByRow = '/*+ join_fixed_order() no_bnl() */';

/**
 * After `select`: MySQL reads a table by one of these indexes, though its statistics, which are of all owners, tempt
 * it to another.
 */
export const byIndex = (alias: string, ...indexes: readonly string[]): string =>
  `/*+ index(${alias} ${indexes.join(', ')}) */`;

/** Both: row by row, and the table by one of these indexes, if any are named. */
export const rowByRowOf = (alias: string, indexes: readonly string[]): string =>
  indexes.length === 0
    ? rowByRow
    : `/*+ join_fixed_order() no_bnl() index(${alias} ${indexes.join(', ')}) */`;
