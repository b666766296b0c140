#!/usr/bin/env bash
# A Slurm of this machine alone for tests, in a folder of its own: no systemd, nothing in /etc, loopback only.
#   slurm-local.sh up FOLDER       prints the line that makes a shell use it
#   slurm-local.sh down FOLDER
#   slurm-local.sh node FOLDER down|up    takes the one node away, as when it is lost, and brings it back
# SLURM_LOCAL_CPUS and SLURM_LOCAL_PORT change the number of processors and the first of two ports.
set -euo pipefail
verb=$1
folder=$(mkdir -p "$2" && cd "$2" && pwd -P)
export SLURM_CONF=$folder/slurm.conf

# By the process id that the daemon wrote itself, if that is still the daemon: never by name alone.
stop() {
  local file=$folder/$1.pid pid
  [[ -s $file ]] || return 0
  pid=$(<"$file")
  if [[ $(cat "/proc/$pid/comm" 2>/dev/null) == "$1" ]]; then
    kill "$pid"
    for _ in {1..100}; do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.05
    done
  fi
  rm -f "$file"
}

# cred_expire: a task that lost its node waits as long as a credential lives before it starts again, by default two minutes.
configure() {
  local host=$1 cores=$2 memory=$3 port=$4
  cat > "$SLURM_CONF" <<CONF
ClusterName=local
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket,cred_expire=20
CredType=cred/munge
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
AccountingStorageType=accounting_storage/none
JobRequeue=1
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
DefMemPerCPU=$((memory / cores))
MpiDefault=none
ReturnToService=2
MaxArraySize=10001
SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2
KillWait=5
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cores RealMemory=$memory State=UNKNOWN
PartitionName=local Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
  printf 'CgroupPlugin=%s\n' "${SLURM_LOCAL_CGROUP:-autodetect}" > "$folder/cgroup.conf"
  : > "$folder/plugstack.conf"
}

up() {
  local host
  host=$(hostname -s)
  install -d -m 0711 "$folder" "$folder/munge"
  install -d -m 0755 "$folder"/{state,spool,log}
  [[ -s $folder/munge/key ]] || (umask 077; head -c 1024 /dev/urandom > "$folder/munge/key")
  configure "$host" "${SLURM_LOCAL_CPUS:-$(nproc)}" "$(($(awk '/MemTotal/{print $2}' /proc/meminfo) / 1024 * 9 / 10))" "${SLURM_LOCAL_PORT:-16817}"
  [[ -S $folder/munge/socket ]] || /usr/sbin/munged --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
    --pid-file="$folder/munged.pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed"
  slurmctld -f "$SLURM_CONF"
  slurmd -f "$SLURM_CONF" -N "$host"
  for _ in {1..300}; do
    if [[ $(sinfo -h -o %T 2>/dev/null) == idle ]]; then
      echo "export SLURM_CONF=$SLURM_CONF"
      return
    fi
    sleep 0.1
  done
  echo "Slurm did not come up; see $folder/log" >&2
  tail -n 20 "$folder"/log/*.log >&2
  return 1
}

# A node that was taken away comes back by itself when it registers again: then nothing is left to do.
node() {
  if [[ $1 == down ]]; then
    scontrol update "nodename=$(hostname -s)" state=down reason=test
  elif [[ $(sinfo -h -o %T) == down* ]]; then
    scontrol update "nodename=$(hostname -s)" state=resume
  fi
}

case $verb in
  up) up ;;
  down)
    stop slurmd
    stop slurmctld
    stop munged
    rm -f "$folder/munge/socket"
    ;;
  node) node "$3" ;;
  *)
    echo "slurm-local.sh: up, down or node, not $verb" >&2
    exit 2
    ;;
esac
