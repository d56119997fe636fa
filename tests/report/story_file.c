#include "story_file.h"

#include <stdio.h>

#include "test.h"

void story_fold(const char *name, size_t lines, struct sg_review *review)
{
    char path[512], line[SG_EVENT_BODY];
    snprintf(path, sizeof path, "%s/report/data/%s", SG_TEST_DIR, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(sg_review_init(review), SG_OK);
    for (uint64_t seq = 1; (lines == 0 || seq <= lines) && fgets(line, sizeof line, file); seq++) {
        struct sg_event event;
        struct sg_phrase why = {0};
        enum sg_status status = sg_event_read_line(line, strcspn(line, "\n"), &event, &why);
        if (status != SG_OK)
            fail_msg("%s line %u: %s", name, (unsigned)seq, why.msgid);
        event.seq = seq;
        assert_int_equal(sg_review_note(review, &event), SG_OK);
    }
    fclose(file);
}
