import type { CodeDescription } from './codes';

/** Codes for what is wrong with the files that policies stand in, and with the question asked about them. */
export const manifestCodes = {
  'manifest-unreadable': {
    severity: 'error',
    title: 'a manifest cannot be read as text',
    why: 'Nobody knows which policies it holds.',
    fix: 'Make it a regular file of UTF-8 text, or take it out of the folder.',
  },
  'manifest-unparseable': {
    severity: 'error',
    title: 'a manifest is not the YAML that the API server reads',
    why: 'kubectl stops at the file, and none of the objects after this place reaches the cluster.',
    fix: 'Correct the syntax at the place named. Quote values that hold a colon, a hash, braces, or start with a special character.',
  },
  'template-unrendered': {
    severity: 'error',
    title: 'a manifest is a template that nobody has rendered',
    why: 'kubectl refuses it, and which policies it makes depends on values that do not stand in it.',
    fix: 'Check what it renders to, as in `helm template . | netpol check -`, and leave the folder of the templates out.',
  },
  'yaml-versions-differ': {
    severity: 'warning',
    title: 'a value without quotes means one thing to the API server and another to other programs',
    why: 'The API server reads YAML 1.1, where no is a boolean and 0100 is the number 64 (Y8, Y9). Editors and linters that read YAML 1.2 see another policy than the one that is enforced.',
    fix: 'Write numbers in decimal without leading zeros, and put text in quotes.',
  },
  'duplicate-field': {
    severity: 'error',
    title: 'a field stands twice in one mapping',
    why: 'kubectl refuses the object. A client that does not ask for strict validation keeps the last one, so that a second ingress or podSelector silently replaces the first.',
    fix: 'Merge the two into one, or remove one of them.',
  },
  'manifest-field-invalid': {
    severity: 'error',
    title: 'a workload, a Service or a Namespace is not what the API server takes',
    why: 'Its fields decide which policies select the pods and which ports a name stands for. With one left out, the answers would be about another cluster than the one that is meant.',
    fix: 'Correct the field. A label or a port name that looks like a number or a boolean needs quotes, a port number must have none.',
  },
  'nothing-to-read': {
    severity: 'error',
    title: 'a path leads to no manifest',
    why: 'An empty cluster would pass every check for what must not be reachable.',
    fix: 'Give the folder that holds the manifests. Files count whose names end in .yaml, .yml or .json and that hold Kubernetes objects.',
  },
  'plugin-property-invalid': {
    severity: 'error',
    title: 'a property of the validation plugin is unknown or has a wrong value',
    why: 'Leaving it out of account would validate by other rules than the ones asked for.',
    fix: 'Correct the properties of NetworkPolicyValidation in cdk8s.yaml.',
  },
} satisfies Record<string, CodeDescription>;
