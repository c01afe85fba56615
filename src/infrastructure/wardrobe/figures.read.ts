// The figures of an item that statements filter by; `figuresOf` in the domain says the same.

/** SQL expression: wears of item `i` after its last wash; all if it was never washed. */
export const wearsSinceWash = `(select count(*) from wear_items w where w.item_id = i.id
    and w.on_day > coalesce((select max(s.on_day) from washes s where s.item_id = i.id), ''))`;

/** SQL condition: every copy of item `i` has been worn as often as it may be between washes. */
export const isDirty = `(i.wash_every is not null and ${wearsSinceWash} >= i.wash_every * i.quantity)`;

/** SQL condition: item `i` can be worn now. */
export const isReady = `(i.ownership = 'owned' and i.place = 'closet' and not ${isDirty})`;
