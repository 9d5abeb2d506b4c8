#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int platform_forbid_inspection(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : -errno; }

int platform_die_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0) == 0 ? 0 : -errno; }

int platform_limit(int resource, uint64_t soft, uint64_t hard) {
  struct rlimit limit = {.rlim_cur = soft, .rlim_max = hard};
  return prlimit(0, resource, &limit, 0) == 0 ? 0 : -errno;
}
