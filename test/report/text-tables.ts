/** The tables of a text for people, on a screen without an end: rows of fields, the header first. */
export function textTables(text: string): string[][][] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => (/^ *─+(?: {2}─+)*$/.test(line) ? [tableAt(lines, i)] : []));
}

/** The table with its rule in a line. A line without a last field goes on with the row before it, on a new line of each field. */
function tableAt(lines: readonly string[], rule: number): string[][] {
  const starts = Array.from(lines[rule].matchAll(/─+/g), ({ index }) => index);
  const fieldsOf = (line: string): string[] => starts.map((start, i) => line.slice(start, starts.at(i + 1)).trim());
  const rows = [fieldsOf(lines[rule - 1])];
  const end = lines.findIndex((line, i) => i > rule && !isInTable(line, starts[0]) && !isGap(lines, i, starts[0]));
  for (const line of lines.slice(rule + 1, end).filter((each) => each !== '')) {
    const fields = fieldsOf(line);
    const before = rows.at(-1) as string[];
    if (fields.at(-1) === '') rows.splice(-1, 1, joined(before, fields));
    else rows.push(fields);
  }
  return rows;
}

function isInTable(line: string, indent: number): boolean {
  return line.length > indent && line.startsWith(' '.repeat(indent));
}

/** Whether an empty line parts two rows, and not the table from what follows it. */
function isGap(lines: readonly string[], i: number, indent: number): boolean {
  return indent > 0 && lines[i] === '' && isInTable(lines.at(i + 1) ?? '', indent);
}

function joined(before: readonly string[], after: readonly string[]): string[] {
  return before.map((field, i) => [field, after[i]].filter((each) => each !== '').join('\n'));
}
