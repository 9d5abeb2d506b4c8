// Whether this thread is inside a write transaction, where it must not wait for a terminal, a
// network or another program: the whole office would wait with it.

#ifndef CPLATFORM_TRANSACTION_H
#define CPLATFORM_TRANSACTION_H

void platform_enter_transaction(void);
void platform_leave_transaction(void);
int platform_inside_transaction(void);

#endif
