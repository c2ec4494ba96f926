#!/bin/sh
# Run by enter.sh inside the server: connects it, boots its network and runs the steps.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
# So that Python finds the libraries of the tools.
ldconfig
# The other end of the wire, which also is the provider's DHCP server.
ip link set lo up
ip netns add wire
ip netns exec wire dnsmasq --conf-file=/mnt/machine/dnsmasq.conf 2>/dev/null

plug() {
  for link in $(cat /mnt/steps/cards); do
    name=${link%%=*}
    ip link add "$name" address "${link#*=}" type veth peer name "wire-$name" netns wire
    ip netns exec wire ip link set "wire-$name" up
  done
  first=$(head -n 1 /mnt/steps/cards)
  ip netns exec wire ip address replace 198.51.100.1/24 dev "wire-${first%%=*}"
}

up() {
  rm -rf /run/systemd /run/NetworkManager /run/dbus /run/network
  mkdir -p /run/systemd/system /run/NetworkManager /run/dbus /run/network
  plug
  dbus-daemon --config-file=/mnt/machine/dbus.conf --fork --nopidfile
  if command -v netplan >/dev/null; then netplan generate; fi
  for service in $(cat /mnt/steps/services); do systemctl start "$service"; done
}

down() {
  for service in NetworkManager systemd-networkd; do systemctl stop "$service"; done
  pkill -x dbus-daemon
  for link in $(cat /mnt/steps/cards); do ip link del "${link%%=*}" 2>/dev/null; done
  ip link show br0 >/dev/null 2>&1 && ip link del br0
}

addresses() { ip -4 -o address show dev "$1" 2>/dev/null | sed -n 's/.* inet \([^ ]*\).*/\1/p'; }

# Prints how the first one stands once it has exactly the other addresses: its own, default routes, source, files.
stand() {
  interface=$1
  shift
  tries=150
  until [ "$(addresses "$interface" | LC_ALL=C sort | xargs)" = "$*" ] && ip -4 route show default | grep -q .; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || break
    sleep 0.1
  done
  addresses "$interface"
  printf '\0'
  ip -4 route show default
  printf '\0'
  ip -4 route get 192.0.2.200 | sed -n 's/.* src \([^ ]*\).*/\1/p'
  find /etc/netplan /etc/network /etc/NetworkManager/system-connections /etc/systemd/network -type f 2>/dev/null |
    sort | while read -r file; do
      printf '\0%s\0' "$file"
      cat "$file"
    done
  [ "$tries" -gt 0 ]
}

mkfifo /run/keys
exec 3<>/run/keys
for step in /mnt/steps/[0-9]*.sh; do
  case "$(cat "$step")" in
    boot) up ;;
    reboot) down; up ;;
    stand*) $(cat "$step") ;;
    # In a terminal, where Enter is pressed: `netplan try` asks for it.
    *) echo >&3; script -qec "sh $step" /dev/null <&3 ;;
  esac > "${step%.sh}.out" 2>&1
  code=$?
  echo "$code" > "${step%.sh}.code"
  # What was awaited in vain won't come in the later steps either.
  case "$code $(cat "$step")" in [1-9]*' stand '*) exit ;; esac
done
