#include "people.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

bool people_read(struct sg_human *human)
{
    struct sg_phrase why = {0};
    enum sg_status status =
        sg_human_load(human, SG_SHARED_DIR "/data/human", &sg_game_traffic, NULL, NULL, &why);
    if (status == SG_ERR_IO) {
        printf("skipped, ../shared/data/human/traffic is not there\n");
        return false;
    }
    if (status != SG_OK) {
        fprintf(stderr, "%s: %s\n", sg_status_name(status), why.msgid ? why.msgid : "");
        exit(2);
    }
    return true;
}

double people_rounded(double value, int decimals)
{
    double scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    return floor(value * scale + 0.5) / scale;
}
