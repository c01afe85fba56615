import type { Parameter } from './components.ts';

export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Repeating a request with the same key and body within 24 hours answers the first result',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

export const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description:
    'ETags of answers that you have: 304 if one of them is still current, apart from links to files',
  schema: { type: 'string' },
};

export const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag that you have read, instead of `version`: 409 if there is a newer version',
  schema: { type: 'string' },
};

export const signature = (name: string): Parameter => ({
  name,
  in: 'header',
  required: true,
  description: 'What the sender signed the body with',
  schema: { type: 'string' },
});

const text = { type: 'string' };
export const etag = { description: 'Version and hash, for `If-None-Match` and `If-Match`', schema: text };
export const located = { description: 'A link that is valid for at most 10 minutes', schema: text };
export const notModified = { description: 'What you have is still current', headers: { ETag: etag } };
