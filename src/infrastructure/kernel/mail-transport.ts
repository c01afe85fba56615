type Nodemailer = typeof import('nodemailer');

/** Made at the first mail: the library takes megabytes and a part of the start, and many a process sends none. */
export function mailTransport<T>(make: (library: Nodemailer) => T): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= import('nodemailer').then(make));
}
