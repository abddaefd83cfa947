/** Makes a process say, at its end, how much memory it took at most (resident set). */
process.on('exit', () => {
  process.stderr.write(`memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`);
});
