import { DependencyRefused } from '../../../application/kernel/dependencies.ts';
import type { StripeOptions } from './stripe-client.ts';
import { dependency } from './stripe-errors.ts';
import { StripeProvider } from './stripe-provider.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);

/** `stripe:`, or `stripe:?endpoint=`, with STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET. */
export function openStripe(
  url: URL,
  environment: Environment,
  options: Pick<StripeOptions, 'returnUrl' | 'log' | 'patienceMs'>,
): StripeProvider {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = environment;
  const refused = (reason: string) => new DependencyRefused({ dependency, reason });
  if (!secretKey?.trim() || !webhookSecret?.trim())
    throw refused('set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET');
  const said = url.searchParams.get('endpoint');
  const endpoint = said === null ? undefined : URL.parse(said);
  // The key travels with every request.
  if (endpoint === null || (endpoint && endpoint.protocol !== 'https:' && !isLoopback(endpoint.hostname)))
    throw refused('the endpoint in PAYMENTS_URL must be an https: URL');
  return new StripeProvider({
    ...options,
    secretKey: secretKey.trim(),
    webhookSecret: webhookSecret.trim(),
    ...(endpoint && { endpoint }),
  });
}
