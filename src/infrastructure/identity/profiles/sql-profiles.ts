import { Profiles } from '../../../application/identity/readers.ts';
import type { Me, Profile } from '../../../application/identity/views.ts';
import { iso } from '../../../application/kernel/fields.ts';
import type { PublicUser } from '../../../application/kernel/public-user.ts';
import { type Links, linkKinds, type Settings } from '../../../domain/identity/profile.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { counts, joinCounters, selectCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { asksToFollow, befriended, blocks, follows, friendRequestFrom } from '../../social/social.read.ts';
import { type AvatarUrls, type PublicUserRow, publicUser, toPublicUser } from '../identity.read.ts';
import { type CountsRow, countKinds } from './user-counts.ts';

type AboutRow = PublicUserRow<'user'> & {
  bio: string | null;
  location: string | null;
  links: string;
  createdAt: Instant;
};
type MeRow = AboutRow &
  Omit<Settings, 'notificationsEnabled' | 'readReceipts'> & {
    readReceipts: number;
    notificationsEnabled: number;
    email: string;
    emailVerifiedAt: Instant | null;
    pendingEmail: string | null;
    role: 'user' | 'admin';
  };
type Flag = 0 | 1;
type ProfileRow = AboutRow &
  CountsRow & {
    viewerFollows: Flag;
    followRequested: Flag;
    followedBy: Flag;
    friend: Flag;
    requestSent: Flag;
    requestReceived: Flag;
    blocking: Flag;
  };

const about = `${publicUser('a', 'user')}, a.bio, a.location, a.links, a.created_at as createdAt`;

const byId = sql<{ userId: UserId }, PublicUserRow<'user'>>(
  `select ${publicUser('a', 'user')} from accounts a where a.id = :userId and a.deleted_at is null`,
);

const me = sql<{ userId: UserId }, MeRow>(`
  select ${about}, a.email, a.email_verified_at as emailVerifiedAt, a.pending_email as pendingEmail, a.role,
    a.visibility, a.direct_messages as directMessages, a.read_receipts as readReceipts, a.notifications_enabled as notificationsEnabled,
    a.time_zone as timeZone
  from accounts a where a.id = :userId and a.deleted_at is null`);

const profile = sql<{ userId: UserId; viewerId: UserId; lowId: UserId; highId: UserId }, ProfileRow>(`
  select ${about}, ${selectCounters(countKinds, 'a.id')},
    ${follows(':viewerId', 'a.id')} as viewerFollows,
    ${asksToFollow(':viewerId', 'a.id')} as followRequested,
    ${follows('a.id', ':viewerId')} as followedBy,
    ${befriended(':viewerId', 'a.id')} as friend,
    ${friendRequestFrom(':viewerId', ':lowId', ':highId')} as requestSent,
    ${friendRequestFrom('a.id', ':lowId', ':highId')} as requestReceived,
    ${blocks(':viewerId', 'a.id')} as blocking
  from accounts a ${joinCounters('a.id')}
  where a.id = :userId and a.deleted_at is null and not ${blocks('a.id', ':viewerId')}`);

export class SqlProfiles extends Profiles {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async public(userId: UserId): Promise<PublicUser | undefined> {
    const row = await this.#database.row(byId, { userId });
    return row && toPublicUser(row, 'user', this.#files);
  }

  async me(userId: UserId): Promise<Me | undefined> {
    const row = await this.#database.row(me, { userId });
    if (!row) return undefined;
    const { email, pendingEmail, role, visibility, directMessages, timeZone } = row;
    return {
      ...toAbout(row, this.#files),
      email,
      emailVerified: row.emailVerifiedAt !== null,
      pendingEmail,
      settings: {
        visibility,
        directMessages,
        readReceipts: row.readReceipts === 1,
        notificationsEnabled: row.notificationsEnabled === 1,
        timeZone,
      },
      role,
    };
  }

  async profile(viewerId: UserId, userId: UserId): Promise<Profile | undefined> {
    const [lowId, highId] = viewerId < userId ? [viewerId, userId] : [userId, viewerId];
    const row = await this.#database.row(profile, { userId, viewerId, lowId, highId });
    if (!row) return undefined;
    return {
      ...toAbout(row, this.#files),
      counts: counts(countKinds, row),
      relation: {
        following: row.viewerFollows === 1,
        followRequested: row.followRequested === 1,
        followedBy: row.followedBy === 1,
        friend: row.friend === 1,
        requestSent: row.requestSent === 1,
        requestReceived: row.requestReceived === 1,
        blocking: row.blocking === 1,
      },
    };
  }
}

function toAbout(row: AboutRow, avatars: AvatarUrls) {
  const stored = JSON.parse(row.links) as Links;
  const links = Object.fromEntries(linkKinds.map((kind) => [kind, stored[kind] ?? null])) as Me['links'];
  return {
    ...toPublicUser(row, 'user', avatars),
    bio: row.bio,
    location: row.location,
    links,
    createdAt: iso(row.createdAt),
  };
}
