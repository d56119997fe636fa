/* Equal within `epsilon`, in double precision (cmocka compares floats only). */
#ifndef SG_TEST_NEAR_H
#define SG_TEST_NEAR_H

#include <math.h>

#define assert_near(value, expected, epsilon) assert_true(fabs((value) - (expected)) <= (epsilon))

#endif
