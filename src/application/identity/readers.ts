import type { SessionId } from '../../domain/identity/session.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ListedUser, PublicUser } from '../kernel/public-user.ts';
import type { PostView } from '../posts/views.ts';
import type { AccountView, InboxCounts, Me, Profile, SessionView, UserCounts } from './views.ts';

export abstract class Profiles {
  abstract me(userId: UserId): Promise<Me | undefined>;
  abstract public(userId: UserId): Promise<PublicUser | undefined>;
  /** Undefined when the viewer cannot see this person. */
  abstract profile(viewerId: UserId, userId: UserId): Promise<Profile | undefined>;
  /** In any case of letters. Undefined as above. */
  abstract profileNamed(viewerId: UserId, username: string): Promise<Profile | undefined>;
}

/** The last result: `[0, username]` if found by username, `[1, word, id]` if found later, by a word of the name. */
export type SearchKey = readonly [0, string] | readonly [1, string, UserId];
/** The last result: number of mutual friends, number of followers, id. */
export type SuggestionKey = readonly [number, number, UserId];

/** Lists of people, without those on either side of a block with the viewer. */
export abstract class People {
  abstract list(viewerId: UserId, page: PageRequest<UserId>): Promise<Page<ListedUser>>;
  abstract search(viewerId: UserId, q: string, page: PageRequest<SearchKey>): Promise<Page<ListedUser>>;
  abstract suggest(viewerId: UserId, page: PageRequest<SuggestionKey>): Promise<Page<ListedUser>>;
  /** Of what the viewer may see. */
  abstract counts(viewerId: UserId, userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, UserCounts>>;
}

export interface AccountFilter {
  /** An id, or the starts of words of the username and name. */
  readonly q?: string | undefined;
  readonly suspended?: boolean | undefined;
}

/** Accounts for moderators: nothing hides any, except that deleted ones are gone. */
export abstract class AccountList {
  abstract list(filter: AccountFilter, page: PageRequest<UserId>): Promise<Page<AccountView>>;
}

/** What waits for a person, in all contexts. */
export abstract class Inbox {
  abstract counts(userId: UserId): Promise<InboxCounts>;
}

export abstract class SessionList {
  abstract of(userId: UserId, current: SessionId, now: Instant): Promise<SessionView[]>;
}

/** A person's posts that the viewer may see. */
export abstract class PostsOfUser {
  abstract newest(viewerId: UserId, userId: UserId): Promise<Page<PostView>>;
}

/** Everything stored about a person. Each context contributes its sections. */
export abstract class DataExport {
  abstract of(userId: UserId): Promise<Readonly<Record<string, unknown>>>;
}
