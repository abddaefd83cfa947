import { Schema, type ScalarTag, type Tags } from 'yaml';

const INT = 'tag:yaml.org,2002:int';

/** Types of YAML 1.1 that the API server's converter leaves as the text or collection that they are (Y8, Y10). */
const NOT_CONVERTED = ['timestamp', 'binary', 'omap', 'pairs', 'set'].map((name) => `tag:yaml.org,2002:${name}`);

/** The octal numbers of YAML 1.2, which the converter reads as well (Y8). */
const octalWithLetter: ScalarTag = {
  tag: INT,
  default: true,
  test: /^[-+]?0o[0-7_]+$/,
  resolve: (text) => {
    const value = parseInt(text.replace(/^[-+]?0o|_/g, ''), 8);
    return text.startsWith('-') ? -value : value;
  },
};

/**
 * Scalars as the API server reads them (Y8 to Y10): those of YAML 1.1, where an unquoted `no` is a boolean and `0100` is
 * 64, but without dates and without numbers to the base of 60.
 */
export const KUBERNETES_YAML = new Schema({ schema: 'yaml-1.1', customTags: asConverted, resolveKnownTags: false });

function asConverted(tags: Tags): Tags {
  const kept = tags.filter((tag) => typeof tag === 'string' || !(isBase60(tag) || NOT_CONVERTED.includes(tag.tag)));
  return [octalWithLetter, ...kept];
}

function isBase60(tag: Exclude<Tags[number], string>): boolean {
  return 'format' in tag && tag.format === 'TIME';
}
