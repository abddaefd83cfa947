import { BOOLEAN, INT64, OPAQUE, STRING, STRING_MAP, TIME, list, object } from './schema';

const META_V1 = 'io.k8s.apimachinery.pkg.apis.meta.v1';

const OWNER_REFERENCE = object(`${META_V1}.OwnerReference`, {
  apiVersion: STRING,
  blockOwnerDeletion: BOOLEAN,
  controller: BOOLEAN,
  kind: STRING,
  name: STRING,
  uid: STRING,
});

const MANAGED_FIELDS_ENTRY = object(`${META_V1}.ManagedFieldsEntry`, {
  apiVersion: STRING,
  fieldsType: STRING,
  fieldsV1: OPAQUE,
  manager: STRING,
  operation: STRING,
  subresource: STRING,
  time: TIME,
});

/** `metadata` of any object: every field that the API server decodes. */
export const OBJECT_META = object(`${META_V1}.ObjectMeta`, {
  annotations: STRING_MAP,
  creationTimestamp: TIME,
  deletionGracePeriodSeconds: INT64,
  deletionTimestamp: TIME,
  finalizers: list(STRING),
  generateName: STRING,
  generation: INT64,
  labels: STRING_MAP,
  managedFields: list(MANAGED_FIELDS_ENTRY),
  name: STRING,
  namespace: STRING,
  ownerReferences: list(OWNER_REFERENCE),
  resourceVersion: STRING,
  selfLink: STRING,
  uid: STRING,
});
