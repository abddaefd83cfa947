/** The commands that the runner of GitHub Actions knows (actions/runner, src/Runner.Worker/ActionCommandManager.cs). */
const COMMAND =
  /^\s*::(?:error|warning|notice|debug|group|endgroup|add-mask|add-path|add-matcher|remove-matcher|set-env|set-output|save-state|stop-commands|echo|internal-set-repo-path)\b/i;

/** Lines of a text that a terminal or the log of a pipeline would obey. */
export function logOrders(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => COMMAND.test(line) || /##\w*\[/.test(line) || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line));
}
