import { Profiles } from '../../../application/identity/readers.ts';
import type { Me, Profile } from '../../../application/identity/views.ts';
import { iso } from '../../../application/kernel/fields.ts';
import type { Role } from '../../../application/kernel/operation.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { PublicUser } from '../../../application/kernel/public-user.ts';
import { foldUsername } from '../../../domain/identity/login.ts';
import { type Links, linkKinds, type Settings } from '../../../domain/identity/profile.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { joinCounters, selectCounters } from '../../kernel/counters/counters.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import {
  hiddenBySuspension,
  joinSuspension,
  type SuspensionRow,
  suspensionColumns,
  toSuspension,
} from '../../moderation/suspensions.read.ts';
import { blocks, type RelationRow, relationTo, toRelation } from '../../social/social.read.ts';
import { type AvatarUrls, type PublicUserRow, publicUser, toPublicUser } from '../identity.read.ts';
import { type CountsRow, countKinds, countsFor } from './user-counts.ts';

type AboutRow = PublicUserRow<'user'> & {
  bio: string | null;
  location: string | null;
  links: string;
  createdAt: Instant;
};
type MeRow = AboutRow &
  SuspensionRow &
  Omit<Settings, 'notificationsEnabled' | 'readReceipts'> & {
    readReceipts: number;
    notificationsEnabled: number;
    email: string;
    emailVerifiedAt: Instant | null;
    pendingEmail: string | null;
    role: Role;
  };
type ProfileRow = AboutRow & CountsRow & RelationRow & { ownerIsPrivate: number };

const about = `${publicUser('a', 'user')}, a.bio, a.location, a.links, a.created_at as createdAt`;

const byId = sql<{ userId: UserId }, PublicUserRow<'user'>>(
  `select ${publicUser('a', 'user')} from accounts a where a.id = :userId and a.deleted_at is null`,
);

const me = sql<{ userId: UserId; now: Instant }, MeRow>(`
  select ${about}, a.email, a.email_verified_at as emailVerifiedAt, a.pending_email as pendingEmail, a.role,
    a.visibility, a.direct_messages as directMessages, a.payments, a.payment_audience as paymentAudience,
    a.read_receipts as readReceipts, a.notifications_enabled as notificationsEnabled,
    a.time_zone as timeZone, ${suspensionColumns}
  from accounts a ${joinSuspension('a.id')} where a.id = :userId and a.deleted_at is null`);

const profileOf = (whose: string) => `
  select ${about}, a.visibility = 'private' as ownerIsPrivate, ${selectCounters(countKinds, 'a.id')},
    ${relationTo(':viewerId', 'a.id')}
  from accounts a ${joinCounters('a.id')}
  where ${whose} and a.deleted_at is null and not ${blocks('a.id', ':viewerId')}
    and not ${hiddenBySuspension(':viewerId', 'a.id')}`;
const profileById = sql<{ userId: UserId; viewerId: UserId }, ProfileRow>(profileOf('a.id = :userId'));
const profileByName = sql<{ key: string; viewerId: UserId }, ProfileRow>(profileOf('a.username_key = :key'));

export class SqlProfiles extends Profiles {
  readonly #database: Database;
  readonly #files: FileViews;
  readonly #clock: Clock;

  constructor(database: Database, files: FileViews, clock: Clock) {
    super();
    this.#database = database;
    this.#files = files;
    this.#clock = clock;
  }

  async public(userId: UserId): Promise<PublicUser | undefined> {
    const row = await this.#database.row(byId, { userId });
    return row && toPublicUser(row, 'user', this.#files);
  }

  async me(userId: UserId): Promise<Me | undefined> {
    const row = await this.#database.row(me, { userId, now: this.#clock.now() });
    if (!row) return undefined;
    const { email, pendingEmail, role, visibility, directMessages, payments, paymentAudience, timeZone } =
      row;
    return {
      ...toAbout(row, this.#files),
      email,
      emailVerified: row.emailVerifiedAt !== null,
      pendingEmail,
      settings: {
        visibility,
        directMessages,
        payments,
        paymentAudience,
        readReceipts: row.readReceipts === 1,
        notificationsEnabled: row.notificationsEnabled === 1,
        timeZone,
      },
      role,
      suspension: toSuspension(row),
    };
  }

  async profile(viewerId: UserId, userId: UserId): Promise<Profile | undefined> {
    const row = await this.#database.row(profileById, { userId, viewerId });
    return row && this.#profile(viewerId, row);
  }

  async profileNamed(viewerId: UserId, username: string): Promise<Profile | undefined> {
    const row = await this.#database.row(profileByName, { key: foldUsername(username), viewerId });
    return row && this.#profile(viewerId, row);
  }

  #profile(viewerId: UserId, row: ProfileRow): Profile {
    const relation = toRelation(row);
    const { following, friend, blocking } = relation;
    const ownerIsPrivate = row.ownerIsPrivate === 1;
    // People whom this person blocked get no row.
    const policy = {
      self: viewerId === row.userId,
      follows: following,
      friend,
      blocked: blocking,
      gone: false,
    };
    return {
      ...toAbout(row, this.#files),
      counts: countsFor({ ...policy, ownerIsPrivate }, row),
      relation,
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
