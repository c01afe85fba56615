import { registerHooks } from 'node:module';
import { TextDocument } from 'vscode-languageserver-textdocument';

// The library imports JSON without the attribute that Node asks for.
const hooks = registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { validate } = await import('@actions/languageservice');
hooks.deregister();

let documents = 0;

/** What GitHub's own parser finds wrong with a workflow. */
export async function problemsOf(workflow: string): Promise<string[]> {
  // It remembers what it has seen at an address.
  const address = `file:///.github/workflows/${documents++}.yml`;
  const found = await validate(TextDocument.create(address, 'yaml', 1, workflow), {});
  return found.map(({ message }) => String(message));
}
