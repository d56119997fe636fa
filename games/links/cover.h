/* A board filled by paths at random: what a level is made from. */
#ifndef SG_LINKS_COVER_H
#define SG_LINKS_COVER_H

#include "links.h"

enum { LINKS_SHORTEST = 3 }; /* cells of a path, at least */

/* A whole drawing of `pairs` paths at most, each of LINKS_SHORTEST cells or more and none with its ends side
 * by side. False: this beginning leads to none. */
bool links_cover(struct sg_rng *rng, int width, int height, int pairs, struct links_position *drawing);

/* Cuts the path at the link, which makes two pairs of it; false where one would be too short or its ends
 * side by side, or where letters run out. */
bool links_split(struct links_position *drawing, int cell, int way);

/* Joins two paths whose ends lie side by side by the link between them; false where they do not, or where the
 * ends of the whole would lie side by side. */
bool links_merge(struct links_position *drawing, int cell, int way);

/* The letters in the order in which they are read. */
void links_name(struct links_position *drawing);

/* The drawing without its links: a level. */
void links_bare(const struct links_position *drawing, struct links_position *level);

#endif
