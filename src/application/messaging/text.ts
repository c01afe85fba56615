import { proseField } from '../kernel/fields.ts';

export const messageText = proseField(4000);
export const roomTitle = proseField(80).min(1);
export const roomDescription = proseField(500);
