import { z } from 'zod';
import { idOut } from './fields.ts';

/** The public card of a user. A deleted account has an empty username and name. */
export const PublicUser = z
  .object({
    id: idOut.describe('Id of the account.'),
    username: z.string().describe('Unique name, 3 to 30 characters; empty when the account is deleted.'),
    name: z.string().describe('Display name, at most 80 characters; empty when the account is deleted.'),
    avatarUrl: z
      .string()
      .nullable()
      .describe(
        'Public link to the picture, which stays the same until the picture changes; null without one.',
      ),
  })
  .meta({ id: 'PublicUser', description: 'A person as everyone may see them.' });
export type PublicUser = z.output<typeof PublicUser>;

/** How the caller relates to a person; all false for the caller. */
export const RelationView = z
  .object({
    following: z.boolean().describe('You follow them.'),
    followRequested: z
      .boolean()
      .describe('You asked to follow their private account; they have not answered.'),
    followedBy: z.boolean().describe('They follow you.'),
    friend: z.boolean().describe('You are friends.'),
    requestSent: z.boolean().describe('Your friend request waits for their answer.'),
    requestReceived: z.boolean().describe('Their friend request waits for your answer.'),
    blocking: z.boolean().describe('You block them.'),
    muting: z.boolean().describe('You mute them.'),
  })
  .meta({ id: 'Relation', description: 'How you relate to a person; all false for yourself.' });
export type RelationView = z.output<typeof RelationView>;

/** A person in a list that one caller reads. Frames have many readers and carry a `PublicUser`. */
export const ListedUser = PublicUser.extend({ relation: RelationView }).meta({
  id: 'ListedUser',
  description: 'A person in a list, with your relation to them.',
});
export type ListedUser = z.output<typeof ListedUser>;
