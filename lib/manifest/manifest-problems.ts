import { quoted } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { KeyProblem } from './check-keys';
import type { TextPosition } from './text-position';
import type { PlacedScalar, YamlProblem } from './yaml-document';

/** A key of an object that JSON cannot hold, and where it stands. */
export type PlacedKeyProblem = TextPosition & Omit<KeyProblem, 'offset'>;

/** What is to be said of a file without text. */
export function unreadableFile(problem: string): Diagnostic {
  return diagnose('manifest-unreadable', undefined, { message: `the manifest cannot be read: ${problem}` });
}

/** What is to be said of a document that is no YAML. */
export function unparseableDocument({ message, help, line, column }: YamlProblem): Diagnostic {
  const diagnostic = diagnose('manifest-unparseable', undefined, {
    message: `the YAML is not valid: ${message}`,
    ...(help !== undefined && { help }),
  });
  return { ...diagnostic, line, column };
}

/** What is to be said of a manifest in which a template is left (Y18). */
export function unrenderedTemplate({ line, column }: TextPosition, path?: string): Diagnostic {
  const diagnostic = diagnose('template-unrendered', undefined, {
    ...(path !== undefined && path !== '' && { path }),
    message: 'a template stands here that nobody has rendered',
    help: 'check what it renders to: helm template . | netpol check -',
  });
  return { ...diagnostic, line, column };
}

/** What is to be said of a scalar that other programs read differently (Y15). */
export function ambiguousScalar({ path, source, value, otherValue, line, column }: PlacedScalar): Diagnostic {
  const texts = [value, otherValue].map((each) => (typeof each === 'string' ? quoted(each) : String(each)));
  const diagnostic = diagnose('yaml-versions-differ', undefined, {
    ...(path !== '' && { path }),
    message: `${source} without quotes is ${texts[0]} to the API server, and ${texts[1]} to programs that read YAML 1.2`,
    help: `write ${texts[0]} if that is meant, or ${quoted(source)} in quotes`,
  });
  return { ...diagnostic, line, column };
}

/** What is to be said of a key that JSON cannot hold. */
export function impossibleKey({ kind, path, line, column }: PlacedKeyProblem): Diagnostic {
  const diagnostic =
    kind === 'duplicate'
      ? diagnose('duplicate-field', undefined, {
          path,
          message: `${path} stands here for the second time`,
          help: 'merge the two into one, or remove one of them: of two, the API server may take the last alone',
        })
      : diagnose('manifest-unparseable', undefined, {
          path,
          message: 'a key is null, a list or a mapping, where only text can be one',
          help: 'put it in quotes if it is meant as text',
        });
  return { ...diagnostic, reason: 'BadRequest', line, column };
}
