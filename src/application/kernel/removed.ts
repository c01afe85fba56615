import { z } from 'zod';
import { idOut, timeOut } from './fields.ts';

export const RemovedView = z
  .object({
    reason: z.string().describe('Why, as reports name it'),
    decisionId: idOut.describe('The decision; you may appeal against it'),
    at: timeOut.describe('When it was removed'),
  })
  .meta({ id: 'Removed', description: 'A moderator removed this; only its author sees it' });
export type RemovedView = z.input<typeof RemovedView>;

/** For views of what can be removed. */
export const removedField = {
  removed: RemovedView.optional().describe('A moderator removed it; only you see it'),
};
