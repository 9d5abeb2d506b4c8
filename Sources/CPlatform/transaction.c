#include "transaction.h"

static _Thread_local int depth;

void platform_enter_transaction(void) { depth += 1; }
void platform_leave_transaction(void) { depth -= 1; }
int platform_inside_transaction(void) { return depth > 0; }
