import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { UnsubscribeTokens, type UnwantedMail } from '../../../application/notifications/deliveries/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { type NotificationType, notificationTypes } from '../../../domain/notifications/types.ts';
import { readOrCreate } from '../../kernel/files/private-file.ts';

const types: readonly string[] = [...notificationTypes, 'digest'];

/** `userId.type.signature`. Tokens never expire, since mails stay in mailboxes for years. */
export class HmacUnsubscribeTokens extends UnsubscribeTokens {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    super();
    this.#key = key;
  }

  issue({ userId, type }: UnwantedMail): string {
    return `${userId}.${type}.${this.#signature(userId, type).toString('base64url')}`;
  }

  read(token: string): UnwantedMail | undefined {
    const [userId = '', type = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#signature(userId, type);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return types.includes(type) ? { userId: userId as UserId, type: type as NotificationType } : undefined;
  }

  #signature(userId: string, type: string): Buffer {
    return createHmac('sha256', this.#key).update(`${userId}.${type}`).digest();
  }
}

/** Derived from the pepper that all servers share; without one, created once and stored in the data directory. */
export async function unsubscribeKey(dataDir: string, pepper: string | undefined): Promise<Uint8Array> {
  if (pepper !== undefined) return new Uint8Array(hkdfSync('sha256', pepper, '', 'layers unsubscribe', 32));
  const kept = await readOrCreate(join(dataDir, 'keys', 'unsubscribe'), async () =>
    randomBytes(32).toString('base64url'),
  );
  return Buffer.from(kept, 'base64url');
}
