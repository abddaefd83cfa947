import type { Style } from '../style';
import { hangingLines } from '../text-width';

/** A space that no line is broken at. */
const JOINT = '\u00a0';

/**
 * A page of our documentation, Markdown, as it reads well on a terminal: headings bold, code indented and without fences.
 *
 * @param width Columns that paragraphs are made to fit into. @default - lines stay as they are
 */
export function pageAsText(
  markdown: string,
  { style, width }: { readonly style: Style; readonly width?: number },
): string {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    lines.push(...paragraphLines(paragraph, width).map((line) => withMarkedCode(line, style)));
    paragraph = [];
  };
  let isCode = false;
  for (const line of markdown.split('\n')) {
    const heading = /^#+ (.*)$/.exec(line);
    const isFence = line.startsWith('```');
    if (isCode || isFence || heading || line === '' || line.startsWith('- ')) endParagraph();
    if (isFence) isCode = !isCode;
    else if (isCode) lines.push(line === '' ? '' : `    ${style.dim(line)}`);
    else if (heading) lines.push(style.bold(heading[1]));
    else if (line === '') lines.push('');
    // A comment of the generator is for those who would edit the page.
    else if (!line.startsWith('<!--')) paragraph.push(line);
  }
  endParagraph();
  return `${lines.join('\n').trim()}\n`;
}

function paragraphLines(written: readonly string[], width: number | undefined): readonly string[] {
  if (width === undefined || written.length === 0) return written;
  const text = written.map((line) => line.trim()).join(' ');
  const whole = text.replace(/`[^`]+`/g, (code) => code.replaceAll(' ', JOINT));
  return hangingLines(whole, width, whole.startsWith('- ') ? 2 : 0).map((line) => line.replaceAll(JOINT, ' '));
}

function withMarkedCode(line: string, { info }: Style): string {
  return line.replace(/`([^`]+)`/g, (_, code: string) => info(code));
}
