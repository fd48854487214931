# Run by cpack on the staged files of the Debian package: compress manuals, add copyright and changelogs.
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})
if(NOT IS_DIRECTORY ${root})
  set(root ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})
endif()
set(doc ${root}/share/doc/plaudit)
file(MAKE_DIRECTORY ${doc})
configure_file(${CPACK_PLAUDIT_COPYRIGHT} ${doc}/copyright COPYONLY)
configure_file(${CPACK_PLAUDIT_CHANGELOG} ${doc}/changelog COPYONLY)
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(date_of --date=@$ENV{SOURCE_DATE_EPOCH})
endif()
execute_process(COMMAND date -u -R ${date_of} OUTPUT_VARIABLE now OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${doc}/changelog.Debian
"plaudit (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Built from the source of this version; see changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")
file(GLOB pages ${root}/share/man/man*/*.[0-9])
foreach(file ${pages} ${doc}/changelog ${doc}/changelog.Debian)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(GLOB_RECURSE archives ${root}/lib/*.a)
foreach(file ${archives})
  execute_process(COMMAND strip --strip-debug ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
