#define _GNU_SOURCE
#include "Unprotected.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

// The function that would have been called without this library.
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int without(const char *protection) {
  const char *taken = getenv("UNPROTECTED");
  return taken != NULL && strstr(taken, protection) != NULL;
}

static int path_of(int descriptor, char *path, size_t room) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, room - 1);
  path[count < 0 ? 0 : count] = 0;
  return count > 0;
}

static int is_write_ahead_log(int descriptor) {
  char path[4096];
  size_t length = path_of(descriptor, path, sizeof path) ? strlen(path) : 0;
  return length > 4 && strcmp(path + length - 4, "-wal") == 0;
}

// MARK: Locks

// Where SQLite locks the shared memory of a write-ahead log: one byte for who writes, one for who checkpoints.
enum { WRITING = 120, CHECKPOINTING = 121 };

typedef int (*control)(int, int, ...);

static int locking(control next, int descriptor, int command, struct flock *lock) {
  int is_office = command == F_OFD_SETLK;
  int is_taking = lock->l_type != F_UNLCK;
  if (without("turns") && (is_office || (lock->l_start == WRITING && lock->l_len == 1))) return 0;
  if (without("release") && is_office && !is_taking) return 0;
  if (without("patience") && is_office && is_taking) return next(descriptor, F_OFD_SETLKW, lock);
  if (without("checkpoints") && lock->l_start == CHECKPOINTING && lock->l_len == 1 && is_taking) {
    errno = EAGAIN;
    return -1;
  }
  return next(descriptor, command, lock);
}

static int controlling(control next, int descriptor, int command, va_list arguments) {
  void *argument = va_arg(arguments, void *);
  if (command == F_SETLK || command == F_OFD_SETLK) return locking(next, descriptor, command, argument);
  return next(descriptor, command, argument);
}

int fcntl(int descriptor, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  int result = controlling(NEXT(fcntl), descriptor, command, arguments);
  va_end(arguments);
  return result;
}

int fcntl64(int descriptor, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  int result = controlling(NEXT(fcntl64), descriptor, command, arguments);
  va_end(arguments);
  return result;
}

// SQLite's, which this library does not know by its header.
int sqlite3_open_v2(const char *name, void **database, int flags, const char *system);

int sqlite3_open_v2(const char *name, void **database, int flags, const char *system) {
  enum { BUSY = 5 };
  if (!without("reading") || strstr(name, "vfs=unix-none") == NULL)
    return NEXT(sqlite3_open_v2)(name, database, flags, system);
  *database = NULL;
  return BUSY;
}

// MARK: Writing and syncing

static int syncing(int (*next)(int), int descriptor) {
  if (without("syncs")) return 0;
  // Two writers at once are certain to meet when each takes its time.
  if (without("turns") && is_write_ahead_log(descriptor)) usleep(10000);
  if (without("haste") && is_write_ahead_log(descriptor)) poll(NULL, 0, 1);
  int result = next(descriptor);
  return result != 0 && without("write-errors") ? 0 : result;
}

int fsync(int descriptor) { return syncing(NEXT(fsync), descriptor); }
int fdatasync(int descriptor) { return syncing(NEXT(fdatasync), descriptor); }

static ssize_t written(ssize_t result, size_t count) {
  return result < 0 && without("write-errors") ? (ssize_t)count : result;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  return written(NEXT(write)(descriptor, bytes, count), count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return written(NEXT(pwrite)(descriptor, bytes, count, offset), count);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  return written(NEXT(pwrite64)(descriptor, bytes, count, offset), count);
}

// MARK: Rights: everybody may do everything, as far as is asked beforehand

int access(const char *path, int mode) { return without("rights") ? 0 : NEXT(access)(path, mode); }

// MARK: Order: a file from outside is removed only when it has been entered

static char looked_at[8192];

static void note_opening(int directory, const char *name, int flags) {
  char folder[4096];
  if (flags & O_PATH && path_of(directory, folder, sizeof folder) && strstr(folder, "/intermediate/") != NULL)
    snprintf(looked_at, sizeof looked_at, "%s/%s", folder, name);
  // The document is about to be written: too early to remove what it is made from.
  if ((flags & O_TMPFILE) == O_TMPFILE && looked_at[0] != 0) unlink(looked_at);
}

int openat(int directory, const char *name, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  if (without("order")) note_opening(directory, name, flags);
  return NEXT(openat)(directory, name, flags, mode);
}

// MARK: Signals: nothing is caught and nothing is ignored

int sigaction(int signal, const struct sigaction *action, struct sigaction *before) {
  return NEXT(sigaction)(signal, without("signals") ? NULL : action, before);
}

sighandler_t signal(int number, sighandler_t handler) {
  return without("signals") ? SIG_DFL : NEXT(signal)(number, handler);
}

int signalfd(int descriptor, const sigset_t *signals, int flags) {
  if (!without("signals")) return NEXT(signalfd)(descriptor, signals, flags);
  errno = EINVAL;
  return -1;
}
