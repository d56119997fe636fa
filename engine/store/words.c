/* What the store tells people: what happened, what was kept, what to do next. */
#include <stdio.h>
#include <string.h>

#include "store/private.h"

/* A folder's name is longer than a slot of a phrase: it goes into three, cut at the front when even that is
 * too little. */
static void add_folder(struct sg_phrase *words, const char *directory)
{
    static const char *const slots[] = {"folder_1", "folder_2", "folder_3"};
    enum { SLOT = SG_PHRASE_VALUE - 1, DOTS = 3 };
    char shown[3 * SLOT + 1];
    size_t length = strlen(directory);
    if (length < sizeof shown) {
        memcpy(shown, directory, length + 1);
    } else {
        const char *tail = directory + length - (sizeof shown - 1 - DOTS);
        while (((unsigned char)*tail & 0xc0) == 0x80)
            tail++;
        snprintf(shown, sizeof shown, "...%s", tail);
    }
    const char *at = shown;
    for (size_t i = 0; i < 3; i++) {
        char piece[SLOT + 1];
        size_t taken = strlen(at) < SLOT ? strlen(at) : SLOT;
        while (taken > 0 && ((unsigned char)at[taken] & 0xc0) == 0x80)
            taken--;
        memcpy(piece, at, taken);
        piece[taken] = '\0';
        sg_phrase_add(words, slots[i], piece);
        at += taken;
    }
}

static const char *words_of_reading(enum sg_status status)
{
    switch (status) {
    case SG_ERR_MISSING:
        return SG_T(
            "There is no log in {folder_1}{folder_2}{folder_3}. Nothing was changed. Play once, or name "
            "another folder with --data-dir.");
    case SG_ERR_READONLY:
        return SG_T(
            "The log in {folder_1}{folder_2}{folder_3} is not open to you. Nothing was changed. Ask for "
            "access to that folder, or name another one with --data-dir.");
    case SG_ERR_DAMAGED:
        return SG_T(
            "The log in {folder_1}{folder_2}{folder_3} is damaged. Nothing was changed. Start the program "
            "to play once: it puts the damaged file aside and keeps what can be checked.");
    default: return NULL;
    }
}

static const char *words_of_opening(enum sg_status status)
{
    switch (status) {
    case SG_ERR_BUSY:
        return SG_T(
            "Another program is using the log in {folder_1}{folder_2}{folder_3}. Nothing was changed. Close "
            "it and start again.");
    case SG_ERR_READONLY:
        return SG_T("Nothing can be written in {folder_1}{folder_2}{folder_3}. What was there is still "
                    "there. Ask for "
                    "write access to that folder, or name another one with --data-dir.");
    case SG_ERR_FULL:
        return SG_T(
            "The disk is full: {folder_1}{folder_2}{folder_3} takes nothing more. What was saved is still "
            "there. Make some room and start again.");
    case SG_ERR_VERSION:
        return SG_T(
            "The log in {folder_1}{folder_2}{folder_3} was made by a newer version of this program. Nothing "
            "was changed. Start the newest version to play.");
    case SG_ERR_RANGE:
        return SG_T(
            "{folder_1}{folder_2}{folder_3} is not a folder that can hold the log. Nothing was changed. Name "
            "another one with --data-dir.");
    case SG_ERR_MEMORY:
        return SG_T(
            "There is not enough memory to open the log in {folder_1}{folder_2}{folder_3}. What was saved is "
            "still there. Close other programs and start again.");
    default:
        return SG_T(
            "The disk fails at the log in {folder_1}{folder_2}{folder_3}. What was saved has been left as it "
            "is. Check the disk and start again.");
    }
}

void sg_words_of_open(enum sg_status status, bool read_only, const char *directory, struct sg_phrase *words)
{
    const char *msgid = read_only ? words_of_reading(status) : NULL;
    sg_phrase_set(words, msgid ? msgid : words_of_opening(status));
    add_folder(words, directory);
}

void sg_words_of_report(const struct sg_store_report *report, const char *renamed, struct sg_phrase *words)
{
    if (report->quarantined) {
        sg_phrase_set(words,
                      SG_T("A part of the log could not be read. {kept} events were checked and kept. The "
                           "damaged file is still there as {file}. Tell your coach."));
        sg_phrase_add_int(words, "kept", (int64_t)report->events_kept);
        sg_phrase_add(words, "file", renamed);
    } else if (report->spill_merged) {
        sg_phrase_set(words,
                      SG_T("The disk failed last time. What was kept in the second file is now in the log. "
                           "Nothing was lost."));
    } else {
        sg_phrase_set(words, NULL);
    }
}
