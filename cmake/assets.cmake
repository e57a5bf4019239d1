# What browsers are sent, and the pack of it that the program carries (assets/build.mjs). `ninja assets` makes it alone.

enable_language(ASM)
find_program(NODE node REQUIRED)

set(assets_pack ${CMAKE_BINARY_DIR}/assets.pack)
file(GLOB_RECURSE assets_sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/assets/css/*.css ${CMAKE_SOURCE_DIR}/assets/islands/*.ts ${CMAKE_SOURCE_DIR}/assets/icons/*.svg
    ${CMAKE_SOURCE_DIR}/locales/*.po ${CMAKE_SOURCE_DIR}/locales/*.pot
    ${CMAKE_SOURCE_DIR}/src/areas/*/openapi.yaml ${CMAKE_SOURCE_DIR}/src/platform/web/openapi.yaml)
file(GLOB assets_makers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*.mjs)
add_custom_command(OUTPUT ${assets_pack}
    COMMAND ${CMAKE_SOURCE_DIR}/assets/make ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/build/cache
    DEPENDS ${assets_sources} ${assets_makers} ${CMAKE_SOURCE_DIR}/assets/make ${CMAKE_SOURCE_DIR}/assets/package-lock.json
    COMMENT "Making fonts, styles, scripts and places"
    VERBATIM)
add_custom_target(assets DEPENDS ${assets_pack})
