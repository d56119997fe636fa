# Merges the .po files AREAS into MERGED with MSGCAT; stops when two of them translate the same msgid differently.
# msgcat itself only marks such an entry as fuzzy, and msgfmt would then leave it out without a word.
execute_process(COMMAND ${MSGCAT} --no-location --sort-output ${AREAS}
                OUTPUT_VARIABLE all RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "msgcat cannot read the translations")
endif()

string(FIND "${all}" "\n\n" header_end) # the first entry is the header, which may differ
string(SUBSTRING "${all}" ${header_end} -1 entries)
if(entries MATCHES "\n(msgstr )?\"#-#-#-#-#")
  string(REGEX MATCHALL "msgid [^\n]*\n(\"[^\n]*\n)*msgstr \"\"\n\"#-#-#-#-#[^\n]*\n[^\n]*\n[^\n]*\n[^\n]*" conflicts "${entries}")
  list(JOIN conflicts "\n\n" story)
  message(FATAL_ERROR "two areas translate the same sentence differently:\n${story}")
endif()

execute_process(COMMAND ${MSGCAT} --no-location --sort-output --use-first -o ${MERGED} ${AREAS} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "msgcat cannot merge the translations")
endif()
