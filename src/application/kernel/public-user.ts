import { z } from 'zod';
import { idOut } from './fields.ts';

/** What anyone may know of a person. Someone who has left has no username and no name. */
export const PublicUser = z
  .object({
    id: idOut,
    username: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
  })
  .meta({ id: 'PublicUser' });
export type PublicUser = z.output<typeof PublicUser>;
