/**
 * What lib/index.ts exports of constructs and patterns stays writable in other languages (no unions, no generics, no `any`),
 * and every property says what it means and what it is when left out.
 */
import { join, relative } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '..', '..');
const inShell = /^lib\/(constructs|patterns)\//;

type Member = ts.ClassElement | ts.TypeElement | ts.EnumMember | ts.ParameterDeclaration;

interface Exported {
  readonly name: string;
  readonly declaration: ts.Declaration;
}

let exported: Exported[];

beforeAll(() => {
  exported = exportsOfShell(join(root, 'lib', 'index.ts'));
});

test('constructs are exported at all', () => {
  expect(exported.length).toBeGreaterThan(0);
});

test('no union types: static factories and enums stand for them', () => {
  expect(membersWith((node) => ts.isUnionTypeNode(node) && !isOptional(node))).toEqual([]);
});

test('no generics', () => {
  expect(membersWith(ts.isTypeParameterDeclaration)).toEqual([]);
});

test('no any', () => {
  expect(membersWith((node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
});

test('every property and enum member has a doc comment', () => {
  const undocumented = exported.flatMap(({ name, declaration }) =>
    publicMembers(declaration)
      .filter((member) => ts.isPropertySignature(member) || ts.isPropertyDeclaration(member) || ts.isEnumMember(member))
      .filter((member) => docOf(member) === '')
      .map((member) => `${name}.${nameOf(member)}`),
  );

  expect(undocumented).toEqual([]);
});

test('every optional property of props says its default', () => {
  const silent = exported
    .filter(({ name, declaration }) => ts.isInterfaceDeclaration(declaration) && /(Props|Options)$/.test(name))
    .flatMap(({ name, declaration }) =>
      publicMembers(declaration)
        .filter((member) => ts.isPropertySignature(member) && member.questionToken !== undefined)
        .filter((member) => !docOf(member).includes('@default'))
        .map((member) => `${name}.${nameOf(member)}`),
    );

  expect(silent).toEqual([]);
});

function exportsOfShell(entry: string): Exported[] {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) {
    throw new Error('lib/index.ts is missing or exports nothing');
  }
  return checker.getExportsOfModule(module).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target.declarations ?? [])
      .filter((declaration) => inShell.test(relative(root, declaration.getSourceFile().fileName)))
      .map((declaration) => ({ name: symbol.name, declaration }));
  });
}

/** Where in the exported declarations, bodies left out, a syntax node is found. */
function membersWith(predicate: (node: ts.Node) => boolean): string[] {
  const holds = (node: ts.Node): boolean =>
    predicate(node) ||
    (ts.forEachChild(node, (child) => !ts.isBlock(child) && !isInitializer(child) && holds(child)) ?? false);
  return exported.flatMap(({ name, declaration }) => {
    const members = publicMembers(declaration);
    if (members.length === 0) {
      return holds(declaration) ? [name] : [];
    }
    const parameters = 'typeParameters' in declaration && declaration.typeParameters !== undefined;
    const itself = parameters && predicate((declaration.typeParameters as ts.NodeArray<ts.Node>)[0]) ? [name] : [];
    return [...itself, ...members.filter(holds).map((member) => `${name}.${nameOf(member)}`)];
  });
}

function publicMembers(declaration: ts.Declaration): Member[] {
  if (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration)) {
    return [...declaration.members].filter(isPublic);
  }
  return ts.isEnumDeclaration(declaration) ? [...declaration.members] : [];
}

function isPublic(member: Member): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  const hidden = modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  const name = ts.isConstructorDeclaration(member) ? undefined : member.name;
  const unspeakable = name !== undefined && (ts.isPrivateIdentifier(name) || ts.isComputedPropertyName(name));
  return !hidden && !unspeakable && !docOf(member).includes('@internal');
}

/** `T | undefined` says the same as a question mark. */
function isOptional(union: ts.UnionTypeNode): boolean {
  const others = union.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
  return others.length === 1;
}

/** The value of a property or parameter is no part of its declared type. */
function isInitializer(node: ts.Node): boolean {
  return ts.isExpression(node) && !ts.isExpressionWithTypeArguments(node) && !ts.isIdentifier(node);
}

function docOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => doc.getText())
    .join('\n');
}

function nameOf(member: Member): string {
  return ts.isConstructorDeclaration(member) ? 'constructor' : (member.name?.getText() ?? '(signature)');
}
