#include "smartgames/marks.h"

#include <string.h>

void sg_marks_init(struct sg_marks *marks, struct sg_mark *items, size_t capacity, char *pool, size_t pool_capacity)
{
    *marks = (struct sg_marks){
        .items = items, .capacity = capacity, .pool = pool, .pool_capacity = pool_capacity};
}

void sg_marks_clear(struct sg_marks *marks)
{
    marks->count = 0;
    marks->pool_used = 0;
    marks->cut = false;
}

struct sg_mark *sg_marks_add(struct sg_marks *marks, const struct sg_mark *mark)
{
    size_t bytes = mark->text ? strlen(mark->text) + 1 : 0;
    /* One slot is kept back: it takes what nobody will draw. */
    if (marks->count + 1 >= marks->capacity || bytes > marks->pool_capacity - marks->pool_used) {
        marks->cut = true;
        struct sg_mark *spare = &marks->items[marks->capacity - 1];
        *spare = *mark;
        spare->text = NULL;
        return spare;
    }
    struct sg_mark *added = &marks->items[marks->count++];
    *added = *mark;
    if (mark->text) {
        added->text = memcpy(marks->pool + marks->pool_used, mark->text, bytes);
        marks->pool_used += bytes;
    }
    return added;
}
