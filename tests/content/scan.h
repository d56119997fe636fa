/* Every SG_T("...") of C sources, adjacent literals joined and escapes resolved. */
#ifndef SG_TEST_SCAN_H
#define SG_TEST_SCAN_H

#include <stddef.h>

enum { SCAN_MSGID = 4096, SCAN_MAX = 4096 };

struct scan {
    size_t count;
    struct scan_entry {
        char *msgid;
        char file[160]; /* below the root of the sources */
        int line;
    } entries[SCAN_MAX];
    size_t faults;       /* SG_T around something that is no plain literal, or one that is too long */
    char fault[512];     /* the first of them */
};

/* All .c and .h files below root/folder. Returns how many files it read. */
size_t scan_folder(struct scan *scan, const char *root, const char *folder);
/* One source text, for the scanner's own test. */
void scan_text(struct scan *scan, const char *file, const char *text);
void scan_free(struct scan *scan);

#endif
