import { z } from 'zod';
import { directMessagePolicies, visibilities } from '../../domain/identity/profile.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { pageOf } from '../kernel/page.ts';
import { PublicUser } from '../kernel/public-user.ts';

const link = z.string().nullable();
const about = {
  bio: z.string().nullable(),
  location: z.string().nullable(),
  links: z.object({ website: link, instagram: link, facebook: link, twitter: link, youtube: link }),
  createdAt: timeOut,
};

export const Me = PublicUser.extend({
  ...about,
  email: z.string(),
  emailVerified: z.boolean(),
  pendingEmail: z
    .string()
    .nullable()
    .meta({ description: 'Requested; it takes effect once it is verified.' }),
  settings: z.object({
    visibility: z.enum(visibilities),
    directMessages: z.enum(directMessagePolicies),
    readReceipts: z
      .boolean()
      .meta({ description: 'Whether others see how far you have read, and you see it of them' }),
    notificationsEnabled: z.boolean(),
    timeZone: z.string(),
  }),
  role: z.enum(['user', 'admin']),
}).meta({ id: 'Me' });
export type Me = z.output<typeof Me>;

const count = z.int().nonnegative();
export const UserCounts = z
  .object({ followers: count, following: count, friends: count, posts: count, items: count, outfits: count })
  .meta({ id: 'UserCounts' });
export type UserCounts = z.output<typeof UserCounts>;

export const Profile = PublicUser.extend({
  ...about,
  counts: UserCounts,
  relation: z.object({
    following: z.boolean(),
    followRequested: z.boolean(),
    followedBy: z.boolean(),
    friend: z.boolean(),
    requestSent: z.boolean(),
    requestReceived: z.boolean(),
    blocking: z.boolean(),
  }),
}).meta({ id: 'Profile' });
export type Profile = z.output<typeof Profile>;

export const ListedUser = PublicUser.extend({ counts: UserCounts.optional() }).meta({ id: 'ListedUser' });
export const PublicUsers = pageOf(PublicUser);

export const SessionView = z
  .object({
    id: idOut,
    createdAt: timeOut,
    lastUsedAt: timeOut,
    userAgent: z.string().nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.output<typeof SessionView>;

const tokens = {
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.int().meta({ description: 'Seconds until the access token expires.' }),
};
export const Tokens = z.object(tokens).meta({ id: 'Tokens' });
export const SignedIn = z.object({ user: Me, ...tokens }).meta({ id: 'SignedIn' });
