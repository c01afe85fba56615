declare const self: ServiceWorkerGlobalScope;

// Keeps the page and its parts, so that the app opens without a connection. Nothing of a person is kept here.

export {};

const name = 'layers-app';
const shell = '/';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.add(shell))
      .then(() => self.skipWaiting()),
  );
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page of the service; the kept one when it does not answer. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(shell, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(shell);
    if (!kept) throw error;
    return kept;
  }
}

/** Parts have a hash in their name: what is kept is right for ever. Those of former versions go. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - 200)).map((key) => cache.delete(key)));
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (
    request.mode === 'navigate' &&
    !/^\/(api|objects|verify-email|reset-password|unsubscribe)\b/.test(pathname)
  )
    event.respondWith(page(request));
});
