/** Parts of the page that can be measured one without the other. */
export const PARTS = ['synthesis', 'reachability', 'check', 'start'] as const;

export type Part = (typeof PARTS)[number];

const HEAD = `# Benchmarks

Written by \`npm run bench -- --write\`; with \`--only\` and the name of a part (${PARTS.join(', ')}) only that part is
measured and written. All columns of a table are measured in one run, in turns, each sample in a process of its own; the
figures are medians. Milliseconds depend on the machine; the ratios are what to look at.
`;

/** The page with the parts that were measured now; the others stay as they were. */
export function pageOf(measured: Partial<Record<Part, string>>, previous: string): string {
  const parts = PARTS.flatMap((part) => {
    const text = measured[part]?.trim() ?? textBetween(previous, startOf(part), endOf(part));
    return text === undefined ? [] : [`${startOf(part)}\n\n${text}\n\n${endOf(part)}\n`];
  });
  return [HEAD, ...parts].join('\n');
}

function startOf(part: Part): string {
  return `<!-- ${part}: begin -->`;
}

function endOf(part: Part): string {
  return `<!-- ${part}: end -->`;
}

function textBetween(page: string, start: string, end: string): string | undefined {
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  return from < 0 || to < from ? undefined : page.slice(from + start.length, to).trim();
}
