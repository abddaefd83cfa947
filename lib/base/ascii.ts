/** Whether the UTF-16 code unit is a lowercase ASCII letter. */
export function isLowercaseLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Whether the UTF-16 code unit is a lowercase ASCII letter or a digit. */
export function isLowercaseAlphanumeric(code: number): boolean {
  return isLowercaseLetter(code) || (code >= 0x30 && code <= 0x39);
}

/** Whether the UTF-16 code unit is an ASCII letter of either case or a digit. */
export function isAlphanumeric(code: number): boolean {
  return isLowercaseAlphanumeric(code) || (code >= 0x41 && code <= 0x5a);
}

/** Whether `text` takes more than `limit` bytes in UTF-8, which is how the API server counts lengths. */
export function isLongerThan(text: string, limit: number): boolean {
  let bytes = text.length;
  // Only what is not ASCII takes more bytes than UTF-16 code units: two, or three, of which a surrogate pair takes four.
  for (let i = 0; i < text.length && bytes <= limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes > limit;
}
