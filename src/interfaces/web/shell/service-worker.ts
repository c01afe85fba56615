interface Policy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

/** Starts the worker that keeps the app for times without a connection. The policy of the pages allows this one script. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const own = (url: string) => {
    if (url !== '/sw.js') throw new TypeError(`${url} is no script of this app`);
    return url;
  };
  const url = trustedTypes
    ? trustedTypes.createPolicy('layers', { createScriptURL: own }).createScriptURL('/sw.js')
    : '/sw.js';
  // Private windows have none; the app works without it.
  addEventListener('load', () => void navigator.serviceWorker.register(url).catch(() => {}));
}
