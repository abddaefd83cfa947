/** What is measured side by side. */
export type Column = 'ours' | 'bare' | 'cdk8s-plus' | 'cdk8s-plus pods';
