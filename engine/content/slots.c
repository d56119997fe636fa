#include "content/slots.h"

#include <string.h>

enum slot { SLOT_NONE, SLOT_N, SLOT_MIN, SLOT_K, SLOT_AANPAK, SLOT_AANPAK2, SLOT_COUNT };

static const char *const names[SLOT_COUNT] = {NULL, "{n}", "{min}", "{k}", "{aanpak}", "{aanpak2}"};

static enum slot slot_at(const char *at)
{
    for (int slot = 1; slot < SLOT_COUNT; slot++)
        if (strncmp(at, names[slot], strlen(names[slot])) == 0)
            return (enum slot)slot;
    return SLOT_NONE;
}

bool sg_slots_are_known(const char *words)
{
    while (*(words += strcspn(words, "{}"))) {
        enum slot slot = slot_at(words);
        if (slot == SLOT_NONE)
            return false;
        words += strlen(names[slot]);
    }
    return true;
}

static uint32_t number_of(enum slot slot, const struct sg_slots *slots)
{
    return slot == SLOT_N ? slots->n : slot == SLOT_MIN ? slots->min : slots->k;
}

bool sg_slots_are_singular(const char *words, const struct sg_slots *slots)
{
    for (; *(words += strcspn(words, "{")); words++) {
        enum slot slot = slot_at(words);
        if (slot == SLOT_N || slot == SLOT_MIN || slot == SLOT_K)
            return number_of(slot, slots) == 1;
    }
    return false;
}

void sg_slots_fill(const char *words, const struct sg_slots *slots, struct sg_text *out)
{
    while (*words) {
        size_t plain = strcspn(words, "{");
        sg_text_put_bytes(out, words, plain);
        words += plain;
        enum slot slot = slot_at(words);
        if (slot == SLOT_NONE) {
            if (*words)
                sg_text_put_char(out, *words++);
            continue;
        }
        if (slot == SLOT_AANPAK || slot == SLOT_AANPAK2)
            sg_text_put(out, slot == SLOT_AANPAK ? slots->aanpak : slots->aanpak2);
        else
            sg_text_put_uint(out, number_of(slot, slots));
        words += strlen(names[slot]);
    }
}
