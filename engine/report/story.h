/* The moments of a session in words: impasses with why, prompts, the wall, check-ins. Private to report. */
#ifndef SG_STORY_H
#define SG_STORY_H

#include "report/lines.h"

void sg_story_impasses(const struct sg_review *review, struct sg_lines *lines);
void sg_story_prompts(const struct sg_review *review, struct sg_lines *lines);
void sg_story_wall(const struct sg_review *review, struct sg_lines *lines);
void sg_story_check_ins(const struct sg_review *review, struct sg_lines *lines);

#endif
