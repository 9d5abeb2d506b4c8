// The few system calls that Glibc does not show to Swift: variadic ones, GNU extensions and Linux-only flags.
// Every function returns 0 or a file descriptor on success and a negated errno on failure, so that no caller
// has to read `errno` after the runtime may have changed it.

#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stdint.h>

#include "transaction.h"

/// What the kernel says about one file; times in nanoseconds since 1970 (UTC).
struct platform_file_facts {
  uint64_t device;
  uint64_t inode;
  int64_t byte_count;
  int64_t modified_ns;
  uint32_t link_count;
  /// The file type bits of st_mode (S_IFMT).
  uint32_t type;
  uint32_t owner;
};

/// Facts of `name` in the directory `directory` (AT_FDCWD for paths), never following a symbolic link.
int platform_facts_at(int directory, const char *name, struct platform_file_facts *facts);

/// Facts of an open file.
int platform_facts(int descriptor, struct platform_file_facts *facts);

/// Opens a file that came from outside for reading and fills in its facts.
///
/// The name is first resolved without opening (O_PATH, no symbolic link), so that a FIFO never blocks, a device
/// is never touched, and a second hard link to a file this process holds locks on (the database) is never opened:
/// closing it would drop those locks. Only a regular file with exactly one name is then opened, through the
/// resolved descriptor, so that nothing can be swapped in between.
/// `links_allowed` lifts the one-name rule, for folders that only this program writes.
/// Fails with -ELOOP (symbolic link), -EMLINK (has other hard links), -EISDIR, -ENXIO (FIFO, socket, device) or
/// the errno of the system.
int platform_open_regular(int directory, const char *name, int links_allowed, struct platform_file_facts *facts);

/// Opens a directory itself, not a link to it.
int platform_open_directory(int directory, const char *name);

/// A file without a name in `directory` (O_TMPFILE), mode 0600; it vanishes unless `platform_link` names it.
/// -EOPNOTSUPP, -EISDIR or -EINVAL where the file system has no such files.
int platform_open_unnamed(int directory);

/// An empty file in memory (memfd_create), for what another program reads and no disk has to keep.
int platform_open_in_memory(void);

/// Gives an unnamed file its name in `directory`; -EEXIST if the name is taken.
int platform_link(int descriptor, int directory, const char *name);

/// Renames within or between directories and never replaces: -EEXIST if the new name is taken.
int platform_rename_exclusive(int from_directory, const char *from, int to_directory, const char *to);

/// 1 when some process has the file open for writing, 0 when none has, negated errno when the system cannot say
/// (not the owner, or a file system without leases). Asks for a read lease and gives it back at once.
int platform_open_for_writing_elsewhere(int descriptor);

/// Advisory lock on a whole open file that belongs to the open file and not the process (OFD lock).
/// `wait` 0: -EAGAIN when another holds it.
int platform_lock(int descriptor, int exclusive, int wait);

/// The same for one byte of the file, so that one file has several locks; never waits. A lock on the whole file is in the
/// way of each of them.
int platform_lock_byte(int descriptor, int64_t byte);
int platform_unlock_byte(int descriptor, int64_t byte);

/// 1 when another open file holds such a lock, 0 when none does. Takes nothing, so that whoever only looks is never
/// in the way of whoever wants the lock.
int platform_locked_elsewhere(int descriptor);

/// Gives the lock back.
int platform_unlock(int descriptor);

/// No core dump and no reading of this process's memory by others of the same user (PR_SET_DUMPABLE 0).
int platform_forbid_inspection(void);

#endif
