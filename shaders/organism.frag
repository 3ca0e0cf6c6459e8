#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
// One pixel of the organism. shaders/organism.md explains every uniform and every number.

layout(location = 0) in vec2 place;
layout(location = 1) in vec3 bearInk;
layout(location = 2) in vec3 rangeInk;
layout(location = 3) in vec3 bullInk;
layout(location = 4) in vec3 forms;
layout(location = 5) in vec4 waves01;
layout(location = 6) in vec2 waves2;
layout(location = 0) out vec4 fragColor;

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

const float SQUARE = 0.875;   // half a side
const float TRIANGLE = 1.375; // centre to corner
const float EDGE = 0.31;
const float FLOCK_EDGE = 0.14;
const float GRAIN = 0.55;
const float OPACITY = 0.62;
const float SOFT = 0.03;
const float SPRAY = 0.30;
const float WOBBLE = 0.085;
const vec2 STREAM = vec2(0.82, 0.57);
const float TAIL = 0.34;
const float TAIL_OPACITY = 0.6;
const float STEM = 0.009;
const float LINE = 0.006;
const float FOOT = 0.05;
const float BACKED = 0.12;

float squareDistance(vec2 p)
{
    vec2 q = abs(p) - SQUARE;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}

// Equilateral, pointing up, centred on its centroid: the nearest point of base or flank.
float triangleDistance(vec2 p)
{
    const float low = -0.5 * TRIANGLE;
    const float corner = 0.8660254 * TRIANGLE;
    p.x = abs(p.x);
    vec2 base = vec2(max(p.x - corner, 0.0), p.y - low);
    // The flank's own axes: along it from its middle, and out of it.
    float along = dot(p, vec2(0.5, -0.8660254));
    vec2 flank = vec2(max(abs(along) - corner, 0.0), dot(p, vec2(0.8660254, 0.5)) + low);
    float near = sqrt(min(dot(base, base), dot(flank, flank)));
    return max(flank.y, -base.y) > 0.0 ? near : -near;
}

float formDistance(vec2 p, vec3 share)
{
    return dot(share, vec3(squareDistance(p), length(p) - 1.0, triangleDistance(p)));
}

// 289 grey levels by permutation: whole numbers below 2^24 only, so every driver agrees.
float permuted(float x)
{
    float y = (34.0 * x + 1.0) * x;
    return y - 289.0 * floor((y + 0.5) / 289.0);
}

float grainAt(vec2 cell)
{
    cell -= 289.0 * floor((cell + 0.5) / 289.0);
    return (permuted(permuted(permuted(cell.x) + cell.y) + cell.x) + 0.5) / 289.0;
}

float cover(float distance, float halfWidth) { return 1.0 - smoothstep(-halfWidth, halfWidth, distance); }

// 0 below the border, 1 above, sprayed across it the more the more doubt there is; never reaches
// past the ends, so a share of 0 leaves no trace.
float above(float height, float border, float speck)
{
    float reach = max(min(SOFT + SPRAY * (1.0 - confidence), min(border, 1.0 - border)), 1e-4);
    float soft = min(SOFT, reach);
    border += (2.0 * speck - 1.0) * (reach - soft);
    return smoothstep(border - soft, border + soft, height);
}

// Which regime's ink stands at this share of the body's area, counted from below.
vec3 strata(float share, float speck)
{
    share = clamp(share, 0.001, 0.999);
    float overBear = above(share, probabilities.x, speck);
    float overRange = above(share, probabilities.x + probabilities.y, speck);
    return vec3(1.0 - overBear, max(overBear - overRange, 0.0), min(overBear, overRange));
}

// One part of a mixture for each speck, as often as its share: no blend of hues turns grey.
vec3 sprinkled(vec3 share, float speck)
{
    float bear = step(speck, share.x);
    float bearOrRange = step(speck, share.x + share.y);
    return vec3(bear, bearOrRange - bear, 1.0 - bearOrRange);
}

