import { z } from 'zod';
import type { Id } from '../../domain/kernel/id.ts';
import { refKinds } from '../../domain/messaging/message.ts';
import { idField, proseField } from '../kernel/fields.ts';

export const messageText = proseField(4000);
/** In the order in which they are shown. */
export const messageRefs = z
  .array(z.strictObject({ kind: z.enum(refKinds), id: idField<Id>() }))
  .max(10)
  .refine(
    (refs) => new Set(refs.map(({ id }) => id)).size === refs.length,
    'must not refer to anything twice',
  );
export const roomTitle = proseField(80).min(1);
export const roomDescription = proseField(500);
export const RoomVisibilityField = z.enum(['public', 'private']).meta({ id: 'RoomVisibility' });
