#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int negated(int result) { return result < 0 ? -errno : result; }

static void fill(struct platform_file_facts *facts, const struct stat *status) {
  facts->device = status->st_dev;
  facts->inode = status->st_ino;
  facts->byte_count = status->st_size;
  facts->modified_ns = (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
  facts->link_count = (uint32_t)status->st_nlink;
  facts->type = status->st_mode & S_IFMT;
  facts->owner = status->st_uid;
}

static int open_retrying(int directory, const char *name, int flags, mode_t mode) {
  int descriptor;
  do {
    descriptor = openat(directory, name, flags | O_CLOEXEC, mode);
  } while (descriptor < 0 && errno == EINTR);
  return negated(descriptor);
}

int platform_facts_at(int directory, const char *name, struct platform_file_facts *facts) {
  struct stat status;
  if (fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return -errno;
  fill(facts, &status);
  return 0;
}

int platform_facts(int descriptor, struct platform_file_facts *facts) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) return -errno;
  fill(facts, &status);
  return 0;
}

static int refusal(const struct platform_file_facts *facts, int links_allowed) {
  switch (facts->type) {
    case S_IFREG: return facts->link_count > 1 && !links_allowed ? -EMLINK : 0;
    case S_IFLNK: return -ELOOP;
    case S_IFDIR: return -EISDIR;
    default: return -ENXIO;
  }
}

int platform_open_regular(int directory, const char *name, int links_allowed, struct platform_file_facts *facts) {
  int resolved = open_retrying(directory, name, O_PATH | O_NOFOLLOW, 0);
  if (resolved < 0) return resolved;
  int error = platform_facts(resolved, facts);
  if (error == 0) error = refusal(facts, links_allowed);
  if (error != 0) {
    close(resolved);
    return error;
  }
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", resolved);
  // O_NOFOLLOW must be absent here: the entry is the kernel's own link to exactly the file resolved above.
  int descriptor = open_retrying(AT_FDCWD, link, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
  // Without /proc the name is opened again; the comparison below still catches a swap.
  if (descriptor == -ENOENT) descriptor = open_retrying(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0);
  close(resolved);
  if (descriptor < 0) return descriptor;
  struct platform_file_facts opened;
  error = platform_facts(descriptor, &opened);
  if (error == 0 && (opened.inode != facts->inode || opened.device != facts->device)) error = -ESTALE;
  if (error != 0) {
    close(descriptor);
    return error;
  }
  *facts = opened;
  return descriptor;
}

int platform_open_directory(int directory, const char *name) {
  return open_retrying(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
}

int platform_open_unnamed(int directory) { return open_retrying(directory, ".", O_TMPFILE | O_RDWR, 0600); }

int platform_open_in_memory(void) {
  int descriptor = memfd_create("morgenpost", MFD_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

int platform_link(int descriptor, int directory, const char *name) {
  // AT_EMPTY_PATH needs CAP_DAC_READ_SEARCH, so the way through /proc comes first.
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  if (linkat(AT_FDCWD, link, directory, name, AT_SYMLINK_FOLLOW) == 0) return 0;
  if (errno != ENOENT) return -errno;
  return negated(linkat(descriptor, "", directory, name, AT_EMPTY_PATH));
}

int platform_rename_exclusive(int from_directory, const char *from, int to_directory, const char *to) {
  int result = negated((int)syscall(SYS_renameat2, from_directory, from, to_directory, to, RENAME_NOREPLACE));
  if (result != -EINVAL && result != -ENOSYS) return result;
  // A file system without exclusive rename: a hard link never replaces either.
  if (linkat(from_directory, from, to_directory, to, 0) != 0) return -errno;
  return negated(unlinkat(from_directory, from, 0));
}

int platform_open_for_writing_elsewhere(int descriptor) {
  // A writer that opens the file while the lease is held makes the kernel send a signal; SIGIO, the usual one,
  // would end this process, SIGURG is ignored by default.
  if (fcntl(descriptor, F_SETSIG, SIGURG) != 0) return -errno;
  if (fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN ? 1 : -errno;
  return negated(fcntl(descriptor, F_SETLEASE, F_UNLCK));
}

static int lock_range(int descriptor, short type, int wait, off_t start, off_t length) {
  struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
  int result;
  do {
    result = fcntl(descriptor, wait ? F_OFD_SETLKW : F_OFD_SETLK, &lock);
  } while (result != 0 && errno == EINTR && wait);
  return negated(result);
}

int platform_lock(int descriptor, int exclusive, int wait) {
  return lock_range(descriptor, exclusive ? F_WRLCK : F_RDLCK, wait, 0, 0);
}

int platform_lock_byte(int descriptor, int64_t byte) { return lock_range(descriptor, F_WRLCK, 0, byte, 1); }

int platform_unlock_byte(int descriptor, int64_t byte) { return lock_range(descriptor, F_UNLCK, 0, byte, 1); }

int platform_locked_elsewhere(int descriptor) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0};
  if (fcntl(descriptor, F_OFD_GETLK, &lock) != 0) return -errno;
  return lock.l_type != F_UNLCK;
}

int platform_unlock(int descriptor) { return lock_range(descriptor, F_UNLCK, 0, 0, 0); }
