/**
 * Passkeys are bound to the host of the pages, or to a domain above it; browsers refuse all other pages. Origins are those
 * of the pages, the service and `CORS_ORIGINS` that are at or below that domain.
 */
export function passkeySettings(config: {
  readonly APP_URL: string;
  readonly PUBLIC_URL: string;
  readonly CORS_ORIGINS: readonly string[];
  readonly PASSKEY_RP_ID?: string | undefined;
}): { rpId: string; origins: readonly string[] } {
  const rpId = config.PASSKEY_RP_ID ?? new URL(config.APP_URL).hostname;
  const urls = [config.APP_URL, config.PUBLIC_URL, ...config.CORS_ORIGINS].map((url) => new URL(url));
  const below = urls.filter(({ hostname }) => hostname === rpId || hostname.endsWith(`.${rpId}`));
  return { rpId, origins: [...new Set(below.map(({ origin }) => origin))] };
}
