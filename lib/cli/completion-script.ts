import type { CommandDefinition, OptionDefinition } from './command';
import { readFlags } from './flags';
import { allOptions } from './shared-options';
import type { Shell } from './shells';

/** A script that completes the commands of the program, their options and the values of these. */
export function completionScript(shell: Shell, commands: readonly CommandDefinition[]): string {
  return { bash, zsh, fish }[shell](commands);
}

const optionsOf = (command: CommandDefinition): readonly OptionDefinition[] => [
  ...allOptions(command),
  { flags: '-h, --help', description: 'show help' },
];

/** `--output -o` of all options, in their order. */
function flagsOf(command: CommandDefinition): string[] {
  return optionsOf(command).flatMap(({ flags }) => {
    const { short, long } = readFlags(flags);
    return [`--${long}`, ...(short === undefined ? [] : [`-${short}`])];
  });
}

const namesOf = (commands: readonly CommandDefinition[]): string => commands.map(({ name }) => name).join(' ');

const HELP = 'show the help of a command';

function bash(commands: readonly CommandDefinition[]): string {
  const values = commands.flatMap((command) =>
    optionsOf(command).flatMap(({ flags, choices }) => {
      const { short, long } = readFlags(flags);
      const names = [`--${long}`, ...(short === undefined ? [] : [`-${short}`])];
      return choices
        ? [`    ${names.map((name) => `"${command.name} ${name}"`).join(' | ')}) words="${choices.join(' ')}" ;;`]
        : [];
    }),
  );
  const named = commands.flatMap(({ name, args }) => {
    const choices = args.at(0)?.choices;
    return choices ? [`    ${name}) words="${choices.join(' ')}" ;;`] : [];
  });
  named.push(`    help) words="${namesOf(commands)}" ;;`);
  return `# netpol completion for bash: source <(netpol completion bash)
_netpol() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${namesOf(commands)} help --help --version" -- "$current"))
    return
  fi
  case "$command $previous" in
${values.join('\n')}
  esac
  [ -n "$words" ] || case "$command" in
${named.join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    case "$command" in
${commands.map((command) => `      ${command.name}) words="${flagsOf(command).join(' ')}" ;;`).join('\n')}
    esac
  fi
  # Without words bash completes file names.
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _netpol netpol
`;
}

function zsh(commands: readonly CommandDefinition[]): string {
  const described = ({ name, summary }: CommandDefinition): string => `    '${quotedInZsh(`${name}:${summary}`)}'`;
  const specOf = ({ flags, description, choices, isRepeated }: OptionDefinition): string => {
    const { short, long, takesValue } = readFlags(flags);
    const value = takesValue ? `:value:${choices ? `(${choices.join(' ')})` : '_files'}` : '';
    const about = `[${quotedInZsh(description).replace(/[[\]]/g, '\\$&')}]`;
    const names = [`--${long}`, ...(short === undefined ? [] : [`-${short}`])];
    return names.map((name) => `        '${isRepeated ? '*' : ''}${name}${about}${value}'`).join(' \\\n');
  };
  const caseOf = (command: CommandDefinition): string => {
    const choices = command.args.at(0)?.choices;
    const rest = `        '*:argument:${choices ? `(${choices.join(' ')})` : '_files'}'`;
    return `    ${command.name})\n      _arguments \\\n${[...optionsOf(command).map(specOf), rest].join(' \\\n')}\n      ;;`;
  };
  return `#compdef netpol
# netpol completion for zsh: netpol completion zsh > <a folder of fpath>/_netpol
_netpol() {
  local -a commands
  commands=(
${commands.map(described).join('\n')}
    'help:${HELP}'
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${commands.map(caseOf).join('\n')}
    help)
      _describe 'command' commands
      ;;
  esac
}
if [ "$funcstack[1]" = "_netpol" ]; then _netpol "$@"; else compdef _netpol netpol; fi
`;
}

function quotedInZsh(text: string): string {
  return text.replaceAll("'", `'\\''`);
}

function fish(commands: readonly CommandDefinition[]): string {
  const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const first = commands.map(
    ({ name, summary }) => `complete -c netpol -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
  );
  const rest = commands.flatMap((command) => {
    const when = `complete -c netpol -n '__fish_seen_subcommand_from ${command.name}'`;
    const ofOptions = optionsOf(command).map(({ flags, description, choices }) => {
      const { short, long, takesValue } = readFlags(flags);
      const values = choices ? ` -x -a ${quoted(choices.join(' '))}` : takesValue ? ' -r' : '';
      return `${when}${short === undefined ? '' : ` -s ${short}`} -l ${long}${values} -d ${quoted(description)}`;
    });
    const choices = command.args.at(0)?.choices;
    return [...ofOptions, ...(choices ? [`${when} -f -a ${quoted(choices.join(' '))}`] : [])];
  });
  const help = [
    `complete -c netpol -n __fish_use_subcommand -f -a help -d ${quoted(HELP)}`,
    `complete -c netpol -n '__fish_seen_subcommand_from help' -f -a ${quoted(namesOf(commands))}`,
  ];
  return `# netpol completion for fish\n${[...first, ...help, ...rest].join('\n')}\n`;
}
