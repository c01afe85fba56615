/**
 * Goes after `select`: MySQL joins tables in the written order, whatever its statistics say. SQLite ignores the
 * comment.
 */
export const joinInOrder = '/*+ join_fixed_order() */';

/**
 * Goes after `select`: MySQL joins these tables first, in this order. Unlike with `joinInOrder`, it may read the rows that
 * `not exists` excludes once, instead of looking for one beside each row: right for many rows.
 */
export const joinFirst = (...aliases: readonly string[]): string =>
  `/*+ join_prefix(${aliases.join(', ')}) */`;

/**
 * Goes after the `select` of a page: as `joinInOrder`, and each join uses an index instead of hashing a table
 * that happens to be small. So the rows keep the order of the first table, and the limit ends the query.
 */
export const rowByRow = '/*+ join_fixed_order() no_bnl() */';

/**
 * Goes after `select`: MySQL reads the table by one of these indexes, although its statistics, which cover all
 * owners, suggest another.
 */
export const byIndex = (alias: string, ...indexes: readonly string[]): string =>
  `/*+ index(${alias} ${indexes.join(', ')}) */`;

/** `rowByRow`, and `byIndex` if any indexes are named. */
export const rowByRowOf = (alias: string, indexes: readonly string[]): string =>
  indexes.length === 0
    ? rowByRow
    : `/*+ join_fixed_order() no_bnl() index(${alias} ${indexes.join(', ')}) */`;
