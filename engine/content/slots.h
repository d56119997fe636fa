/* The slots of a prompt, {n} {min} {k} {aanpak} {aanpak2}: what a body may ask for, and filling it. */
#ifndef SG_SLOTS_H
#define SG_SLOTS_H

#include <stdbool.h>
#include <stdint.h>

#include "smartgames/text.h"

/* n: attempts, min: active minutes, k: steps closer than at the start, aanpak and aanpak2: names of approaches. */
struct sg_slots {
    uint32_t n, min, k;
    const char *aanpak, *aanpak2;
};

/* Every brace in `words` belongs to a slot of ours. */
bool sg_slots_are_known(const char *words);

/* The first number that `words` would show is 1, and so asks for another form. */
bool sg_slots_are_singular(const char *words, const struct sg_slots *slots);

void sg_slots_fill(const char *words, const struct sg_slots *slots, struct sg_text *out);

#endif
