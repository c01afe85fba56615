import { StaleVersion } from '../../domain/wardrobe/errors.ts';

/** Throws `StaleVersion`. The ORM keeps the version on the entity; aggregates do not declare it. */
export function requireVersion(aggregate: object | undefined, version: number | undefined): void {
  if (!aggregate || version === undefined) return;
  if ((aggregate as { version: number }).version !== version) throw new StaleVersion();
}
