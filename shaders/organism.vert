#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
// What is the same for every pixel of the organism: the three inks, and how much of each form the
// body shows. shaders/organism.md explains every uniform and every number.

layout(location = 0) in vec4 qt_Vertex;
layout(location = 1) in vec2 qt_MultiTexCoord0;
layout(location = 0) out vec2 place;
layout(location = 1) out vec3 bearInk;
layout(location = 2) out vec3 rangeInk;
layout(location = 3) out vec3 bullInk;
layout(location = 4) out vec3 forms;
layout(location = 5) out vec4 waves01;
layout(location = 6) out vec2 waves2;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float confidence;
    float bias;
    float pSwitch;
    float stability;
    float staleness;
    float time;
    float trained;
    vec4 probabilities;
    vec4 body;
    vec4 ground;
    vec4 view;
    mat4 leftFlock;
    mat4 rightFlock;
    mat4 flockBlend;
    vec4 bear;
    vec4 range;
    vec4 bull;
    vec4 paper;
    vec4 ink;
    vec2 resolution;
    float backing;
};

const float FADE = 0.22;
const float FADE_ON_LIGHT = 0.35;

vec3 linearLight(vec3 srgb)
{
    return mix(srgb / 12.92, pow((srgb + 0.055) / 1.055, vec3(2.4)), step(0.04045, srgb));
}

// OKLab (Ottosson 2020): distances and mixtures that look even.
vec3 oklab(vec3 srgb)
{
    const mat3 toCones = mat3(0.4122214708, 0.2119034982, 0.0883024619,
                              0.5363325363, 0.6806995451, 0.2817188376,
                              0.0514459929, 0.1073969566, 0.6299787005);
    const mat3 toLab = mat3(0.2104542553, 1.9779984951, 0.0259040371,
                            0.7936177850, -2.4285922050, 0.7827717662,
                            -0.0040720468, 0.4505937099, -0.8086757660);
    return toLab * pow(toCones * linearLight(srgb), vec3(1.0 / 3.0));
}

// Doubt moves an ink's lightness towards the paper's and leaves its hue and chroma alone; age takes
// the chroma and leaves the lightness.
vec3 inkOf(vec3 token, float paperLightness)
{
    vec3 lab = oklab(token);
    float fade = FADE + FADE_ON_LIGHT * paperLightness;
    lab.x = mix(lab.x, paperLightness, fade * (1.0 - confidence));
    lab.yz *= 1.0 - staleness;
    return lab;
}

void main()
{
    place = view.xy + vec2(qt_MultiTexCoord0.x, 1.0 - qt_MultiTexCoord0.y) * view.zw;
    float paperLightness = oklab(paper.rgb).x;
    bearInk = inkOf(bear.rgb, paperLightness);
    rangeInk = inkOf(range.rgb, paperLightness);
    bullInk = inkOf(bull.rgb, paperLightness);
    vec3 cubes = probabilities.xyz * probabilities.xyz * probabilities.xyz;
    forms = cubes / max(cubes.x + cubes.y + cubes.z, 1e-6);
    vec3 phase = vec3(3.1, -4.3, 6.1) * time + vec3(0.0, 1.0, 2.0);
    waves01 = vec4(cos(phase.x), sin(phase.x), cos(phase.y), sin(phase.y));
    waves2 = vec2(cos(phase.z), sin(phase.z));
    gl_Position = qt_Matrix * qt_Vertex;
}
