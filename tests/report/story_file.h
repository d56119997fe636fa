/* A session from a file of event lines; seq is the number of the line. */
#ifndef STORY_FILE_H
#define STORY_FILE_H

#include "report/review.h"

/* Folds the first `lines` lines of data/<name> (0: all) into `review`, which the caller deinits. */
void story_fold(const char *name, size_t lines, struct sg_review *review);

#endif
