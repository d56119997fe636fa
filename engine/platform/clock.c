#include "platform/platform.h"

#include <time.h>

int64_t sg_clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t sg_clock_ms(void)
{
    return sg_clock_us() / 1000;
}

void sg_clock_utc(char utc[24])
{
    time_t now = time(NULL);
    struct tm parts;
    if (!gmtime_r(&now, &parts) || strftime(utc, 24, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        utc[0] = '\0';
}
