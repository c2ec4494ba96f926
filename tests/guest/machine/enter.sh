#!/bin/sh
# Run inside `unshare` (realGuest.ts). Makes a Linux server of this system with the files of $TOOLS and $IMAGE over
# it, seen by nobody else, and runs the numbered files of $STEPS in it, each with its output kept beside it.
set -eu
machine=$(cd "$(dirname "$0")" && pwd)
mount --make-rprivate /
mount -t tmpfs tmpfs "$WORK"
mkdir "$WORK/upper" "$WORK/work" "$WORK/root"
cp -R "$TOOLS/." "$WORK/upper"
mount -t overlay overlay -o "lowerdir=/,upperdir=$WORK/upper,workdir=$WORK/work" "$WORK/root"
cd "$WORK/root"
mount -t proc proc proc
# Read-only, as in a container: networkd and NetworkManager then don't wait for udev.
mount -t sysfs -o ro sysfs sys
mount --rbind /dev dev
for folder in run tmp mnt; do mount -t tmpfs tmpfs "$folder"; done
mkdir mnt/steps mnt/machine
mount --bind "$STEPS" mnt/steps
mount --bind "$machine" mnt/machine
# Nothing of this system's own network, nor of the packages' examples.
rm -rf etc/netplan etc/network etc/NetworkManager/conf.d etc/NetworkManager/system-connections etc/systemd/network \
  usr/lib/netplan/*.yaml usr/lib/NetworkManager/conf.d usr/lib/systemd/network var/lib/NetworkManager
for when in pre-up up down post-down; do mkdir -p "etc/network/if-$when.d"; done
cp -R "$IMAGE/." .
for command in $LACKS; do rm -f "usr/bin/$command" "usr/sbin/$command" "bin/$command" "sbin/$command"; done
ln -sf /mnt/machine/systemctl usr/bin/systemctl
for command in udevadm resolvconf; do printf '#!/bin/sh\nexit 0\n' > "usr/bin/$command"; chmod 755 "usr/bin/$command"; done
# The wire's end has no permanent MAC address, which is what netplan matches by.
generate=usr/libexec/netplan/generate
mv "$generate" "$generate.real"
cat > "$generate" <<'SH'
#!/bin/sh
/usr/libexec/netplan/generate.real "$@" || exit
sed -i 's/^PermanentMACAddress=/MACAddress=/' /run/systemd/network/*.network 2>/dev/null || true
SH
chmod 755 "$generate"
getent passwd systemd-network >/dev/null || echo 'systemd-network:x:998:998::/:/bin/false' >> etc/passwd
getent group systemd-network >/dev/null || echo 'systemd-network:x:998:' >> etc/group
exec chroot . /bin/sh /mnt/machine/boot.sh
