# SPDX-License-Identifier: GPL-3.0-or-later
# The organism: a QML module of its own, so that it can be drawn and tested without the window.
set(ORGANISM_QML
  KeptPicture Organism OrganismShader OrganismNumbers OrganismLegend OrganismLegendRow OrganismLegendTile)
list(TRANSFORM ORGANISM_QML REPLACE "(.+)" "qml/\\1.qml")
foreach(file ${ORGANISM_QML})
  get_filename_component(name ${file} NAME)
  set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
endforeach()

qt_add_library(regime_organism STATIC)
qt_add_qml_module(regime_organism
  URI RegimeScope.Organism
  VERSION 1.0
  RESOURCE_PREFIX /
  NO_PLUGIN
  QML_FILES ${ORGANISM_QML}
  SOURCES
    organism.h organism.cpp
    organismpose.h organismpose.cpp
    organismglide.h organismglide.cpp
    organismdriver.h organismdriver.cpp
    organismstage.h organismstage.cpp
    organismink.h organismink.cpp
    organismstandin.h organismstandin.cpp
    organismcamera.h organismcamera.cpp
    quietlayer.h quietlayer.cpp
    shadertrial.h shadertrial.cpp
    windowcover.h windowcover.cpp
)
qt_add_shaders(regime_organism organism_shaders BATCHABLE PRECOMPILE
  PREFIX /RegimeScope/Organism
  BASE ${CMAKE_SOURCE_DIR}/shaders
  FILES ${CMAKE_SOURCE_DIR}/shaders/organism.vert ${CMAKE_SOURCE_DIR}/shaders/organism.frag
)
# The sources in the .qsb files, for a trial of the driver.
foreach(stage vert frag)
  set(packed ${CMAKE_CURRENT_BINARY_DIR}/.qsb/organism.${stage}.qsb)
  foreach(language 100es 120 150)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/organism.${stage}.${language})
    add_custom_command(OUTPUT ${source} DEPENDS ${packed} VERBATIM
      COMMAND Qt6::qsb -s -x glsl,${language} -o ${source} ${packed})
    set_source_files_properties(${source} PROPERTIES GENERATED TRUE
                                QT_RESOURCE_ALIAS organism.${stage}.${language})
    list(APPEND ORGANISM_GLSL ${source})
  endforeach()
endforeach()
qt_add_resources(regime_organism organism_glsl PREFIX /RegimeScope/Organism FILES ${ORGANISM_GLSL})
target_include_directories(regime_organism PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_precompile_headers(regime_organism PRIVATE ${REGIME_PCH_QT} <QGuiApplication> <QPainter>
                           <QQmlEngine> <QQuickItem> <QQuickPaintedItem> <QQuickWindow>)
target_link_libraries(regime_organism PUBLIC regime_flags Qt6::Quick PRIVATE PkgConfig::XCB)