// The mixture's hue and lightness, at the chroma its parts have on average.
vec3 mixedInk(vec3 share)
{
    vec3 lab = share.x * bearInk + share.y * rangeInk + share.z * bullInk;
    float chroma = dot(share, vec3(length(bearInk.yz), length(rangeInk.yz), length(bullInk.yz)));
    lab.yz *= chroma / max(length(lab.yz), 0.5 * chroma + 1e-5);
    return lab;
}

vec3 srgbOf(vec3 lab)
{
    const mat3 toCones = mat3(1.0, 1.0, 1.0, 0.3963377774, -0.1055613458, -0.0894841775,
                              0.2158037573, -0.0638541728, -1.2914855480);
    const mat3 toLight = mat3(4.0767416621, -1.2684380046, -0.0041960863,
                              -3.3077115913, 2.6097574011, -0.7034186147,
                              0.2309699292, -0.3413193965, 1.7076147010);
    vec3 cones = toCones * lab;
    vec3 light = clamp(toLight * (cones * cones * cones), 0.0, 1.0);
    // The sRGB curve by square roots, within 0.4 % of full scale and far cheaper than pow.
    vec3 root = sqrt(light);
    vec3 fourth = sqrt(root);
    return clamp(0.6607 * root + 0.6861 * fourth - 0.3248 * sqrt(fourth) - 0.0220 * light, 0.0, 1.0);
}

vec2 times(vec2 a, vec2 b) { return vec2(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x); }

// Trembling of the outline: 9, 14 and 23 waves around the body that never line up. Powers of the
// unit vector (cos, sin) of the angle stand in for sines of its multiples.
float wobble(vec2 p)
{
    vec2 one = p.yx / max(length(p), 1e-4);
    vec2 two = times(one, one);
    vec2 four = times(two, two);
    vec2 eight = times(four, four);
    vec2 nine = times(eight, one);
    vec2 fourteen = times(times(eight, four), two);
    vec2 twentyThree = times(nine, fourteen);
    return 0.45 * dot(nine.yx, waves01.xy) + 0.35 * dot(fourteen.yx, waves01.zw) + 0.2 * dot(twentyThree.yx, waves2);
}

struct Nearest {
    float squared; // distance
    vec4 satellite;
    vec3 share;
};

void consider(inout Nearest best, vec4 satellite, vec3 share)
{
    vec2 off = place - satellite.xy;
    float squared = dot(off, off);
    if (squared < best.squared) {
        best = Nearest(squared, satellite, share);
    }
}

// The satellites of one side of the body: they and their streaks keep to it.
struct Flock {
    vec4 first;
    vec4 second;
    vec4 third;
    vec4 fourth;
};

Flock flockOf(float side)
{
    return Flock(side < 0.0 ? leftFlock[0] : rightFlock[0], side < 0.0 ? leftFlock[1] : rightFlock[1],
                 side < 0.0 ? leftFlock[2] : rightFlock[2], side < 0.0 ? leftFlock[3] : rightFlock[3]);
}

// The one satellite this pixel can belong to: they keep clear of each other.
Nearest nearestOf(Flock flock)
{
    Nearest best = Nearest(100.0, vec4(10.0), vec3(0.0));
    consider(best, flock.first, flockBlend[0].xyz);
    consider(best, flock.second, flockBlend[1].xyz);
    consider(best, flock.third, flockBlend[2].xyz);
    consider(best, flock.fourth, flockBlend[3].xyz);
    return best;
}

// A streak from the satellite against the stream, thinner and fainter to its end.
float streak(vec4 satellite, float blur)
{
    vec2 off = place - satellite.xy;
    float way = dot(off, STREAM) / (-TAIL * bias);
    float left = clamp(1.0 - way, 0.0, 1.0) * step(0.0, way);
    float across = abs(dot(off, STREAM.yx * vec2(-1.0, 1.0)));
    return satellite.w * left * clamp(0.5 + (0.5 * satellite.z * left - across) / blur, 0.0, 1.0);
}

float streaks(Flock flock, float blur)
{
    float longest = max(max(streak(flock.first, blur), streak(flock.second, blur)),
                        max(streak(flock.third, blur), streak(flock.fourth, blur)));
    return abs(bias) > 1e-3 ? longest : 0.0;
}

