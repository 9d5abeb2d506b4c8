// Nothing to call: the library is laid before the system's own with LD_PRELOAD, by the tests only. It takes away from a
// program one protection, named in UNPROTECTED, so that a test can show that it would notice. No part of the product.

#ifndef UNPROTECTED_H
#define UNPROTECTED_H
#endif
