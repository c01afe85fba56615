import { expect, test } from 'vitest';
import { readConfig } from '../../../../src/config.ts';
import { passkeySettings } from '../../../../src/infrastructure/identity/factors/passkeys/passkey-settings.ts';

const settings = (environment: Record<string, string>) => passkeySettings(readConfig(environment));
const apart = { PUBLIC_URL: 'https://api.example.com', APP_URL: 'https://app.example.com/pages' };

test('passkeys are bound to the host of the pages, and work only there', () => {
  expect(settings({ PUBLIC_URL: 'http://localhost:3000' })).toEqual({
    rpId: 'localhost',
    origins: ['http://localhost:3000'],
  });
  expect(settings(apart)).toEqual({ rpId: 'app.example.com', origins: ['https://app.example.com'] });
});

test('a domain above both binds them to all hosts below it, and to no other origin', () => {
  const CORS_ORIGINS = 'https://shop.example.com,https://badexample.com';
  expect(settings({ ...apart, CORS_ORIGINS, PASSKEY_RP_ID: 'example.com' })).toEqual({
    rpId: 'example.com',
    origins: ['https://app.example.com', 'https://api.example.com', 'https://shop.example.com'],
  });
});

test('a domain that is not above the pages is refused', () => {
  for (const PASSKEY_RP_ID of ['example.org', 'api.example.com', 'ample.com', 'https://example.com'])
    expect(() => readConfig({ ...apart, PASSKEY_RP_ID })).toThrow('PASSKEY_RP_ID: must');
});
