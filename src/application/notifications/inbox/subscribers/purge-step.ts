export const step = 200;

export const more = { more: 'on' };
