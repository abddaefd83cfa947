/** Name of the file that `netpol check` looks for. */
export const CONFIG_FILE = 'netpol.config.yaml';

/** A configuration that changes nothing, and shows what could be changed. */
export const CONFIG_TEMPLATE = `# yaml-language-server: $schema=./node_modules/cdk8s-netpol/docs/schemas/config.schema.json
# What netpol check looks for. netpol checks lists the checks and explains each of them.

# recommended, or strict for everything that is worth a second look.
preset: recommended

# Severity of single checks: error, warning, info or off.
# checks:
#   dangling-peer: error
#   missing-dns-egress: off

# Findings that are fine as they are, each with the reason.
# acknowledge:
#   - check: missing-default-deny
#     namespace: sandbox
#     reason: everybody may try things out there
#     until: '2030-01-31'

# Checks of your own: packages, or paths from the folder of this file.
# modules: [./policy-checks.js]

# What is known of the cluster.
# cni: cilium@1.18
# kubernetesVersion: '1.36'
# podCidrs: [10.244.0.0/16]
# nodeCidrs: [192.168.0.0/24]
`;
