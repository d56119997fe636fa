/* With which letters pictures were made: FreeType, SDL_ttf and the font decide how they come out. */
#ifndef LETTERS_H
#define LETTERS_H

#include <stdbool.h>

/* Whether the pictures in `folder` (with its slash) were made with the letters of this machine; says on
 * stdout when not. */
bool letters_are_those_of(const char *folder);

/* Notes there that they were. */
bool letters_keep(const char *folder);

#endif
