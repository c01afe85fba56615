import assert from 'node:assert/strict';
import { BadSignature } from '../../application/wallets/provider/ports.ts';
import { paid, providerCase } from './subject.ts';

const minute = 60_000;
const now = Date.parse('2026-03-01T10:00:00Z');

export const eventCases = [
  providerCase('an event without a signature is refused', async ({ provider }) => {
    for (const signature of [undefined, '', 't=1', 'v1=00', `t=${now / 1000},v1=${'0'.repeat(64)}`])
      assert.throws(() => provider.readEvent(Buffer.from('{}'), signature, now), BadSignature, signature);
    assert.throws(() => provider.readEvent(new Uint8Array(), undefined, now), BadSignature);
  }),
  providerCase(
    'a signed event names the payment that it is about',
    async ({ provider, payer, event }) => {
      const { ref, key } = await paid(provider, payer);
      const { body, signature } = event(ref, now);
      const read = provider.readEvent(body, signature, now + 4 * minute);
      assert.equal(read.about, 'payment');
      assert.equal((await provider.look(read.ref!))?.key, key);
      assert.ok(read.id.length > 0 && read.type.length > 0);
      assert.deepEqual(provider.readEvent(body, signature, now), read);
    },
    'payer',
    'event',
  ),
  providerCase(
    'an event that was signed more than five minutes ago is refused',
    async ({ provider, payer, event }) => {
      const { body, signature } = event((await paid(provider, payer)).ref, now);
      provider.readEvent(body, signature, now + 5 * minute);
      assert.throws(() => provider.readEvent(body, signature, now + 5 * minute + 2_000), BadSignature);
    },
    'payer',
    'event',
  ),
  providerCase(
    'an event that was altered, or signed with another secret, is refused',
    async ({ provider, payer, event }) => {
      const { ref } = await paid(provider, payer);
      const { body, signature } = event(ref, now);
      for (const at of [0, body.length >> 1, body.length - 1]) {
        const changed = Uint8Array.from(body);
        changed[at]! ^= 1;
        assert.throws(() => provider.readEvent(changed, signature, now), BadSignature, `byte ${at}`);
      }
      const forged = event(ref, now, 'another-secret');
      assert.throws(() => provider.readEvent(forged.body, forged.signature, now), BadSignature);
    },
    'payer',
    'event',
  ),
];
