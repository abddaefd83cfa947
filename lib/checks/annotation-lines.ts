/**
 * What an annotation says, one thing a line. Blanks around it and empty lines do not count: block scalars of YAML end with
 * a line break.
 */
export function annotationLines(annotation = ''): string[] {
  return annotation
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
