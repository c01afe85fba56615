import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../../src/infrastructure/identity/identity.read.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { signedIn } from '../../kit/signed-in.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

describe.each(databases)('your own account, on %s', (kind) => {
  it('changes the given fields, merges links and settings, and clears by null', async () => {
    const world = await startWorld(kind);
    const { actor } = await world.person('ann');
    const update = (input: Parameters<typeof world.call<'identity.update-me'>>[1]) =>
      world.call('identity.update-me', input, actor);
    await update({
      name: 'Ann',
      bio: 'Coats',
      links: { website: 'https://ann.example.com', instagram: 'https://instagram.com/ann' },
    });
    const me = await update({
      location: 'Berlin',
      bio: null,
      links: { instagram: null, youtube: 'http://youtube.com/@ann' },
      settings: {
        visibility: 'private',
        payments: 'followers',
        paymentAudience: 'friends',
        notificationsEnabled: false,
        timeZone: 'Europe/Berlin',
      },
    });
    expect(me).toMatchObject({
      name: 'Ann',
      bio: null,
      location: 'Berlin',
      links: {
        website: 'https://ann.example.com',
        instagram: null,
        facebook: null,
        twitter: null,
        youtube: 'http://youtube.com/@ann',
      },
      settings: {
        visibility: 'private',
        directMessages: 'everyone',
        payments: 'followers',
        paymentAudience: 'friends',
        notificationsEnabled: false,
        timeZone: 'Europe/Berlin',
      },
    });
    expect((await update({ settings: { visibility: null } })).settings.visibility).toBe('public');
    expect(await update({})).toEqual(await world.call('identity.get-me', {}, actor));
  });

  it.each([
    ['a script as a link', { links: { website: 'javascript:alert(1)' } }, '/links/website'],
    ['a link that is not a web page', { links: { website: 'ftp://ann.example.com' } }, '/links/website'],
    ['a link of an unknown kind', { links: { myspace: 'https://myspace.com' } }, '/links/myspace'],
    ['an unknown time zone', { settings: { timeZone: 'Mars/Olympus' } }, '/settings/timeZone'],
    ['an unknown visibility', { settings: { visibility: 'secret' } }, '/settings/visibility'],
    ['payments of strangers alone', { settings: { payments: 'strangers' } }, '/settings/payments'],
    ['an unknown audience', { settings: { paymentAudience: 'all' } }, '/settings/paymentAudience'],
    ['a password', { password: 'another long one' }, '/password'],
    ['a role', { role: 'admin' }, '/role'],
    ['a verified address', { emailVerified: true }, '/emailVerified'],
    ['a bio of 501 characters', { bio: 'x'.repeat(501) }, '/bio'],
    ['an empty name', { name: '' }, '/name'],
    ['a username with a space', { username: 'a b' }, '/username'],
    ['an invalid email address', { email: 'nobody' }, '/email'],
  ])('refuses %s', async (_what, input, pointer) => {
    const world = await startWorld(kind);
    const { actor } = await world.person('ann');
    const refused = refusalOf(world.call('identity.update-me', input as never, actor));
    expect(await refused).toBe(`request.invalid-fields ${pointer}`);
  });

  it('takes a new username only with the current password', async () => {
    const world = await startWorld(kind);
    const { actor, password } = await world.person('ann');
    await world.person('bob');
    const rename = (username: string, currentPassword?: string) =>
      world.call('identity.update-me', { username, ...(currentPassword && { currentPassword }) }, actor);
    expect(await refusalOf(rename('anna'))).toBe('request.invalid-fields /currentPassword');
    expect(await refusalOf(rename('anna', 'wrong one'))).toBe('identity.wrong-password');
    expect(await refusalOf(rename('BOB', password))).toBe('identity.username-taken');
    expect((await rename('Anna', password)).username).toBe('Anna');
    expect((await rename('Anna')).username).toBe('Anna');
    expect(signedIn(await world.call('identity.log-in', { login: 'anna', password })).user.id).toBe(actor.id);
    await world.call('identity.register', {
      username: 'ann',
      email: 'other@example.com',
      password: 'long enough, ann',
    });
  });

  it('takes a new address once it is verified, and warns the old one', async () => {
    const world = await startWorld(kind);
    const { actor, password } = await world.person('ann');
    await world.person('bob');
    const move = (email: string) =>
      world.call('identity.update-me', { email, currentPassword: password }, actor);
    expect(await refusalOf(world.call('identity.update-me', { email: 'new@example.com' }, actor))).toBe(
      'request.invalid-fields /currentPassword',
    );
    expect(await refusalOf(move('Bob@example.com'))).toBe('identity.email-taken');
    expect(await move('new@example.com')).toMatchObject({
      email: 'ann@example.com',
      pendingEmail: 'new@example.com',
    });
    const told = (await world.mails())
      .filter(({ to }) => to === 'ann@example.com')
      .map(({ subject }) => subject);
    expect(told.sort()).toEqual(['Confirm your email address', 'Your email address is about to change']);
    await world.call('identity.verify-email', { token: await world.mailedToken('new@example.com') });
    expect(await world.call('identity.get-me', {}, actor)).toMatchObject({
      email: 'new@example.com',
      emailVerified: true,
      pendingEmail: null,
    });
    await world.call('identity.log-in', { email: 'new@example.com', password });
    expect(await refusalOf(world.call('identity.log-in', { email: 'ann@example.com', password }))).toBe(
      'identity.wrong-credentials',
    );
  });

  it('gives an address to only one of two people who requested it', async () => {
    const world = await startWorld(kind);
    const { actor, password } = await world.person('ann');
    await world.call('identity.update-me', { email: 'new@example.com', currentPassword: password }, actor);
    const token = await world.mailedToken('new@example.com');
    await world.call('identity.register', {
      username: 'bob',
      email: 'New@example.com',
      password: 'bob likes clothes',
    });
    expect(await refusalOf(world.call('identity.verify-email', { token }))).toBe('identity.email-taken');
  });

  it('verifies the first address by the mail of the registration, once, within 30 minutes', async () => {
    const world = await startWorld(kind);
    const { actor } = await world.person('ann');
    const late = await world.mailedToken('ann@example.com');
    world.clock.at += 30 * 60_000;
    expect(await refusalOf(world.call('identity.verify-email', { token: late }))).toBe(
      'identity.mail-token-rejected /token',
    );
    await world.call('identity.resend-verification', {}, actor);
    const token = await world.mailedToken('ann@example.com');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(world.call('identity.verify-email', { token }))),
    );
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(1);
    expect((await world.call('identity.get-me', {}, actor)).emailVerified).toBe(true);
    const before = (await world.mails()).length;
    await world.call('identity.resend-verification', {}, actor);
    expect(await world.mails()).toHaveLength(before);
  });

  it('sends another verification without a sign-in, only to known addresses', async () => {
    const world = await startWorld(kind);
    const { actor } = await world.person('ann');
    expect(await refusalOf(world.call('identity.resend-verification', {}))).toBe(
      'request.invalid-fields /email',
    );
    await world.call('identity.resend-verification', { email: 'stranger@example.com' });
    await world.call('identity.resend-verification', { email: 'ANN@example.com' });
    expect((await world.mails()).map(({ to }) => to)).toEqual(['ann@example.com', 'ann@example.com']);
    await world.call('identity.verify-email', { token: await world.mailedToken('ann@example.com') });
    expect((await world.call('identity.get-me', {}, actor)).emailVerified).toBe(true);
  });

  it('changes the password, ends the other sessions and sends a mail about it', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const other = signedIn(await world.call('identity.log-in', { login: 'ann', password: ann.password }));
    const change = (currentPassword: string, newPassword: string) =>
      world.call('identity.change-password', { currentPassword, newPassword }, ann.actor);
    expect(await refusalOf(change('wrong one', 'a new long one'))).toBe('identity.wrong-password');
    expect(await refusalOf(change(ann.password, 'password123'))).toBe(
      'identity.password-too-common /newPassword',
    );
    await change(ann.password, 'a new long one');
    expect(await refusalOf(world.call('identity.refresh', { refreshToken: other.refreshToken }))).toBe(
      'identity.session-over',
    );
    await world.call('identity.refresh', { refreshToken: ann.refreshToken });
    expect(await refusalOf(world.call('identity.log-in', { login: 'ann', password: ann.password }))).toBe(
      'identity.wrong-credentials',
    );
    await world.call('identity.log-in', { login: 'ann', password: 'a new long one' });
    expect((await world.mails()).at(-1)).toMatchObject({
      to: 'ann@example.com',
      subject: 'Your password was changed',
    });
  });

  it('changes the password once in 20 concurrent calls', async () => {
    const world = await startWorld(kind);
    const { actor, password } = await world.person('ann');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        refusalOf(
          world.call(
            'identity.change-password',
            { currentPassword: password, newPassword: `a new long one ${i}` },
            actor,
          ),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['nothing', 'identity.wrong-password']));
  });

  it('leaves no session of the old password when sign-ins race with a reset', async () => {
    const world = await startWorld(kind);
    const { actor, password } = await world.person('ann');
    await world.call('identity.request-password-reset', { email: 'ann@example.com' });
    const token = await world.mailedToken('ann@example.com');
    const signIns = Array.from({ length: 10 }, () =>
      refusalOf(world.call('identity.log-in', { login: 'ann', password })),
    );
    await Promise.all([
      ...signIns,
      world.call('identity.reset-password', { token, password: 'a new long one' }),
      ...signIns,
    ]);
    expect((await world.call('identity.list-sessions', {}, actor)).items).toEqual([]);
  });

  it('gets a new password by mail, which works once and ends all sessions', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    await world.call('identity.request-password-reset', { email: 'stranger@example.com' });
    await world.call('identity.request-password-reset', { email: 'Ann@Example.com' });
    const mails = await world.mails();
    expect(mails.map(({ to }) => to)).toEqual(['ann@example.com', 'ann@example.com']);
    const token = await world.mailedToken('ann@example.com');
    expect(mails.at(-1)?.text).toContain(`https://layers.example.com/reset-password?token=${token}`);
    const reset = (password: string) => refusalOf(world.call('identity.reset-password', { token, password }));
    expect(await reset('password1')).toBe('identity.password-too-common /password');
    expect(await reset('a new long one')).toBe('nothing');
    expect(await reset('another long one')).toBe('identity.mail-token-rejected /token');
    expect(await refusalOf(world.call('identity.refresh', { refreshToken: ann.refreshToken }))).toBe(
      'identity.session-over',
    );
    const { user } = signedIn(
      await world.call('identity.log-in', { login: 'ann', password: 'a new long one' }),
    );
    expect(user.emailVerified).toBe(true);
  });

  it('refuses a breached password at registration, change and reset', async () => {
    const stolen = [
      'kettle and pan',
      'three blue birds',
      ...Array.from({ length: 500 }, (_, i) => `stolen number ${i}`),
    ];
    const hashes = stolen.map((text) => createHash('sha1').update(text).digest('hex').toUpperCase()).sort();
    const file = join(await temporaryFolder(), 'breached');
    await writeFile(file, hashes.map((hash, i) => `${hash}:${i ** 3}\r\n`).join(''));
    const world = await startWorld(kind, { BREACHED_PASSWORDS: file });
    const { actor, password: currentPassword, user } = await world.person('ann');
    for (const password of stolen)
      expect(
        await refusalOf(
          world.call('identity.register', { username: 'bob', email: 'b@example.com', password }),
        ),
      ).toBe('identity.password-too-common /password');
    const newPassword = 'kettle and pan';
    expect(
      await refusalOf(world.call('identity.change-password', { currentPassword, newPassword }, actor)),
    ).toBe('identity.password-too-common /newPassword');
    await world.call('identity.request-password-reset', { email: user.email });
    const token = await world.mailedToken(user.email);
    expect(await refusalOf(world.call('identity.reset-password', { token, password: newPassword }))).toBe(
      'identity.password-too-common /password',
    );
    await world.call('identity.reset-password', { token, password: 'kettle and pans' });
  });

  it('accepts a token only for its own purpose', async () => {
    const world = await startWorld(kind);
    await world.person('ann');
    const token = await world.mailedToken('ann@example.com');
    expect(
      await refusalOf(world.call('identity.reset-password', { token, password: 'a new long one' })),
    ).toBe('identity.mail-token-rejected /token');
    expect(await refusalOf(world.call('identity.verify-email', { token: 'guess' }))).toBe(
      'identity.mail-token-rejected /token',
    );
  });

  it('is deleted with the password, and can then not be found, seen or signed in to', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann', 'Ann Smith');
    const bob = await world.person('bob');
    await world.settled();
    expect(await refusalOf(world.call('identity.delete-me', { password: 'wrong one' }, ann.actor))).toBe(
      'identity.wrong-password',
    );
    await world.call('identity.delete-me', { password: ann.password }, ann.actor);
    expect(await refusalOf(world.call('identity.get-me', {}, ann.actor))).toBe('request.not-signed-in');
    expect(await refusalOf(world.call('identity.update-me', { name: 'Ann' }, ann.actor))).toBe(
      'request.not-signed-in',
    );
    expect(await refusalOf(world.call('identity.get-user', { userId: ann.id }, bob.actor))).toBe(
      'identity.user-not-found',
    );
    expect((await world.call('identity.search-users', { q: 'ann' }, bob.actor)).items).toEqual([]);
    expect(
      (await world.call('identity.list-users', {}, bob.actor)).items.map(({ username }) => username),
    ).toEqual(['bob']);
    expect(await refusalOf(world.call('identity.refresh', { refreshToken: ann.refreshToken }))).toBe(
      'identity.session-over',
    );
    expect(await refusalOf(world.call('identity.log-in', { login: 'ann', password: ann.password }))).toBe(
      'identity.wrong-credentials',
    );
    await world.settled();
    expect((await world.person('ann')).id).not.toBe(ann.id);
  });

  it('leaves only an anonymous row after its deletion', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    await world.settled();
    await world.call('identity.delete-me', { password: ann.password }, ann.actor);
    await world.settled();
    const left = sql<{ userId: string }, { tableName: string }>(`
      select 'user_terms' as tableName from user_terms where user_id = :userId
      union all select 'sessions' from sessions where user_id = :userId
      union all select 'mail_tokens' from mail_tokens where user_id = :userId`);
    expect(await world.database.rows(left, { userId: ann.id })).toEqual([]);
    const author = sql<{ userId: string }, PublicUserRow<'author'>>(
      `select ${publicUser('a', 'author')} from accounts a where a.id = :userId`,
    );
    const row = await world.database.row(author, { userId: ann.id });
    expect(toPublicUser(row!, 'author', { avatarUrl: (path) => path })).toEqual({
      id: ann.id,
      username: '',
      name: '',
      avatarUrl: null,
    });
  });

  it('is exported as one document', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const document = await world.call('identity.export-me', {}, ann.actor);
    expect(document).toMatchObject({
      account: { id: ann.id, email: 'ann@example.com' },
      sessions: [{ userAgent: null }],
    });
  });

  it('pushes a changed profile to your own sockets', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    await world.call('identity.update-me', { name: 'Ann Smith' }, ann.actor);
    await expect
      .poll(() => world.pushed.map(({ frame, data, to }) => ({ name: frame.name, data, to })))
      .toEqual([
        {
          name: 'user.updated',
          data: { id: ann.id, username: 'ann', name: 'Ann Smith', avatarUrl: null },
          to: [ann.id],
        },
      ]);
  });
});
