/* Outlines of boards, each symmetrical and pretty, by the grades they suit. */
#ifndef SG_PACKING_SHAPES_H
#define SG_PACKING_SHAPES_H

#include <stdbool.h>
#include <stddef.h>

/* The `index`th outline for a grade (1-5) as rows joined by `|`, `.` open and `#` closed; NULL: no more. */
const char *packing_outline(int grade, size_t index);
size_t packing_outline_count(int grade);

#endif
