import ts from 'typescript';
import { counterColumns } from '../../src/infrastructure/kernel/counters/counters.ts';

const afterKeyword = /\b(?:from|join|into|update)\s+(\w+)/g;
/** A table that is handed to a helper, with an alias or without. */
const nameAlone = /^(\w+)( \w{1,3})?$/;

/**
 * The words in a file's strings that stand where SQL names a table. A string of one word counts as well, unless it is
 * a kind of counter, several of which are named like tables.
 */
export function possibleTables(source: string): Set<string> {
  const words = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const text = textOf(node);
    if (text !== undefined) {
      for (const [, word] of text.matchAll(afterKeyword)) words.add(word!);
      const [, word, alias] = nameAlone.exec(text.trim()) ?? [];
      if (word !== undefined && (alias !== undefined || namesTable(node) || !(word in counterColumns)))
        words.add(word);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return words;
}

const namesTable = ({ parent }: ts.Node): boolean =>
  ts.isPropertyAssignment(parent) && /^table(Name)?$/.test(parent.name.getText());

/** Of a template, its constant parts; what is inserted may be a string of its own. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join('');
}
