import type { SessionId } from '../../domain/identity/session.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { PublicUser } from '../kernel/public-user.ts';
import type { PostView } from '../posts/views.ts';
import type { Me, Profile, SessionView, UserCounts } from './views.ts';

export abstract class Profiles {
  abstract me(userId: UserId): Promise<Me | undefined>;
  abstract public(userId: UserId): Promise<PublicUser | undefined>;
  /** Undefined for someone whom the viewer cannot see. */
  abstract profile(viewerId: UserId, userId: UserId): Promise<Profile | undefined>;
}

/** First those found by username, by `[0, username]`, then those by words of the name, by `[1, word, id]`. */
export type SearchKey = readonly [0, string] | readonly [1, string, UserId];
/** Friends in common, followers, id. */
export type SuggestionKey = readonly [number, number, UserId];

/** Lists of people, without those who blocked the viewer or whom the viewer blocked. */
export abstract class People {
  abstract list(viewerId: UserId, page: PageRequest<UserId>): Promise<Page<PublicUser>>;
  abstract search(viewerId: UserId, q: string, page: PageRequest<SearchKey>): Promise<Page<PublicUser>>;
  abstract suggest(viewerId: UserId, page: PageRequest<SuggestionKey>): Promise<Page<PublicUser>>;
  abstract counts(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, UserCounts>>;
}

export abstract class SessionList {
  abstract of(userId: UserId, current: SessionId, now: Instant): Promise<SessionView[]>;
}

/** What people have posted, as far as a viewer may see it. */
export abstract class PostsOfUser {
  abstract newest(viewerId: UserId, userId: UserId): Promise<Page<PostView>>;
}

/** Everything that is kept of a person, by section; each context has its own. */
export abstract class PersonalData {
  abstract of(userId: UserId): Promise<Readonly<Record<string, unknown>>>;
}
