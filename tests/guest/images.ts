/** What an image has to set up its network with. */
export type Manager = 'netplan' | 'ifupdown' | 'nmcli' | 'networkd';

/** The shape of a system image: its network files as its makers write them, with addresses of ours. */
export interface GuestImage {
  readonly name: string;
  readonly manager: Manager;
  /** The interface of the default route. */
  readonly device: string;
  /** The network cards by name, each with its MAC address. The first is wired to the provider. */
  readonly cards?: Readonly<Record<string, string>>;
  /** The primary address with its prefix, if not that of `primary`. */
  readonly primary?: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The primary address and gateway of each image, also of those that ask the provider's DHCP server. */
export const primary = { ip: '198.51.100.10', cidr: '198.51.100.10/24', gateway: '198.51.100.1' } as const;
export const mac = '52:54:00:12:34:56';
export const secondMac = '52:54:00:65:43:21';

/** As cloud-init writes it, with its comment, which `#` lines of ours must survive beside. */
const cloudInit = (text: string): string =>
  `# This file is generated from information provided by the datasource.  Changes
# to it will not persist across an instance reboot.  To disable cloud-init's
# network configuration capabilities, write a file
# /etc/cloud/cloud.cfg.d/99-disable-network-config.cfg with the following:
# network: {config: disabled}
${text}`;

const netplanStatic = (id: string, matched = ''): string => `network:
    version: 2
    ethernets:
        ${id}:
            addresses:
            - ${primary.cidr}
${matched}            nameservers:
                addresses:
                - 192.0.2.53
            routes:
            -   to: default
                via: ${primary.gateway}
`;

const matchedByMac = (name: string): string =>
  `            match:
                macaddress: ${mac}
            set-name: ${name}
`;

const netplanImages: readonly GuestImage[] = [
  {
    name: 'Ubuntu 22.04, cloud-init with DHCP',
    manager: 'netplan',
    device: 'ens3',
    files: {
      'etc/netplan/50-cloud-init.yaml': cloudInit(`network:
    ethernets:
        ens3:
            dhcp4: true
            match:
                macaddress: ${mac}
            set-name: ens3
    version: 2
`),
    },
  },
  {
    name: 'Ubuntu 24.04, cloud-init with a static address',
    manager: 'netplan',
    device: 'eth0',
    files: { 'etc/netplan/50-cloud-init.yaml': netplanStatic('eth0', matchedByMac('eth0')) },
  },
  {
    name: 'Ubuntu with 99-static-ip.yaml',
    manager: 'netplan',
    device: 'ens3',
    files: { 'etc/netplan/99-static-ip.yaml': netplanStatic('ens3') },
  },
  {
    name: 'Ubuntu with a static 90-default.yaml',
    manager: 'netplan',
    device: 'ens3',
    files: { 'etc/netplan/90-default.yaml': netplanStatic('ens3') },
  },
  {
    name: 'Debian 12, cloud image (all-eth, DHCP)',
    manager: 'netplan',
    device: 'eth0',
    files: {
      'etc/netplan/90-default.yaml': `network:
    version: 2
    ethernets:
        all-en:
            match:
                name: en*
            dhcp4: true
            dhcp4-overrides:
                use-domains: true
            dhcp6: true
            dhcp6-overrides:
                use-domains: true
        all-eth:
            match:
                name: eth*
            dhcp4: true
            dhcp4-overrides:
                use-domains: true
            dhcp6: true
            dhcp6-overrides:
                use-domains: true
`,
    },
  },
  {
    name: 'Debian 13, cloud-init over the image’s defaults (id0)',
    manager: 'netplan',
    device: 'eth0',
    files: { 'etc/netplan/50-cloud-init.yaml': cloudInit(netplanStatic('id0', matchedByMac('eth0'))) },
  },
  {
    name: 'Ubuntu with a bridge',
    manager: 'netplan',
    device: 'br0',
    files: {
      'etc/netplan/01-netcfg.yaml': `network:
  version: 2
  ethernets:
    ens3: {}
  bridges:
    br0:
      interfaces: [ens3]
      macaddress: ${mac}
      addresses: [${primary.cidr}]
      routes:
        - to: default
          via: ${primary.gateway}
`,
    },
    cards: { ens3: mac },
  },
  {
    name: 'Ubuntu with a second card',
    manager: 'netplan',
    device: 'ens3',
    cards: { ens3: mac, ens4: secondMac },
    files: {
      'etc/netplan/50-cloud-init.yaml': netplanStatic('ens3', matchedByMac('ens3')),
      'etc/netplan/60-private.yaml': `network:
    version: 2
    ethernets:
        ens4:
            addresses: [10.0.0.5/24]
`,
    },
  },
  {
    name: 'Ubuntu with a primary /32 and a gateway on the link',
    manager: 'netplan',
    primary: `${primary.ip}/32`,
    device: 'ens3',
    files: {
      'etc/netplan/50-cloud-init.yaml': `network:
    version: 2
    ethernets:
        ens3:
            addresses: [${primary.ip}/32]
            routes:
            -   to: default
                via: ${primary.gateway}
                on-link: true
`,
    },
  },
];

const staticStanza = `auto eth0
iface eth0 inet static
    address ${primary.cidr}
    gateway ${primary.gateway}
    dns-nameservers 192.0.2.53
`;

const ifupdownImages: readonly GuestImage[] = [
  {
    name: 'Debian 11, static in interfaces',
    manager: 'ifupdown',
    device: 'eth0',
    files: {
      'etc/network/interfaces': `# This file describes the network interfaces available on your system
# and how to activate them. For more information, see interfaces(5).

source /etc/network/interfaces.d/*

# The loopback network interface
auto lo
iface lo inet loopback

# The primary network interface
allow-hotplug eth0
${staticStanza}`,
    },
  },
  {
    name: 'Debian 11, static by cloud-init in interfaces.d',
    manager: 'ifupdown',
    device: 'eth0',
    files: {
      'etc/network/interfaces': `# interfaces(5) file used by ifup(8) and ifdown(8)
# Include files from /etc/network/interfaces.d:
source /etc/network/interfaces.d/*
`,
      'etc/network/interfaces.d/50-cloud-init': cloudInit(`auto lo
iface lo inet loopback

${staticStanza}`),
    },
  },
];

const nmConnection = (ipv4: string): string => `[connection]
id=System eth0
uuid=5fb06bd0-0bb0-7ffb-45f1-d6edd65f3e03
type=ethernet
autoconnect-priority=120
interface-name=eth0

[ethernet]
mac-address=${mac.toUpperCase()}

[ipv4]
${ipv4}

[ipv6]
addr-gen-mode=eui64
method=disabled

[proxy]
`;

const networkManagerImages: readonly GuestImage[] = [
  {
    name: 'AlmaLinux or Rocky Linux 9, static keyfile of cloud-init',
    manager: 'nmcli',
    device: 'eth0',
    files: {
      'etc/NetworkManager/system-connections/cloud-init-eth0.nmconnection': nmConnection(
        `address1=${primary.cidr},${primary.gateway}\ndns=192.0.2.53;\nmay-fail=false\nmethod=manual`,
      ),
    },
  },
  {
    name: 'Fedora, keyfile with DHCP',
    manager: 'nmcli',
    device: 'eth0',
    files: {
      'etc/NetworkManager/system-connections/cloud-init-eth0.nmconnection': nmConnection('method=auto'),
    },
  },
];

const networkdImages: readonly GuestImage[] = [
  {
    name: 'Arch Linux, static .network in /etc',
    manager: 'networkd',
    device: 'eth0',
    files: {
      'etc/systemd/network/20-wired.network': `[Match]
Name=eth0

[Network]
Address=${primary.cidr}
Gateway=${primary.gateway}
DNS=192.0.2.53
`,
    },
  },
  {
    name: 'a .network of the vendor in /usr/lib, for each card, with DHCP',
    manager: 'networkd',
    device: 'eth0',
    files: {
      'usr/lib/systemd/network/80-ethernet.network': `[Match]
Type=ether

[Network]
DHCP=ipv4
`,
    },
  },
];

export const guestImages: readonly GuestImage[] = [
  ...netplanImages,
  ...ifupdownImages,
  ...networkManagerImages,
  ...networkdImages,
];
