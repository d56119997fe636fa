/* The best distance over active time, a row of blocks a visit. Private to report. */
#ifndef SG_CURVE_H
#define SG_CURVE_H

#include "report/lines.h"

void sg_curve_write(const struct sg_review *review, struct sg_lines *lines);

#endif
