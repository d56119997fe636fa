/* The policies and ranges on which constants may be fitted. Every policy is the operational definition of
 * SCIENCE.md 3.3 in its plainest form; the ninth handles one favourite piece for no reason, and is unknown to
 * the model. */
#ifndef SG_POLICY_TUNING_H
#define SG_POLICY_TUNING_H

#include "simulate/policy.h"

extern const struct sg_policy_set sg_policy_tuning;

#endif
