/** A YAML block of the README and the file that it shows. */
export interface ReadmeManifest {
  /** Path below the project, for example `dist/shop.k8s.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** What a reader of the README pastes, and what the README promises will come of it. */
export interface ReadmeExample {
  readonly program: string;
  readonly manifests: ReadmeManifest[];
}

/**
 * Finds the example by two kinds of marker, each on a line of its own before the code block that it names:
 *
 * - `<!-- example:start -->` before the one `ts` block, which is the program;
 * - `<!-- example:yaml shop -->` before a `yaml` block, which is the whole of `dist/shop.k8s.yaml`. There is one for each file
 *   that the program writes.
 *
 * @throws Error where a marker is missing, repeated, or not followed by a block of its language
 */
export function readmeExample(readme: string): ReadmeExample {
  const programs = blocks(readme, /^<!-- example:start -->$/, 'ts');
  const manifests = blocks(readme, /^<!-- example:yaml (\S+) -->$/, 'yaml');
  if (programs.length !== 1) {
    throw new Error(`README.md needs one line <!-- example:start --> before a ts block; it has ${programs.length}`);
  }
  if (manifests.length === 0) {
    throw new Error(
      'README.md needs a line <!-- example:yaml NAME --> before a yaml block, NAME as in dist/NAME.k8s.yaml',
    );
  }
  return {
    program: programs[0].text,
    manifests: manifests.map(({ name, text }) => ({ file: `dist/${name}.k8s.yaml`, text })),
  };
}

/**
 * Finds a file that belongs beside the program, below a marker with its name, for example `<!-- example:cdk8s.yaml -->`.
 *
 * @throws Error where there is not exactly one
 */
export function readmeFile(readme: string, name: string): string {
  const language = name.slice(name.lastIndexOf('.') + 1);
  const found = blocks(readme, new RegExp(`^<!-- example:${name.replace('.', '\\.')} -->$`), language);
  if (found.length !== 1) {
    throw new Error(
      `README.md needs one line <!-- example:${name} --> before a ${language} block; it has ${found.length}`,
    );
  }
  return found[0].text;
}

function blocks(readme: string, marker: RegExp, language: string): { name: string; text: string }[] {
  const lines = readme.split('\n');
  return lines.flatMap((line, index) => {
    const match = marker.exec(line.trim());
    if (match === null) {
      return [];
    }
    const start = lines.findIndex((candidate, at) => at > index && candidate.trim() !== '');
    const end = lines.findIndex((candidate, at) => at > start && candidate === '```');
    if (lines[start] !== `\`\`\`${language}` || end < 0) {
      throw new Error(`README.md line ${index + 1}: ${line.trim()} must be followed by a closed block of ${language}`);
    }
    return [{ name: match.at(1) ?? '', text: `${lines.slice(start + 1, end).join('\n')}\n` }];
  });
}
