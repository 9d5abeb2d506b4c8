#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <sys/prctl.h>

int platform_forbid_inspection(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : -errno; }
