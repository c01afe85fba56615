/**
 * After `select`: MySQL joins in the order that is written, however its statistics tempt it; to SQLite it is a
 * comment.
 */
export const joinInOrder = '/*+ join_fixed_order() */';
