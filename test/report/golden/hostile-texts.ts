/** Texts that would do harm in one output or another if they were taken for anything but texts. */
export const hostileTexts = {
  markdown: "| a `b` **c** <script>alert(1)</script> [x](javascript:alert(1)) ![i](https://evil.example/p.png) | `` |",
  mentions: "@everyone @acme/admins #123 acme/repo#4 GH-5 https://evil.example www.evil.example a@evil.example",
  workflow: "::error::gotcha\n::set-output name=changes::0\n##[error]no\n::stop-commands::x",
  fences: "```\n# escaped?\n~~~~\n</details></summary>\n<!-- audiencectl -->",
  direction: "safe \u{202E}gnp.exe \u{2066}hidden\u{2069} \u{200B}zero",
  controls: "bell \u{7} escape \u{1B}[31mred\u{1B}[0m",
  markup: `"quoted" & 'single' ]]> <!-- comment --> %0A &lt; <img src=x onerror=alert(1)>`,
} as const;
