/** A test for texts that are like a pattern, in which `*` stands for any text. It takes no longer than the text is long. */
export function wildcard(pattern: string): (text: string) => boolean {
  const [first, ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.slice(first.length).endsWith(last)) return false;
    let rest = text.slice(first.length, text.length - last.length);
    for (const part of others) {
      const at = rest.indexOf(part);
      if (at === -1) return false;
      rest = rest.slice(at + part.length);
    }
    return true;
  };
}
