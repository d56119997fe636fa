/* Any bytes as a log made elsewhere, behind a byte that picks the game: told what is wrong, with line and
 * column, and every line that comes back is one that was read, with as many columns as the first. */
#include <string.h>

#include "fuzz.h"
#include "fuzz_game.h"
#include "report/label.h"

struct seen {
    size_t lines, put, said, tabs;
};

static size_t tabs_of(const char *bytes, size_t length)
{
    size_t tabs = 0;
    for (size_t i = 0; i < length; i++)
        tabs += bytes[i] == '\t';
    return tabs;
}

static void put(void *user, const char *bytes, size_t length)
{
    struct seen *seen = user;
    size_t tabs = tabs_of(bytes, length);
    if (seen->put == 0)
        seen->tabs = tabs;
    HOLDS(tabs == seen->tabs);
    HOLDS(memchr(bytes, '\n', length) == NULL);
    seen->put++;
}

static void say(void *user, uint64_t line, size_t column, const struct sg_phrase *why)
{
    struct seen *seen = user;
    HOLDS(line > 0 && line <= seen->lines + 1 && column <= 4096);
    HOLDS(why->msgid && why->msgid[0]);
    seen->said++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct seen seen = {0};
    struct sg_label_desc desc = {
        .game = fuzz_game(data[0]), .nodes = 500, .put = put, .say = say, .user = &seen};
    struct sg_labeller *labeller = sg_labeller_new(&desc);
    HOLDS(labeller != NULL);
    enum sg_status status = SG_OK;
    const char *at = (const char *)data + 1, *end = (const char *)data + size;
    while (at < end && status == SG_OK && seen.lines < 60) {
        const char *newline = memchr(at, '\n', (size_t)(end - at)), *stop = newline ? newline : end;
        status = sg_labeller_line(labeller, at, (size_t)(stop - at));
        seen.lines++;
        at = stop + 1;
    }
    HOLDS(status == SG_OK || status == SG_ERR_TEXT);
    if (status == SG_OK)
        status = sg_labeller_finish(labeller);
    HOLDS(status == SG_OK || seen.said > 0);
    HOLDS(seen.put <= seen.lines);
    sg_labeller_free(labeller);
    return 0;
}
