/** Systems that run checks, each with the file that says so. */
export const PIPELINES = {
  github: { file: '.github/workflows/netpol.yaml', isOwnFile: true, text: github },
  gitlab: { file: '.gitlab-ci.yml', isOwnFile: false, text: gitlab },
  'pre-commit': { file: '.pre-commit-config.yaml', isOwnFile: false, text: preCommit },
} as const;

export type Pipeline = keyof typeof PIPELINES;

function github(version: string): string {
  return `name: netpol

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  netpol:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes cdk8s-netpol@${version} check k8s/ --fail-on warning -o github
`;
}

function gitlab(version: string): string {
  return `netpol:
  image: node:22
  script:
    - npx --yes cdk8s-netpol@${version} check k8s/ --fail-on warning -o junit --out netpol.xml
  artifacts:
    when: always
    reports:
      junit: netpol.xml
`;
}

function preCommit(version: string): string {
  return `repos:
  - repo: local
    hooks:
      - id: netpol
        name: NetworkPolicies
        language: node
        additional_dependencies: ['cdk8s-netpol@${version}']
        entry: netpol check k8s/ --fail-on warning
        pass_filenames: false
        files: \\.(ya?ml|json)$
`;
}
