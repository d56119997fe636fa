#include "platform/platform.h"

#include <errno.h>
#include <sys/random.h>
#include <unistd.h>

uint64_t sg_entropy_seed(void)
{
    uint64_t seed = 0;
    ssize_t got;
    do
        got = getrandom(&seed, sizeof seed, 0);
    while (got < 0 && errno == EINTR);
    if (got == (ssize_t)sizeof seed)
        return seed;
    /* A kernel without getrandom: not a secret, only different each time. */
    return (uint64_t)sg_clock_us() * 0x9e3779b97f4a7c15u ^ (uint64_t)getpid();
}
