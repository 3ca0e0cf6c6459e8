# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where, and the Debian package that `cpack` makes of it.
include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/regimescope)
set(APPLICATION_ID io.github.regimescope.RegimeScope)
set(DESKTOP ${CMAKE_SOURCE_DIR}/resources/desktop)

install(TARGETS regimescope)
install(FILES ${DESKTOP}/${APPLICATION_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${DESKTOP}/${APPLICATION_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${DESKTOP}/regimescope.service DESTINATION lib/systemd/user)
foreach(size 16 22 24 32 48 64 128 256)
  install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/regimescope-${size}.png
          DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps
          RENAME ${APPLICATION_ID}.png)
endforeach()
install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/regimescope.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
        RENAME ${APPLICATION_ID}.svg)
install(FILES ${DESKTOP}/copyright ${CMAKE_SOURCE_DIR}/resources/licences/RegimeSans-OFL.txt
              ${CMAKE_SOURCE_DIR}/resources/status.schema.json
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The texts that the program's own tables say, and those that Debian wants compressed.
set(TEXTS ${CMAKE_BINARY_DIR}/package)
file(MAKE_DIRECTORY ${TEXTS})
find_program(GZIP gzip REQUIRED)
add_custom_command(
  OUTPUT ${TEXTS}/regimescope.1.gz ${TEXTS}/regimescope ${TEXTS}/changelog.gz
  COMMAND regimescope_manual man > ${TEXTS}/regimescope.1
  COMMAND ${GZIP} -9nf ${TEXTS}/regimescope.1
  COMMAND regimescope_manual completion > ${TEXTS}/regimescope
  COMMAND ${GZIP} -9nc ${DESKTOP}/changelog > ${TEXTS}/changelog.gz
  DEPENDS regimescope_manual ${DESKTOP}/changelog
  VERBATIM)
add_custom_target(package_texts ALL DEPENDS ${TEXTS}/regimescope.1.gz)
install(FILES ${TEXTS}/regimescope.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${TEXTS}/regimescope DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${TEXTS}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME regimescope)
# A package must name an address, and there is none: this domain is reserved for that (RFC 2606), so
# that mail reaches nobody else.
set(CPACK_PACKAGE_CONTACT "The RegimeScope authors <regimescope@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "watch a market-regime model at work")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "RegimeScope polls Kraken, keeps candles, trains a hidden Markov model and
says bearish, ranging or bullish with a confidence and a bias. It shows how
healthy its data are, and lets the operator of a grid bot decide on evidence
whether the model may influence the bot. It only advises: no trading keys,
no orders.")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded at run time, where no linker sees it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, qml6-module-qtcharts, \
qml6-module-qtqml, qml6-module-qtqml-models, qml6-module-qtqml-workerscript, qml6-module-qtquick, \
qml6-module-qtquick-controls, qml6-module-qtquick-layouts, qml6-module-qtquick-shapes, \
qml6-module-qtquick-templates, qml6-module-qtquick-window")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, libgl1-mesa-dri, libqt6sql6-psql")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS qt6-wayland)
include(CPack)
