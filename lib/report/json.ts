/** Control codes that may stand in JSON as they are. */
const CONTROLS = /[\u007f-\u009f]/g;

/** A value as a JSON document for programs. It may be printed: no text in it is an order to a terminal. */
export function asJson(value: unknown): string {
  return `${jsonText(value, 2)}\n`;
}

/** A value as JSON that ends without a line break. @param indent Spaces a level. @default - all on one line */
export function jsonText(value: unknown, indent?: number): string {
  const escape = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, undefined, indent).replace(CONTROLS, escape);
}
