import type { SpecialRange } from './special-addresses';

/**
 * Addresses at which clouds tell a machine about itself, its credentials among it. Not in the list: 168.63.129.16 of
 * Azure, because it serves name resolution too and Microsoft says to keep it reachable; 169.254.170.23 and
 * fd00:ec2::23 of EKS, because they give a pod the credentials of its own service account and no others.
 */
export const METADATA_ADDRESSES: { readonly ipv4: readonly SpecialRange[]; readonly ipv6: readonly SpecialRange[] } = {
  ipv4: [
    {
      cidr: '100.100.100.200/32',
      purpose: 'Alibaba Cloud',
      source: 'alibabacloud.com: ECS, Access instance metadata',
    },
    {
      cidr: '169.254.42.42/32',
      purpose: 'Scaleway',
      source: 'cloud-init documentation: datasource Scaleway',
    },
    {
      cidr: '169.254.169.254/32',
      purpose: 'AWS, Azure, DigitalOcean, Google Cloud, OpenStack, Oracle Cloud and others',
      source:
        'docs.aws.amazon.com: EC2, Use IMDS; learn.microsoft.com: Azure Instance Metadata Service; cloud.google.com: VM metadata',
    },
  ],
  ipv6: [
    {
      cidr: 'fd00:42::42/128',
      purpose: 'Scaleway',
      source: 'cloud-init documentation: datasource Scaleway',
    },
    {
      cidr: 'fd00:c1::a9fe:a9fe/128',
      purpose: 'Oracle Cloud',
      source: 'oracle/oci-python-sdk: instance principals signer (metadata endpoint over IPv6)',
    },
    {
      cidr: 'fd00:ec2::254/128',
      purpose: 'AWS',
      source: 'docs.aws.amazon.com: EC2, Use IMDS (IPv6 address on Nitro instances)',
    },
    {
      cidr: 'fd20:ce::254/128',
      purpose: 'Google Cloud',
      source: 'cloud.google.com: VM metadata, IPv6-only instances',
    },
    {
      cidr: 'fe80::a9fe:a9fe/128',
      purpose: 'OpenStack',
      source: 'docs.openstack.org: Nova, metadata service over IPv6',
    },
  ],
};
