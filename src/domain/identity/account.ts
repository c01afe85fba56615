import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { WrongPassword } from './errors.ts';
import { foldEmail, foldUsername } from './login.ts';
import { type MailTokenId, rejectMailToken } from './mail-token.ts';
import {
  defaultSettings,
  type Links,
  mergeLinks,
  mergeSettings,
  type Settings,
  type SettingsChanges,
} from './profile.ts';
import {
  AccountDeleted,
  AccountRegistered,
  EmailChangeRequested,
  EmailVerified,
  PasswordChanged,
  ProfileChanged,
  RoleChanged,
} from './published.ts';

/** What the account may do beside its own things: `moderator` decides about reports, `admin` runs the service. */
export type AccountRole = 'user' | 'moderator' | 'admin';

interface Registration {
  readonly id: UserId;
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly now: Instant;
}

export interface LoginChanges {
  readonly username?: string | undefined;
  readonly email?: string | undefined;
}

export interface ProfileChanges {
  readonly name?: string | undefined;
  readonly bio?: string | null | undefined;
  readonly location?: string | null | undefined;
  readonly links?: Parameters<typeof mergeLinks>[1] | undefined;
  readonly settings?: SettingsChanges | undefined;
}

/** A user account. After deletion the row stays, as the nameless author of content that others keep. */
export class Account {
  readonly id: UserId;
  readonly createdAt: Instant;
  private role: AccountRole;
  private username: string;
  private email: string;
  private emailVerifiedAt: Instant | null = null;
  /** Requested, but not verified yet. */
  private pendingEmail: string | null = null;
  private passwordHash: string;
  private name: string;
  private bio: string | null = null;
  private location: string | null = null;
  private links: Links = {};
  private visibility = defaultSettings.visibility;
  private directMessages = defaultSettings.directMessages;
  private payments = defaultSettings.payments;
  private paymentAudience = defaultSettings.paymentAudience;
  private readReceipts = defaultSettings.readReceipts;
  private notificationsEnabled = defaultSettings.notificationsEnabled;
  private timeZone = defaultSettings.timeZone;
  protected usernameKey: string | null;
  private emailKey: string | null;
  protected lastSeenAt: Instant;
  protected deletedAt: Instant | null = null;
  private avatarId: Id<'File'> | null = null;
  /** Path suffix of the avatar's public URL. */
  protected avatar: string | null = null;

  private constructor({ id, username, email, name, passwordHash, now }: Registration) {
    this.id = id;
    this.role = 'user';
    this.createdAt = now;
    this.username = username;
    this.usernameKey = foldUsername(username);
    this.email = email;
    this.emailKey = foldEmail(email);
    this.passwordHash = passwordHash;
    this.name = name;
    this.lastSeenAt = now;
  }

  static register(registration: Registration): Account {
    const account = new Account(registration);
    record(account, AccountRegistered({ userId: account.id }));
    return account;
  }

  edit({
    name = this.name,
    bio = this.bio,
    location = this.location,
    links = {},
    settings = {},
  }: ProfileChanges): void {
    this.name = name;
    this.bio = bio;
    this.location = location;
    this.links = mergeLinks(this.links, links);
    const merged = mergeSettings(this.settings, settings);
    this.visibility = merged.visibility;
    this.directMessages = merged.directMessages;
    this.payments = merged.payments;
    this.paymentAudience = merged.paymentAudience;
    this.readReceipts = merged.readReceipts;
    this.notificationsEnabled = merged.notificationsEnabled;
    this.timeZone = merged.timeZone;
    record(this, ProfileChanged({ userId: this.id }));
  }

  private get settings(): Settings {
    const { visibility, directMessages, payments, paymentAudience } = this;
    const { readReceipts, notificationsEnabled, timeZone } = this;
    return {
      visibility,
      directMessages,
      payments,
      paymentAudience,
      readReceipts,
      notificationsEnabled,
      timeZone,
    };
  }

  /** A stolen sign-in must not be enough to take the account over. */
  needsPasswordFor({ username = this.username, email = this.email }: LoginChanges): boolean {
    return username !== this.username || email !== this.email;
  }

  /** Throws `WrongPassword` when the password was changed after the caller proved it. */
  assertPassword(provenHash: string): void {
    if (provenHash !== this.passwordHash) throw new WrongPassword();
  }

  rename(username: string): void {
    if (username === this.username) return;
    this.username = username;
    this.usernameKey = foldUsername(username);
    record(this, ProfileChanged({ userId: this.id }));
  }

  /**
   * The new address takes effect when the token verifies it. Requesting the current address cancels a pending change.
   * @returns the address to be replaced, or null when there is nothing to verify
   */
  requestEmail(email: string, tokenId: MailTokenId): string | null {
    this.pendingEmail = email === this.email ? null : email;
    if (this.pendingEmail === null) return null;
    record(this, EmailChangeRequested({ userId: this.id, tokenId }));
    return this.email;
  }

  /** The address to verify, null when there is none. */
  unverifiedEmail(): string | null {
    return this.pendingEmail ?? (this.emailVerifiedAt === null ? this.email : null);
  }

  /** Throws `MailTokenRejected` when the account neither has this address nor requests it any more. */
  verifyEmail(email: string, now: Instant): void {
    const key = foldEmail(email);
    if (this.pendingEmail !== null && foldEmail(this.pendingEmail) === key) {
      this.email = this.pendingEmail;
      this.emailKey = key;
      this.pendingEmail = null;
    }
    if (this.emailKey !== key) rejectMailToken();
    this.emailVerifiedAt = now;
    record(this, EmailVerified({ userId: this.id }));
  }

  /** `path` is the path suffix of the avatar's public URL. */
  setAvatar(fileId: Id<'File'>, path: string): void {
    this.avatarId = fileId;
    this.avatar = path;
    record(this, ProfileChanged({ userId: this.id }));
  }

  /** Answers false when there was none. */
  removeAvatar(): boolean {
    if (this.avatarId === null) return false;
    this.avatarId = this.avatar = null;
    record(this, ProfileChanged({ userId: this.id }));
    return true;
  }

  hasAvatar(fileId: Id): boolean {
    return this.avatarId === fileId;
  }

  changePassword(passwordHash: string): void {
    this.passwordHash = passwordHash;
    record(this, PasswordChanged({ userId: this.id }));
  }

  /** Answers false when the account has the role already. */
  changeRole(role: AccountRole): boolean {
    if (role === this.role) return false;
    this.role = role;
    record(this, RoleChanged({ userId: this.id, role }));
    return true;
  }

  /** Frees the username and the address, and erases all personal data. */
  delete(now: Instant): void {
    this.deletedAt = now;
    this.username = this.email = this.name = this.passwordHash = '';
    this.usernameKey =
      this.emailKey =
      this.pendingEmail =
      this.emailVerifiedAt =
      this.bio =
      this.location =
      this.avatarId =
      this.avatar =
        null;
    this.links = {};
    this.timeZone = defaultSettings.timeZone;
    record(this, AccountDeleted({ userId: this.id }));
  }
}

/** Deleted accounts are not found. */
export abstract class Accounts {
  abstract find(id: UserId): Promise<Account | undefined>;
  abstract findByUsername(username: string): Promise<Account | undefined>;
  abstract findByEmail(email: string): Promise<Account | undefined>;
  abstract add(account: Account): void;
  /** Throws `UsernameTaken` when an account other than `by` has it. */
  abstract refuseTakenUsername(username: string, by?: UserId): Promise<void>;
  /** Throws `EmailTaken` when an account other than `by` has it. */
  abstract refuseTakenEmail(email: string, by?: UserId): Promise<void>;
}