vec2 upright(vec2 p)
{
    vec2 turn = vec2(cos(body.w), sin(body.w));
    return vec2(turn.x * p.x - turn.y * p.y, turn.y * p.x + turn.x * p.y);
}

// Share of the body's area below the height of p, by the forms it is blended of.
float areaBelow(vec2 p)
{
    vec3 low = vec3(-SQUARE, -1.0, -0.5 * TRIANGLE);
    vec3 high = vec3(SQUARE, 1.0, TRIANGLE);
    vec3 u = clamp((vec3(p.y) - low) / (high - low), 0.0, 1.0);
    float circle = 0.5 * u.y + 0.5 * u.y * u.y * (3.0 - 2.0 * u.y);
    return dot(forms, vec3(u.x, circle, u.z * (2.0 - u.z)));
}

// Its root stands at (0, ground.y), its end in the body's centre.
float stem(float pixel)
{
    float height = body.y - ground.y;
    float way = (place.y - ground.y) / height;
    float slope = (ground.x + 2.0 * ground.w * way) / height;
    float off = abs(place.x - way * (ground.x + ground.w * way)) * inversesqrt(1.0 + slope * slope);
    return cover(off - STEM, pixel) * step(0.0, way) * step(way, 1.0);
}

void main()
{
    float shortSide = min(resolution.x, resolution.y);
    float pixel = 2.0 / shortSide;
    float doubt = 1.0 - confidence;
    float restlessness = max(pSwitch, 1.0 - stability);
    float edge = EDGE * doubt + 0.7 * pixel;

    vec2 cell = floor((place + 2.0) * shortSide * 0.5 / max(1.0, floor(shortSide / 400.0 + 0.5)));
    float speck = grainAt(cell);

    vec2 q = upright(place - body.xy) / body.z;
    float d = (formDistance(q, forms) + WOBBLE * restlessness * wobble(q)) * body.z;
    float shape = cover(d, edge);
    float reed = stem(pixel);
    float filled = shape * (1.0 - reed);
    Flock flock = flockOf(q.x);
    Nearest near = nearestOf(flock);
    vec2 s = upright(place - near.satellite.xy) / max(near.satellite.z, 1e-3);
    float flockEdge = FLOCK_EDGE * edge + 0.6 * pixel;
    float ds = formDistance(s, near.share) * near.satellite.z;
    float satellite = near.satellite.w * cover(ds, flockEdge);
    float around = max(satellite, TAIL_OPACITY * streaks(flock, 2.0 * flockEdge));
    vec3 lab = mixedInk(filled < around ? sprinkled(near.share, speck) : strata(areaBelow(q), speck));

    float shown = max(filled, around);
    float sprayed = smoothstep(0.5 * speck, 0.5 * speck + 0.5, shown);
    shown = mix(shown, sprayed, GRAIN * doubt) * mix(OPACITY, 1.0, confidence) * trained;

    float outline = max(cover(abs(d) - LINE, pixel), near.satellite.w * cover(abs(ds) - LINE, pixel));
    float rule = cover(max(abs(place.y - ground.y) - LINE, abs(place.x) - ground.z), pixel);
    // From the foot, which bears the stem, to the bias.
    vec2 ends = ground.z * vec2(min(bias, -FOOT), max(bias, FOOT));
    float bar = cover(max(abs(place.y - ground.y) - 3.0 * LINE, max(ends.x - place.x, place.x - ends.y)), pixel);
    float drawn = max(max(rule, bar), max(reed * (1.0 - cover(d, edge)), outline * (1.0 - trained)));

    float below = backing * smoothstep(0.0, BACKED, max(shape, around));
    vec4 painted = vec4(srgbOf(lab), 1.0) * shown;
    painted += vec4(paper.rgb, 1.0) * below * (1.0 - painted.a);
    painted = mix(painted, vec4(ink.rgb, 1.0), drawn * ink.a);
    fragColor = painted * qt_Opacity;
}
