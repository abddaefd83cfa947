/** The files of docs/writing-checks.md, by the names in their first lines. */
export function filesOfCheckPage(page: string): Readonly<Record<string, string>> {
  const blocks = page.matchAll(/^```(?:js|yaml)\n(?:\/\/|#) (\S+)\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, name, content]) => [name, content]));
}

/** The module of docs/writing-checks.md in TypeScript, with the type that its comment gives it. */
export function checkExample(page: string): string {
  const annotation = /\/\*\* @type \{(.*)\} \*\/\nconst (\w+)/;
  const typed = filesOfCheckPage(page)['acme-checks.js'].replace(annotation, 'const $2: $1');
  if (!typed.includes(": import('cdk8s-netpol').Check = {"))
    throw new Error('the example does not say that it is a Check');
  return typed.replace('module.exports =', 'export const checks =');
}
