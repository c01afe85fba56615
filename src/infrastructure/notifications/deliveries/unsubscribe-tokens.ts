import { createHmac, timingSafeEqual } from 'node:crypto';
import { UnsubscribeTokens, type UnwantedMail } from '../../../application/notifications/deliveries/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { type NotificationType, notificationTypes } from '../../../domain/notifications/types.ts';
import type { Keys } from '../../kernel/files/peppers.ts';

const types: readonly string[] = [...notificationTypes, 'digest'];

/** `userId.type.signature`. Tokens never expire, since mails stay in mailboxes for years. */
export class HmacUnsubscribeTokens extends UnsubscribeTokens {
  readonly #keys: Keys;

  constructor(keys: Keys) {
    super();
    this.#keys = keys;
  }

  issue({ userId, type }: UnwantedMail): string {
    return `${userId}.${type}.${signatureOf(this.#keys[0], userId, type).toString('base64url')}`;
  }

  read(token: string): UnwantedMail | undefined {
    const [userId = '', type = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const isOurs = this.#keys.some((key) => {
      const expected = signatureOf(key, userId, type);
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
    if (!isOurs) return undefined;
    return types.includes(type) ? { userId: userId as UserId, type: type as NotificationType } : undefined;
  }
}

const signatureOf = (key: Uint8Array, userId: string, type: string): Buffer =>
  createHmac('sha256', key).update(`${userId}.${type}`).digest();
