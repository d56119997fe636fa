/* The policies and ranges by which the model is judged. NO CONSTANT IS FITTED ON THESE: tests/fit never links
 * this file, and a test looks. Every policy is another reading of its strategy than the one in
 * policy_tuning.c: planners that see only a few moves deep, goal-first by the deepest link, parts by piece,
 * tries in order that skip; other times, lapses and tempers; and other players that no strategy describes. */
#ifndef SG_POLICY_UNSEEN_H
#define SG_POLICY_UNSEEN_H

#include "simulate/policy.h"

extern const struct sg_policy_set sg_policy_unseen;

#endif
