import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

export type Schema = Record<string, unknown>;

/** How a kind of declaration is written down where it is used. */
export interface Notation {
  /** The name of a property there. */
  nameOf(property: ts.PropertySignature): string;
  /** Wraps the schema of a property's type. */
  wrap?(schema: Schema, property: ts.PropertySignature): Schema;
  /** Types that add nothing: their members are ignored, or they are taken out of unions. */
  readonly ignores: RegExp;
}

const scalars = new Map<ts.SyntaxKind, Schema>([
  [ts.SyntaxKind.StringKeyword, { type: 'string' }],
  [ts.SyntaxKind.NumberKeyword, { type: 'number' }],
  [ts.SyntaxKind.BooleanKeyword, { type: 'boolean' }],
]);

/** Makes strict JSON schemas of interfaces in TypeScript, by their text alone. */
export class Declarations {
  readonly definitions: Record<string, Schema> = {};
  readonly #files = new Map<string, ts.SourceFile>();
  readonly #notation: Notation;

  constructor(notation: Notation) {
    this.#notation = notation;
  }

  source(path: string): ts.SourceFile {
    let file = this.#files.get(path);
    if (!file) {
      file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
      this.#files.set(path, file);
    }
    return file;
  }

  /** The schema of an interface or type of a file. */
  schemaOf(path: string, name: string): Schema {
    const file = this.source(path);
    const declaration = declarationOf(file, name);
    if (declaration === undefined) {
      const source = importOf(file, name);
      if (source === undefined) throw new Error(`${path} does not declare ${name}`);
      return this.schemaOf(fileOf(path, source.module), source.name);
    }
    if (ts.isTypeAliasDeclaration(declaration)) return this.#ofType(declaration.type, path);
    this.definitions[name] ??= this.#define(declaration, path, name);
    return { $ref: `#/$defs/${name}` };
  }

  #define(declaration: ts.InterfaceDeclaration, path: string, name: string): Schema {
    // Before its members, which may refer to it.
    const schema: Schema = (this.definitions[name] = { type: 'object' });
    return Object.assign(schema, this.#ofMembers(this.#membersOf(declaration, path), path));
  }

  /** Includes the members of interfaces that it extends, except interfaces of packages that are not read. */
  #membersOf(declaration: ts.InterfaceDeclaration, path: string): readonly ts.TypeElement[] {
    const inherited = (declaration.heritageClauses ?? [])
      .flatMap(({ types }) => types)
      .map(({ expression }) => declarationOf(this.source(path), expression.getText()))
      .filter((one) => one !== undefined)
      .filter(ts.isInterfaceDeclaration);
    return [...inherited.flatMap((one) => this.#membersOf(one, path)), ...declaration.members];
  }

  #ofMembers(members: readonly ts.TypeElement[], path: string): Schema {
    const signature = members.find(ts.isIndexSignatureDeclaration);
    const properties = members.filter(ts.isPropertySignature);
    if (signature && properties.length === 0)
      return { type: 'object', additionalProperties: this.#ofType(signature.type, path) };
    const { nameOf, wrap = (schema: Schema) => schema } = this.#notation;
    const required = properties.filter(({ questionToken }) => !questionToken).map(nameOf);
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map((one) => [nameOf(one), wrap(this.#ofType(one.type!, path), one)]),
      ),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }

  #ofType(type: ts.TypeNode, path: string): Schema {
    const scalar = scalars.get(type.kind);
    if (scalar) return scalar;
    if (ts.isArrayTypeNode(type)) return { type: 'array', items: this.#ofType(type.elementType, path) };
    if (ts.isTypeLiteralNode(type)) return this.#ofMembers(type.members, path);
    if (ts.isLiteralTypeNode(type)) return { const: JSON.parse(type.getText().replaceAll("'", '"')) };
    if (ts.isIndexedAccessTypeNode(type)) return { enum: valuesOf(this.source(path), type.getText()) };
    if (ts.isUnionTypeNode(type)) {
      const kept = type.types.filter((one) => !this.#notation.ignores.test(one.getText()));
      const schemas = kept.map((one) => this.#ofType(one, path));
      if (schemas.length === 1) return schemas[0]!;
      return schemas.every((one) => 'const' in one)
        ? { enum: schemas.map((one) => one.const) }
        : { anyOf: schemas };
    }
    if (ts.isTypeReferenceNode(type)) {
      const name = type.typeName.getText();
      if (name === 'Array') return { type: 'array', items: this.#ofType(type.typeArguments![0]!, path) };
      return this.#notation.ignores.test(name) ? {} : this.schemaOf(path, name);
    }
    if (type.kind === ts.SyntaxKind.UnknownKeyword || type.kind === ts.SyntaxKind.AnyKeyword) return {};
    throw new Error(`${path}: no schema for ${type.getText()}`);
  }
}

/** The declaration behind a name, which may be the second name of an exported one. */
function declarationOf(file: ts.SourceFile, name: string) {
  const exported = file.statements
    .filter(ts.isExportDeclaration)
    .flatMap(({ exportClause }) =>
      exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : [],
    );
  const local = exported.find((one) => one.name.text === name)?.propertyName?.text ?? name;
  return file.statements
    .filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
    .find((one) => one.name.text === local);
}

function importOf(file: ts.SourceFile, name: string) {
  for (const statement of file.statements.filter(ts.isImportDeclaration)) {
    const bindings = statement.importClause?.namedBindings;
    const found =
      bindings && ts.isNamedImports(bindings) && bindings.elements.find((one) => one.name.text === name);
    if (found)
      return {
        module: (statement.moduleSpecifier as ts.StringLiteral).text,
        name: found.propertyName?.text ?? name,
      };
  }
  return undefined;
}

function fileOf(importer: string, module: string): string {
  if (module.startsWith('.')) return resolve(dirname(importer), module.replace(/(\.js)?$/, '.d.ts'));
  return join(importer.slice(0, importer.lastIndexOf('/node_modules/')), 'node_modules', `${module}.d.ts`);
}

/** The values of `(typeof XObject)[keyof typeof XObject]`. */
function valuesOf(file: ts.SourceFile, type: string): string[] {
  const object = /typeof (\w+)/.exec(type)![1]!;
  const body = new RegExp(`const ${object} = \\{([^}]*)\\}`).exec(file.text)![1]!;
  return [...body.matchAll(/: "([^"]*)"/g)].map(([, value]) => value!);
}
