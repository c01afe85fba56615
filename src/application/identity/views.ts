import { z } from 'zod';
import { permissions } from '../../domain/access/policy.ts';
import { visibilities } from '../../domain/identity/profile.ts';
import { signInMethods } from '../../domain/identity/session.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { roles } from '../kernel/operation.ts';
import { pageOf } from '../kernel/page.ts';
import { ListedUser, PublicUser, RelationView } from '../kernel/public-user.ts';
import { VisibilityField } from '../posts/views.ts';
import { settingTexts } from './fields.ts';

const link = z.string().nullable().describe('A link with http or https; null without one.');
const about = {
  bio: z.string().nullable().describe('About the person, at most 500 characters.'),
  location: z.string().nullable().describe('Where the person is, in their words.'),
  links: z
    .object({ website: link, instagram: link, facebook: link, twitter: link, youtube: link })
    .meta({ id: 'Links', description: 'Links to pages of the person.' }),
  createdAt: timeOut.describe('When the account was made.'),
};

export const SettingsView = z
  .object({
    visibility: z.enum(visibilities).describe(settingTexts.visibility),
    directMessages: z.enum(permissions).describe(settingTexts.directMessages),
    payments: z.enum(permissions).describe(settingTexts.payments),
    paymentAudience: VisibilityField.describe(settingTexts.paymentAudience),
    readReceipts: z.boolean().describe(settingTexts.readReceipts),
    notificationsEnabled: z.boolean().describe(settingTexts.notificationsEnabled),
    timeZone: z.string().describe(settingTexts.timeZone),
  })
  .meta({ id: 'Settings', description: 'Your settings.' });

export const SuspensionView = z
  .object({
    reason: z.string().describe('Why, as moderators wrote it.'),
    until: timeOut.nullable().describe('Until when; null for good.'),
  })
  .meta({ id: 'Suspension', description: 'Why an account may not write, and until when.' });

const roleOut = z
  .enum(roles)
  .describe('`moderator` opens cases, actions and suspensions below `/admin`, `admin` all of it.');

export const Me = PublicUser.extend({
  ...about,
  email: z.string().describe('Your email address; nobody else sees it.'),
  emailVerified: z.boolean().describe('Whether you have confirmed the address. Only then do mails arrive.'),
  pendingEmail: z
    .string()
    .nullable()
    .meta({ description: 'Requested; it takes effect once it is verified.' }),
  settings: SettingsView,
  role: roleOut,
  suspension: SuspensionView.nullable().describe(
    'Why you may only read, and until when; null if you are not.',
  ),
}).meta({ id: 'Me', description: 'Your own account.' });
export type Me = z.output<typeof Me>;

export const AccountView = PublicUser.extend({
  role: roleOut,
  createdAt: timeOut.describe('When the account was made.'),
  suspension: SuspensionView.nullable().describe('Null while it is not suspended.'),
}).meta({ id: 'Account', description: 'An account as moderators see it.' });
export type AccountView = z.output<typeof AccountView>;

const count = z.int().nonnegative();
export const UserCounts = z
  .object({
    followers: count.describe('People who follow them; 0 if you may not read the list.'),
    following: count.describe('People whom they follow; 0 if you may not read the list.'),
    friends: count.describe('Their friends; 0 if you may not read the list of followers.'),
    posts: count.describe('Posts that you may see.'),
    items: count.describe('Items that you may see, without wished ones of others.'),
    outfits: count.describe('Outfits that you may see.'),
  })
  .meta({ id: 'UserCounts', description: 'Counts of what you may see.' });
export type UserCounts = z.output<typeof UserCounts>;

export const Profile = PublicUser.extend({
  ...about,
  counts: UserCounts,
  relation: RelationView,
}).meta({ id: 'Profile', description: 'A person, with what their profile page shows.' });
export type Profile = z.output<typeof Profile>;

export const CountedUser = ListedUser.extend({
  counts: UserCounts.optional().describe('With `include=counts`: counts of what you may see.'),
}).meta({ id: 'CountedUser', description: 'A person in a list, with counts on request.' });
export const ListedUsers = pageOf(ListedUser);

export const InboxCounts = z
  .object({
    unreadMessages: count.describe('Messages in your conversations that you have not read.'),
    unreadNotifications: count.describe('Unread notifications; grouped ones count once.'),
    friendRequests: count.describe('Friend requests that wait for your answer.'),
    followRequests: count.describe('Requests to follow you that wait for your answer.'),
    invites: count.describe('Invites to rooms that wait for your answer.'),
    paymentRequests: count.describe('Requests for payment that wait for your answer.'),
  })
  .meta({ id: 'InboxCounts', description: 'How much waits for you.' });
export type InboxCounts = z.output<typeof InboxCounts>;

export const SessionView = z
  .object({
    id: idOut.describe('Id of the session.'),
    createdAt: timeOut.describe('When you signed in.'),
    lastUsedAt: timeOut.describe('When its tokens were last renewed.'),
    userAgent: z.string().nullable().describe('What the device called itself, at most 300 characters.'),
    signedInWith: z.enum(signInMethods).describe('What was proven at the sign-in.'),
    current: z.boolean().describe('Whether it is the session of this call.'),
  })
  .meta({ id: 'Session', description: 'A sign-in on one device.' });
export type SessionView = z.output<typeof SessionView>;

export const SessionsView = z
  .object({ items: z.array(SessionView).describe('Your sessions, the last used first; at most 50.') })
  .meta({ id: 'Sessions', description: 'Where you are signed in.' });

export const DataExportView = z.looseObject({ account: Me }).meta({
  id: 'DataExport',
  description:
    'Everything of yours in sections: account, sessions, relations and requests in both directions, files with `contentPath`, posts, messages, wardrobe, notifications, settings and deliveries.',
});

const tokens = {
  accessToken: z
    .string()
    .describe('Send it as `Authorization: Bearer …`. Absent when cookies were asked for.'),
  refreshToken: z.string().describe('Works once; keep the new one. Absent when cookies were asked for.'),
  expiresIn: z.int().meta({ description: 'Seconds until the access token expires.' }),
};
export const Tokens = z.object(tokens).meta({ id: 'Tokens', description: 'A renewed session.' });
export const SignedIn = z
  .object({ user: Me, ...tokens })
  .meta({ id: 'SignedIn', description: 'A new session.' });
