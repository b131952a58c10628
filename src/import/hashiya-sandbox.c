// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* The kernel's interfaces are called as they are documented (landlock(7), seccomp(2),
 * unshare(2)): glibc wraps not all of them, and a library for each would be larger than this. */

#include "hashiya-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define BASE_SECONDS       60
#define SECONDS_A_MEBIBYTE 2
#define MEBIBYTE           (1024 * 1024)
#define BASE_MEMORY        ((gsize) 768 * MEBIBYTE)
#define MEMORY_FACTOR      10

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#endif

static gboolean
leave_network (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { 0 };

  if (unshare (CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) != 0)
    return FALSE;
  /* A new user namespace gives all rights in it; none is wanted. */
  return syscall (SYS_capset, &header, none) == 0;
}

#ifdef SYS_landlock_create_ruleset
static void
allow_reading (int ruleset, const char *path)
{
  struct landlock_path_beneath_attr rule
      = { .allowed_access
          = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE,
          .parent_fd = open (path, O_PATH | O_CLOEXEC) };

  struct stat status;

  if (rule.parent_fd < 0)
    return;
  if (fstat (rule.parent_fd, &status) == 0 && !S_ISDIR (status.st_mode))
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (rule.parent_fd);
}

/* All rights over files that the first version of Landlock knows; later ones are asked for where
 * the kernel has them. */
static gboolean
leave_files (const char *const *reads)
{
  struct landlock_ruleset_attr attributes = { .handled_access_fs = (1 << 13) - 1 };
  int version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  gboolean done;
  int ruleset;

  if (version < 1)
    return FALSE;
  if (version >= 2)
    attributes.handled_access_fs |= 1 << 13; /* moving between folders */
  if (version >= 3)
    attributes.handled_access_fs |= 1 << 14; /* cutting short */
  ruleset
      = syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; reads[i] != NULL; i++)
    allow_reading (ruleset, reads[i]);
  done = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return done;
}
#else
static gboolean
leave_files (const char *const *reads)
{
  return FALSE;
}
#endif

#ifdef MACHINE
/* The half of an argument that holds flags. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define FLAGS_OFFSET(i) (offsetof (struct seccomp_data, args) + (i) *8)
#else
#define FLAGS_OFFSET(i) (offsetof (struct seccomp_data, args) + (i) *8 + 4)
#endif

/* Calls that no parser makes. Threads, memory and reading stay as they are. */
static const int refused[] = {
  SYS_socket,
  SYS_socketpair,
  SYS_connect,
  SYS_bind,
  SYS_listen,
  SYS_accept,
  SYS_accept4,
  SYS_execve,
  SYS_execveat,
  SYS_ptrace,
  SYS_process_vm_readv,
  SYS_process_vm_writev,
  SYS_mount,
  SYS_umount2,
  SYS_unshare,
  SYS_setns,
  SYS_chroot,
  SYS_pivot_root,
  SYS_keyctl,
  SYS_add_key,
  SYS_request_key,
  SYS_bpf,
  SYS_perf_event_open,
  SYS_userfaultfd,
  SYS_init_module,
  SYS_finit_module,
  SYS_kexec_load,
  SYS_kill,
  SYS_open_by_handle_at,
  SYS_shmget,
  SYS_msgget,
  SYS_semget,
  SYS_io_setup,
  SYS_setrlimit,
  SYS_mknodat,
  SYS_linkat,
  SYS_symlinkat,
  SYS_fchmodat,
  SYS_fchownat,
  SYS_unlinkat,
  SYS_mkdirat,
  SYS_renameat2,
#ifdef SYS_creat
  SYS_creat,
#endif
#ifdef SYS_openat2
  SYS_openat2,
#endif
#ifdef SYS_io_uring_setup
  SYS_io_uring_setup,
  SYS_io_uring_enter,
#endif
#ifdef SYS_pidfd_getfd
  SYS_pidfd_getfd,
  SYS_pidfd_send_signal,
#endif
};

/* Appends: the call @number, which takes flags of open() as its argument @place, may only read. */
static guint
append_open (struct sock_filter *program, int number, guint place)
{
  const struct sock_filter part[] = {
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, FLAGS_OFFSET (place)),
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };

  memcpy (program, part, sizeof part);
  return G_N_ELEMENTS (part);
}

static gboolean
leave_calls (void)
{
  struct sock_filter program[G_N_ELEMENTS (refused) * 2 + 20];
  struct sock_fprog filter = { .filter = program };
  guint n = 0;

  /* Another machine's numbers mean other calls: such a call ends the process. */
  program[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS,
                                                offsetof (struct seccomp_data, arch));
  program[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
  program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  program[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS,
                                                offsetof (struct seccomp_data, nr));
#ifdef __x86_64__
  program[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
  program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
#endif
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      program[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, refused[i], 0, 1);
      program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    }
  n += append_open (program + n, SYS_openat, 2);
#ifdef SYS_open
  n += append_open (program + n, SYS_open, 1);
#endif
  program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  filter.len = n;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
#else
static gboolean
leave_calls (void)
{
  return FALSE;
}
#endif

HashiyaWalls
hashiya_sandbox_enter (const char *const *reads, HashiyaWalls wanted)
{
  const struct rlimit none = { 0, 0 };
  HashiyaWalls walls = 0;

  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  setrlimit (RLIMIT_CORE, &none);
  if ((wanted & HASHIYA_WALL_NETWORK) != 0 && leave_network ())
    walls |= HASHIYA_WALL_NETWORK;
  if ((wanted & HASHIYA_WALL_FILES) != 0 && leave_files (reads))
    walls |= HASHIYA_WALL_FILES;
  if ((wanted & HASHIYA_WALL_CALLS) != 0 && leave_calls ())
    walls |= HASHIYA_WALL_CALLS;
  return walls;
}

guint
hashiya_sandbox_seconds (gsize n_bytes)
{
  return BASE_SECONDS + n_bytes / MEBIBYTE * SECONDS_A_MEBIBYTE;
}

void
hashiya_sandbox_limit (gsize n_bytes)
{
  struct rusage used;
  struct rlimit limit = { .rlim_max = RLIM_INFINITY };

  getrusage (RUSAGE_SELF, &used);
  limit.rlim_cur = used.ru_utime.tv_sec + used.ru_stime.tv_sec + hashiya_sandbox_seconds (n_bytes);
  prlimit (0, RLIMIT_CPU, &limit, NULL);
}

gsize
hashiya_sandbox_memory (gsize n_bytes)
{
  return BASE_MEMORY + n_bytes * MEMORY_FACTOR;
}
