import { z } from 'zod';
import { idOut } from './fields.ts';

/** The public card of a user. A deleted account has an empty username and name. */
export const PublicUser = z
  .object({
    id: idOut,
    username: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
  })
  .meta({ id: 'PublicUser' });
export type PublicUser = z.output<typeof PublicUser>;
