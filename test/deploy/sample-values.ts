/** Stand in for values that a deployment takes from a secret, or from a resource that it creates. */
export const sampleValues: Readonly<Record<string, string>> = {
  APP_URL: 'https://layers.example.com',
  CLAMD_URL: 'tcp://clamd:3310',
  CORS_ORIGINS: 'https://layers.example.com',
  DATABASE_URL: 'mysql://layers:secret@mysql/layers',
  JWT_PRIVATE_KEYS: '[{"kty":"OKP","crv":"Ed25519","x":"AAAA","d":"BBBB"}]',
  MAIL_FROM: 'Layers <no-reply@example.com>',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
  PASSKEY_RP_ID: 'layers.example.com',
  PASSWORD_PEPPER: 'p'.repeat(32),
  PUBLIC_URL: 'https://layers.example.com',
  REDIS_URL: 'rediss://:secret@redis:6379',
  SMTP_URL: 'smtps://layers:secret@mail.example.com',
  STORAGE_URL: 'gs://layers-files',
};
