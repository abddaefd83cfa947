import type { Style } from '../report/style';

/** A page of our documentation, Markdown, as it reads well on a terminal: headings bold, code indented and without fences. */
export function pageForTerminal(markdown: string, style: Style): string {
  let isCode = false;
  const lines = markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    if (isCode) return [line === '' ? '' : `    ${style.dim(line)}`];
    // A comment of the generator is for those who would edit the page.
    if (line.startsWith('<!--')) return [];
    const heading = /^#+ (.*)$/.exec(line);
    return [heading ? style.bold(heading[1]) : line.replace(/`([^`]+)`/g, (_, code: string) => style.info(code))];
  });
  return `${lines.join('\n').trim()}\n`;
}
