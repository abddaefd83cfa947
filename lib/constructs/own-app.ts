import type { IConstruct } from 'constructs';
import type { ConstructFindings } from './construct-findings';
import { isInTree } from './scopes';

/** Whether what a construct refers to is in the tree of this App; what is not is reported. */
export function isOfThisApp(
  root: IConstruct,
  findings: ConstructFindings,
  construct: IConstruct,
  referred: IConstruct,
): boolean {
  if (referred.node.root !== root) {
    findings.report('foreign-app', construct, {
      message: `${referred.node.path} belongs to another App`,
      help: 'put both into one App, or refer to it with Namespace.imported and Tier.imported',
    });
    return false;
  }
  if (isInTree(referred)) return true;
  findings.report('foreign-app', construct, {
    message: `${referred.node.path} was removed from the App`,
    help: 'remove what refers to it too, or refer to what is there now',
  });
  return false;
}
