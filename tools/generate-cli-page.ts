import { COMMANDS } from '../lib/cli/commands';
import type { CommandDefinition } from '../lib/cli/command';
import { EXIT_CODES } from '../lib/cli/exit-codes';
import { allOptions } from '../lib/cli/shared-options';

const head = `<!-- Generated from lib/cli/ by \`npm run docs\`. Do not edit. -->

# The command line

\`netpol\` validates, checks and questions Kubernetes YAML from anywhere: written by hand, by Helm, by Kustomize, by
\`kubectl get -o yaml\`. \`npx netpol --help\` says the same in a terminal. [checks/](checks/README.md) explains the checks,
[schemas/](schemas) holds the JSON Schemas of what \`-o json\` prints, [cni.md](cni.md) what network plugins do.

Endpoints are \`<namespace>/<Kind>/<name>\`, \`<namespace>/<name>\` where that is one endpoint alone, as a destination
\`<namespace>/Service/<name>\`, or an IP address.

## Exit codes

| code | meaning |
| ---: | --- |
${EXIT_CODES.map(({ code, meaning }) => `| ${code} | ${meaning} |`).join('\n')}
`;

/** The text of docs/cli.md: every command with its options, from the definitions that the program itself uses. */
export function cliPage(commands: readonly CommandDefinition[] = COMMANDS): string {
  return [head, ...commands.map(sectionOf)].join('\n');
}

function sectionOf(command: CommandDefinition): string {
  const { name, summary, description, args, formats, examples, exits } = command;
  const usage = args.map(({ name: arg, isOptional, isRepeated }) => {
    const text = isRepeated === true ? `${arg}...` : arg;
    return isOptional === true ? `[${text}]` : `<${text}>`;
  });
  const options = allOptions(command).map(
    ({ flags, description: text, choices, byDefault }) =>
      `| \`${cell(flags)}\` | ${cell(text)}${choices ? `: ${choices.join(', ')}` : ''} | ${cell(byDefault ?? '')} |`,
  );
  return `## netpol ${name}

${summary.charAt(0).toUpperCase()}${summary.slice(1)}.

    ${['netpol', name, ...usage].join(' ')}

${description}

| option | what it does | default |
| --- | --- | --- |
${options.join('\n')}

${formats.length === 0 ? '' : `Formats: ${formats.join(', ')}.\n`}
${examples.map(({ command: line, says }) => `- \`${line}\`: ${says}`).join('\n')}

${exits.map(([code, meaning]) => `- exit code ${code}: ${meaning}`).join('\n')}
`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
