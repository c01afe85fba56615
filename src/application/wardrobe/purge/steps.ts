/** Rows per step. */
export const step = 200;

/** Aggregates per step; each one is loaded. */
export const few = 20;

export const more = { more: 'on' };
