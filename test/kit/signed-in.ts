/** The answer of a log-in that needs no second factor. */
export function signedIn<A extends object>(answer: A): Exclude<A, { readonly factorRequired: unknown }> {
  if ('factorRequired' in answer) throw new Error('A second factor is needed');
  return answer as Exclude<A, { readonly factorRequired: unknown }>;
}
