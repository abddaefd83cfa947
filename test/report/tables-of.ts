import MarkdownIt from 'markdown-it';

const renderer = new MarkdownIt({ html: true, linkify: true });
// GitHub makes links of addresses that begin with a scheme or with www, and of no other names.
renderer.linkify.set({ fuzzyLink: false }).add('//', null);

/** A page as GitHub shows it, as far as its Markdown goes. */
export function htmlOf(markdown: string): string {
  return renderer.render(markdown);
}

/** Names of the elements of a page. */
export function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?([^\s/>]+)[^>]*>/g)].map(([, name]) => name);
}

/** The tables of a page: rows of fields, the header first. */
export function tablesOf(markdown: string): string[][][] {
  const tables: string[][][] = [];
  let isField = false;
  for (const { type, content } of renderer.parse(markdown, {})) {
    if (type === 'table_open') tables.push([]);
    if (type === 'tr_open') tables.at(-1)?.push([]);
    if (type === 'th_open' || type === 'td_open') isField = true;
    if (type === 'th_close' || type === 'td_close') isField = false;
    if (type === 'inline' && isField) tables.at(-1)?.at(-1)?.push(content);
  }
  return tables;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The same, with what a reader sees in each field. */
export function textsOfTables(markdown: string): string[][][] {
  return tablesOf(markdown).map((rows) =>
    rows.map((row) =>
      row.map((field) =>
        renderer
          .renderInline(field)
          .replace(/<br>/g, '\n')
          .replace(/<[^>]*>/g, '')
          .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
          .replaceAll('\u200b', ''),
      ),
    ),
  );
}
