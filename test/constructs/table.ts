/** Rows of a table with the file that they stand in, whose lines an error must name. */
export function tableIn<Row>(file: string, rows: readonly Row[]): readonly (Row & { readonly file: string })[] {
  return rows.map((row) => ({ ...row, file }));
}
