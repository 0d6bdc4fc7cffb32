#version 330 core
// A picture reduced to cells: the mean of four neighbouring pixels at an irregular place of each, as flash.Cells has it.
uniform sampler2D picture;
uniform ivec2 cells;
out vec4 colour;

void main() {
    ivec2 cell = ivec2(gl_FragCoord.xy);
    uint hash = uint(cell.y * cells.x + cell.x) * 0x9E3779B1u;
    hash ^= hash >> 15;
    hash *= 0x85EBCA77u;
    vec2 inside = vec2(float(hash >> 16), float(hash & 0xFFFFu)) / 65536.0;
    ivec2 size = textureSize(picture, 0);
    ivec2 at = min(ivec2((vec2(cell) + inside) * vec2(size) / vec2(cells)), size - 1);
    ivec2 beyond = min(at + 1, size - 1);
    colour = vec4(
            0.25 * (texelFetch(picture, at, 0).rgb + texelFetch(picture, ivec2(beyond.x, at.y), 0).rgb
                    + texelFetch(picture, ivec2(at.x, beyond.y), 0).rgb + texelFetch(picture, beyond, 0).rgb),
            1.0);
}
