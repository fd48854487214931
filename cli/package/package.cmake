# The Debian package: `cpack -G DEB` in a release build folder. Its dependencies are read from the program by
# dpkg-shlibdeps; what Debian's policy asks of documentation is done by finish.cmake.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME plaudit)
set(CPACK_PACKAGE_VENDOR "Plaudit")
set(CPACK_PACKAGE_CONTACT "Plaudit maintainers <maintainers@plaudit.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "rubric engine for prior learning assessment")
set(CPACK_PACKAGE_DESCRIPTION
    "Plaudit runs rubrics that an institution wrote in Lua over portfolios of
informal learning and gives, for every portfolio, an explained
recommendation of credit, with reports, workbooks and credentials.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core, fonts-noto-core")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-cjk, libreoffice-calc")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/finish.cmake)
set(CPACK_PLAUDIT_CHANGELOG ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
set(CPACK_PLAUDIT_COPYRIGHT ${CMAKE_CURRENT_LIST_DIR}/copyright)
include(CPack)
