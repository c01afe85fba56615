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

/** After `select`: MySQL reads a table by this index, though its statistics of many owners tempt it to another. */
export const byIndex = (alias: string, index: string): string => `/*+ index(${alias} ${index}) */`;
