/* cmocka with the headers it forgets; and the compiler is told that a failed claim never comes back. */
#ifndef SG_TEST_H
#define SG_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#undef assert_non_null
#define assert_non_null(pointer)                                                                             \
    do {                                                                                                     \
        const void *claimed_ = (pointer);                                                                    \
        assert_ptr_not_equal(claimed_, NULL);                                                                \
        if (!claimed_)                                                                                       \
            abort();                                                                                         \
    } while (0)

#undef fail_msg
#define fail_msg(...)                                                                                        \
    do {                                                                                                     \
        print_error("ERROR: " __VA_ARGS__);                                                                  \
        print_error("\n");                                                                                   \
        fail();                                                                                              \
        abort();                                                                                             \
    } while (0)

#endif
