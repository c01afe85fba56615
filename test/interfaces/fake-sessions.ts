import { randomUUID } from 'node:crypto';
import { TokenRejected } from '../../src/application/kernel/errors.ts';
import { Authenticator, type SignedIn } from '../../src/application/kernel/ports.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';

export class FakeSessions extends Authenticator {
  readonly #tokens = new Map<string, SignedIn>();
  readonly #users = new Map<string, UserId>();
  readonly #listeners: ((sessionId: string) => void)[] = [];
  now = Date.now;
  /** Called once, for the next caller whose token is valid, before they learn that. */
  onNext: ((signedIn: SignedIn) => void) | undefined;

  signIn(name: string, sessionId: string = randomUUID(), expiresIn = 600) {
    const id = this.#users.get(name) ?? (randomUUID() as UserId);
    this.#users.set(name, id);
    const accessToken = `token-${randomUUID()}`;
    this.#tokens.set(accessToken, {
      id,
      role: 'user',
      sessionId,
      withFactor: false,
      expiresAt: this.now() + expiresIn * 1000,
    });
    return { user: { id }, accessToken, refreshToken: `refresh.${name}.${sessionId}`, expiresIn };
  }

  refresh(refreshToken: string) {
    const [, name, sessionId] = refreshToken.split('.');
    if (name === undefined || !this.#users.has(name)) throw new TokenRejected();
    const { user: _, ...tokens } = this.signIn(name, sessionId);
    return tokens;
  }

  /** The session ends, and nobody is told. */
  forget(token: string): void {
    this.#tokens.delete(token);
  }

  end(sessionId: string): void {
    for (const [token, signedIn] of this.#tokens)
      if (signedIn.sessionId === sessionId) this.#tokens.delete(token);
    for (const listener of this.#listeners) listener(sessionId);
  }

  override async authenticate(token: string): Promise<SignedIn> {
    const signedIn = this.#tokens.get(token);
    if (!signedIn || signedIn.expiresAt <= this.now()) throw new TokenRejected();
    const { onNext } = this;
    this.onNext = undefined;
    onNext?.(signedIn);
    return signedIn;
  }

  override async renew({ id, sessionId, expiresAt }: SignedIn) {
    const newer = [...this.#tokens].find(
      ([, one]) => one.sessionId === sessionId && one.id === id && one.expiresAt > expiresAt,
    );
    if (!newer) throw new TokenRejected();
    return { token: newer[0], signedIn: newer[1] };
  }

  override onSessionEnded(listener: (sessionId: string) => void): void {
    this.#listeners.push(listener);
  }
}
