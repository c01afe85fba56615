import { refusal } from '../domain/kernel/refusal.ts';

// Refusals of the transports, before an operation is called.
export class Malformed extends refusal('request.malformed', 'malformed', 'The request cannot be read') {}
export class TooLarge extends refusal('request.too-large', 'too-large', 'The request is too large') {}
export class UnsupportedMedia extends refusal(
  'request.unsupported-media',
  'unsupported',
  'Send JSON, encoded as UTF-8',
) {}
export class UseHttp extends refusal(
  'media.use-http',
  'unsupported',
  'Send files as multipart/form-data over HTTP',
) {}
export class InvalidLink extends refusal(
  'media.link-not-good',
  'forbidden',
  'The link is invalid or has expired',
) {}
export class LinkUsed extends refusal('media.link-used', 'conflict', 'This link was already used') {}
export class CrossSite extends refusal(
  'request.cross-site',
  'forbidden',
  'Requests from other sites may not use your cookie',
) {}
export class UnknownPath extends refusal(
  'request.unknown-path',
  'not-found',
  'There is nothing at this path',
) {}
export class UnknownOperation extends refusal(
  'request.unknown-operation',
  'not-found',
  'There is no such operation',
) {}
export class NotReady extends refusal('request.not-ready', 'unavailable', 'The service is not ready') {}
export class TooManyInFlight extends refusal(
  'request.too-many-in-flight',
  'too-many',
  'Too many calls are waiting on this socket',
) {}
