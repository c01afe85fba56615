/** For the environment of a process in which these packages are not installed. */
export function without(...packages: readonly string[]): { readonly NODE_OPTIONS: string } {
  const hooks = `
    import { registerHooks } from 'node:module';
    const missing = ${JSON.stringify(packages)};
    registerHooks({
      resolve(name, context, next) {
        if (!missing.includes(name)) return next(name, context);
        const message = "Cannot find package '" + name + "' imported from " + context.parentURL;
        throw Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' });
      },
    });`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hooks)}` };
}
