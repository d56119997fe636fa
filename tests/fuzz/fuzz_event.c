/* Any bytes as a line of a log: refused, or written in a form that reading and writing no longer changes. */
#include <string.h>

#include "fuzz.h"
#include "smartgames/event.h"

enum { LINE = SG_EVENT_BODY + 128 };

static size_t written(const struct sg_event *event, char bytes[LINE])
{
    struct sg_text text;
    sg_text_init(&text, bytes, LINE);
    sg_event_write_line(event, &text);
    HOLDS(!text.cut);
    return text.length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sg_event first = {0}, second = {0};
    struct sg_phrase why = {0};
    char once[LINE], twice[LINE];
    enum sg_status status = sg_event_read_line((const char *)data, size, &first, &why);
    if (status != SG_OK) {
        HOLDS(status == SG_ERR_TEXT);
        return 0;
    }
    size_t length = written(&first, once);
    HOLDS(sg_event_read_line(once, length, &second, NULL) == SG_OK);
    HOLDS(second.kind == first.kind && second.at_ms == first.at_ms);
    HOLDS(written(&second, twice) == length && memcmp(once, twice, length) == 0);
    return 0;
}
